import { communesAround } from '../commune-grid.ts'
import type { CommuneIndex } from '../communes.ts'
import type { TravelCsr } from '../travel-csr.ts'
import { ESTIMATE_PARAMETERS, type EstimateParameters } from '../travel-estimate.ts'
import { communePlaces, type TravelTable } from '../travel-table.ts'

/** No car is faster from door to door, on any road. */
const FASTEST_KM_PER_MINUTE = 95 / 60

/**
 * Minutes between all communes that are at most `maxMinutes` apart, each commune with itself included. Communes without
 * a position have no pair. `kmWithin` bounds the great-circle distance of what may be that near.
 * All of France at 20 minutes: about 2 s with the estimate.
 */
export function travelWithin(
  index: CommuneIndex,
  table: TravelTable,
  maxMinutes: number,
  kmWithin: number = maxMinutes * FASTEST_KM_PER_MINUTE,
): TravelCsr {
  const start = new Uint32Array(index.size + 1)
  let to = new Uint32Array(index.size * 64)
  let minutes = new Float32Array(to.length)
  let pairs = 0
  for (let origin = 0; origin < index.size; origin++) {
    const near = Number.isNaN(index.lon[origin]) ? new Int32Array(0) : communesNear(index, origin, kmWithin)
    const row = table.minutes(communePlaces(index, [origin]), communePlaces(index, near))
    if (pairs + near.length > to.length) {
      to = grown(to, new Uint32Array(to.length * 2))
      minutes = grown(minutes, new Float32Array(to.length))
    }
    for (let at = 0; at < near.length; at++) {
      if (!((row[at] as number) <= maxMinutes)) continue
      to[pairs] = near[at] as number
      minutes[pairs++] = row[at] as number
    }
    start[origin + 1] = pairs
  }
  return {
    origins: index.size,
    destinations: index.size,
    start,
    to: to.slice(0, pairs),
    minutes: minutes.slice(0, pairs),
  }
}

const KM_PER_DEGREE = 111.2
/** Flat distances are a little off at this scale: what lies just within is kept. */
const FLAT_MARGIN = 1.01

/** Rows of the communes whose centre lies within `km` of that of another, rising; some just beyond are among them. */
function communesNear(index: CommuneIndex, origin: number, km: number): Int32Array {
  const [lon, lat] = [index.lon[origin] as number, index.lat[origin] as number]
  const furthest = (km * FLAT_MARGIN) ** 2
  const narrowest = KM_PER_DEGREE * Math.cos(((Math.abs(lat) + km / KM_PER_DEGREE) * Math.PI) / 180)
  const around = Int32Array.from(communesAround(index, lon, lat, km))
  let near = 0
  for (const row of around) {
    const east = ((index.lon[row] as number) - lon) * narrowest
    const north = ((index.lat[row] as number) - lat) * KM_PER_DEGREE
    if (east * east + north * north <= furthest) around[near++] = row
  }
  return around.subarray(0, near).sort()
}

function grown<Column extends Uint32Array | Float32Array>(full: Column, wider: Column): Column {
  wider.set(full)
  return wider
}

/** Great-circle kilometres beyond which the project's estimate is above `minutes`. */
export function estimateKmWithin(
  minutes: number,
  parameters: EstimateParameters = ESTIMATE_PARAMETERS,
): number {
  const { terminalMinutes, openKmPerHour, longKmPerHour, localKm, openKm, detour, localSpeeds } = parameters
  const hours = Math.max(0, minutes - terminalMinutes) / 60
  const open = Math.max(openKmPerHour, ...localSpeeds.map(([, kmPerHour]) => kmPerHour))
  const fastest = hours * open > 2 * localKm + openKm ? Math.max(open, longKmPerHour) : open
  return (hours * fastest) / detour.far
}
