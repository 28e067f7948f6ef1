import { nearestCommune } from '../commune-grid.ts'
import type { CommuneIndex } from '../communes.ts'
import type { TravelEstimate } from '../travel-estimate.ts'
import type { Places } from '../travel-table.ts'
import { type TravelPair, type TravelPlace, type TravelTime, UnknownCommuneError } from '../travel-time.ts'
import type { RoadTimes } from './roads-file.ts'
import type { BoundedTravelTable } from './roads-table.ts'

/**
 * Travel times of a file of road times, pair by pair. Beyond the bound of the file the estimate answers, and never less than the
 * bound; it answers too for communes that the file does not hold, which is said in `fallbacks`.
 */
export function createRoadsTravelTime(
  { places }: Pick<RoadTimes, 'places'>,
  table: BoundedTravelTable,
  index: CommuneIndex,
  estimate: TravelEstimate,
): TravelTime {
  const held = new Set(places.map(({ commune }) => index.rowOf(commune)))
  return {
    kind: 'roads',
    label: table.label,
    minutes: async (from, to) => {
      const [origins, destinations] = [located(index, from), located(index, to)]
      const minutes = minutesHeld(table, held, origins, destinations)
      let missing = 0
      const pairs = from.map((origin, i) =>
        to.map((destination, j): TravelPair => {
          const isHeld = held.has(origins[i]?.row) && held.has(destinations[j]?.row)
          const found = minutes(i, j)
          if (Number.isFinite(found)) return { minutes: found, provider: 'roads' }
          if (!isHeld) missing++
          const estimated = estimate.minutesBetween(origin, destination)
          const beyond = isHeld && estimated !== null ? Math.max(estimated, table.maxMinutes + 1) : estimated
          return { minutes: beyond, provider: 'estimate' }
        }),
      )
      if (missing === 0) return { pairs, fallbacks: [] }
      return { pairs, fallbacks: [{ provider: 'roads', reason: 'missing-pair', pairs: missing }] }
    },
  }
}

interface Located {
  row: number
  lon: number
  lat: number
  whole: boolean
}

function located(index: CommuneIndex, places: readonly TravelPlace[]): Located[] {
  return places.map((place) => {
    const code = typeof place === 'string' ? place : place.commune
    const known = code === undefined ? undefined : index.rowOf(code)
    if (code !== undefined && known === undefined) throw new UnknownCommuneError(code)
    if (typeof place !== 'string')
      return {
        row: known ?? nearestCommune(index, place.lon, place.lat),
        lon: place.lon,
        lat: place.lat,
        whole: false,
      }
    const row = known as number
    return { row, lon: index.lon[row] as number, lat: index.lat[row] as number, whole: true }
  })
}

/** Minutes between those that the table holds; Infinity for the others. A table asks communes and points apart. */
function minutesHeld(
  table: BoundedTravelTable,
  held: ReadonlySet<number | undefined>,
  from: readonly Located[],
  to: readonly Located[],
): (i: number, j: number) => number {
  const found = new Float64Array(from.length * to.length).fill(Number.POSITIVE_INFINITY)
  for (const fromWhole of [true, false]) {
    for (const toWhole of [true, false]) {
      const origins = placesOf(from, held, fromWhole)
      const destinations = placesOf(to, held, toWhole)
      if (origins.size === 0 || destinations.size === 0) continue
      const minutes = table.minutes(origins, destinations)
      for (const [i, origin] of origins.at.entries())
        for (const [j, destination] of destinations.at.entries())
          found[origin * to.length + destination] = minutes[i * destinations.size + j] as number
    }
  }
  return (i, j) => found[i * to.length + j] as number
}

/** Those places that the table holds, of one of the two kinds, and where they stand in the list. */
function placesOf(
  places: readonly Located[],
  held: ReadonlySet<number | undefined>,
  whole: boolean,
): Places & { at: number[] } {
  const at = places.flatMap((place, i) => (place.whole === whole && held.has(place.row) ? [i] : []))
  const those = at.map((i) => places[i] as Located)
  return {
    at,
    size: at.length,
    lon: Float64Array.from(those, ({ lon }) => lon),
    lat: Float64Array.from(those, ({ lat }) => lat),
    commune: Int32Array.from(those, ({ row }) => row),
    areCommunes: whole,
  }
}
