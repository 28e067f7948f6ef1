import { communesAround } from './commune-grid.ts'
import type { CommuneCode, CommuneIndex } from './communes.ts'
import type { TravelEstimate } from './travel-estimate.ts'
import { type TravelPlace, UnknownCommuneError } from './travel-time.ts'

export interface CommuneReached {
  readonly code: CommuneCode
  /** Whole minutes, rounded up. */
  readonly minutes: number
}

/** No car is faster from door to door: bounds the communes that are looked at. */
const FASTEST_KM_PER_MINUTE = 95 / 60

/**
 * Communes that a car reaches from a place in at most `minutes`, nearest first, by the estimate; only those of
 * `departements` when it is given. The commune of the place itself is among them if its own width allows.
 * @throws UnknownCommuneError for a commune code that does not exist.
 */
export function communesWithin(
  index: CommuneIndex,
  estimate: TravelEstimate,
  origin: TravelPlace,
  minutes: number,
  departements?: ReadonlySet<string>,
): CommuneReached[] {
  const { lon, lat } = positionOf(index, origin)
  if (Number.isNaN(lon)) return []
  const rows = communesAround(index, lon, lat, minutes * FASTEST_KM_PER_MINUTE).filter((row) => {
    const departement = index.departements[index.departementOf[row] as number]
    return departements === undefined || (departement !== undefined && departements.has(departement.code))
  })
  const reached = estimate.minutesToCommunes(origin, rows)
  return rows
    .map((row, i) => ({ code: index.codes[row] as string, minutes: reached[i] as number }))
    .filter((commune) => commune.minutes <= minutes)
    .sort((a, b) => a.minutes - b.minutes || (a.code < b.code ? -1 : 1))
}

function positionOf(index: CommuneIndex, place: TravelPlace): { lon: number; lat: number } {
  if (typeof place !== 'string') return place
  const row = index.rowOf(place)
  if (row === undefined) throw new UnknownCommuneError(place)
  return { lon: index.lon[row] as number, lat: index.lat[row] as number }
}
