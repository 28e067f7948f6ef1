import type { AtlasSite, OpenSlots } from '@maillage/contract/atlas.ts'
import { computeRealAccess, HORIZON_HOURS } from '@maillage/territory/real-access.ts'
import type { AtlasDependencies } from '../atlas/atlas-dependencies.ts'
import { minutesToPoints } from '../territory/minutes-to-points.ts'

/** "This week": seven days of 24 hours. */
const WEEK = HORIZON_HOURS.indexOf(168)
const DAYS_READ = 30

/** Minutes from communes (by row) to the nearest slot open this week; Infinity when there is none. */
export async function minutesToOpenSlots(
  deps: AtlasDependencies,
  { at, sites }: OpenSlots,
  rows: ArrayLike<number>,
): Promise<Float64Array> {
  const open = sites.filter((site: AtlasSite) => site.starts.length > 0)
  const table = await minutesToPoints(deps, rows, open)
  const now = Date.parse(at)
  const { nearest } = computeRealAccess({
    table,
    communes: rows.length,
    sites: open.length,
    starts: open.map((site) => site.starts.map((start) => Date.parse(start))),
    now,
    until: now + DAYS_READ * 24 * 3_600_000,
  })
  return nearest[WEEK]?.minutes ?? new Float64Array(rows.length).fill(Number.POSITIVE_INFINITY)
}
