import type { AreaMinutes } from '@maillage/contract/atlas-minutes.ts'
import type { Area } from '@maillage/territory/area.ts'
import type { CommuneIndex } from '@maillage/territory/communes.ts'
import { minutesToPoints, type SitePoint } from '../territory/minutes-to-points.ts'
import { areaTooLarge } from './atlas.refusals.ts'
import type { AccessDependencies } from './atlas-dependencies.ts'
import { readSites } from './atlas.queries.ts'
import { centreId, otherCentres } from './known-centres.ts'
import { requireArea } from './require-area.ts'
import { travelOf } from './travel-of.ts'

/** A département to all of its communes; a région to its sites. */
const MOST_PAIRS = 400_000

interface Point extends SitePoint {
  id: string
}

/**
 * Minutes from the communes of an area to the sites that the atlas shows, or to its own communes, where a site might open.
 * @throws {Refusal} `not-an-area`, `no-such-area`, `area-too-large`.
 */
export async function readAreaMinutes(
  deps: AccessDependencies,
  key: string,
  to: 'sites' | 'communes',
): Promise<AreaMinutes> {
  const { index } = deps
  const area = requireArea(index, key)
  const points = to === 'sites' ? await sitePoints(deps) : communePoints(index, area)
  if (points.length * area.rows.length > MOST_PAIRS) throw areaTooLarge()
  const minutes = await minutesToPoints(deps, area.rows, points)
  return {
    label: travelOf(deps.travelTime).label,
    from: Array.from(area.rows, (row) => index.codes[row] as string),
    to: points.map(({ id }) => id),
    minutes: Array.from(minutes, (value) => (Number.isFinite(value) ? value : null)),
  }
}

async function sitePoints({ platform, network }: AccessDependencies): Promise<Point[]> {
  const sites = await readSites(platform.db, await network.id())
  const others = await otherCentres(sites)
  return [
    ...sites.map(({ id, lon, lat, communeCode }) => ({ id, lon, lat, communeCode })),
    ...others.map(({ commune, lon, lat }) => ({ id: centreId(commune), lon, lat, communeCode: commune })),
  ]
}

function communePoints(index: CommuneIndex, { rows }: Area): Point[] {
  return Array.from(rows, (row) => {
    const code = index.codes[row] as string
    return { id: code, lon: index.lon[row] as number, lat: index.lat[row] as number, communeCode: code }
  })
}
