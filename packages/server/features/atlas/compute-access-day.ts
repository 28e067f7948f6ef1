import { findArea } from '@maillage/territory/area.ts'
import type { CommuneIndex } from '@maillage/territory/communes.ts'
import { computeRealAccess, type RealAccess } from '@maillage/territory/real-access.ts'
import { minutesToPoints } from '../territory/minutes-to-points.ts'
import type { AccessDependencies } from './atlas-dependencies.ts'
import { readOpenSlots } from './read-open-slots.ts'
import { travelOf } from './travel-of.ts'

const HOUR_MS = 3_600_000
const DAYS_READ = 30
const MOST = 32_767

/** The real access of the communes of a network for one reason at one instant, as a row of `access_day` holds it. */
export interface AccessDay {
  reasonId: string
  /** ISO instant at which the slots were read. */
  at: string
  travel: string
  sites: string[]
  communes: string[]
  minutes48h: (number | null)[]
  minutes7d: (number | null)[]
  minutes30d: (number | null)[]
  /** Place in `sites`, from 1. */
  site7d: (number | null)[]
  thirdHours15: (number | null)[]
  thirdHours20: (number | null)[]
  thirdHours30: (number | null)[]
}

/** Computes how far the nearest open slots are now, for the communes of the départements of the network. */
export async function computeAccessDay(
  deps: AccessDependencies,
  departements: readonly string[],
  reasonId: string,
): Promise<AccessDay> {
  const { index } = deps
  const rows = rowsOf(index, departements)
  const { at, sites } = await readOpenSlots(deps, reasonId)
  const open = sites.filter((site) => site.isOwn && site.status === 'open')
  const now = Date.parse(at)
  const access = computeRealAccess({
    table: await minutesToPoints(deps, rows, open),
    communes: rows.length,
    sites: open.length,
    starts: open.map((site) => site.starts.map((start) => Date.parse(start))),
    now,
    until: now + DAYS_READ * 24 * HOUR_MS,
  })
  return {
    reasonId,
    at,
    travel: travelOf(deps.travelTime).label,
    sites: open.map((site) => site.id),
    communes: rows.map((row) => index.codes[row] ?? ''),
    ...columnsOf(access, now),
  }
}

function rowsOf(index: CommuneIndex, departements: readonly string[]): number[] {
  const rows = departements.flatMap((code) => {
    const area = findArea(index, `dep:${code}`)
    return 'refusal' in area ? [] : [...area.rows]
  })
  return [...new Set(rows)].toSorted((a, b) => a - b)
}

function columnsOf({ nearest, soonest }: RealAccess, now: number) {
  const minutesBy = (horizon: number) => Array.from(nearest[horizon]?.minutes ?? [], finite)
  const thirdIn = (reach: number) =>
    Array.from(soonest[reach]?.third ?? [], (third) => finite(Math.ceil((third - now) / HOUR_MS)))
  return {
    minutes48h: minutesBy(0),
    minutes7d: minutesBy(1),
    minutes30d: minutesBy(2),
    site7d: Array.from(nearest[1]?.site ?? [], (site) => (site < 0 ? null : site + 1)),
    thirdHours15: thirdIn(0),
    thirdHours20: thirdIn(1),
    thirdHours30: thirdIn(2),
  }
}

const finite = (value: number): number | null => (Number.isFinite(value) ? Math.min(value, MOST) : null)
