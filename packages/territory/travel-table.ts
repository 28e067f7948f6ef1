import type { CommuneIndex } from './communes.ts'

/** Places in columns: row `i` of every column is the same place. */
export interface Places {
  readonly size: number
  /** WGS84 degrees; NaN when unknown. */
  readonly lon: Float64Array
  readonly lat: Float64Array
  /** Row of the commune of each place in the index. */
  readonly commune: Int32Array
  /** The places are whole communes ("somewhere in Lectoure"), not points of them. */
  readonly areCommunes: boolean
}

/**
 * Travel time between many places at once: what the atlas and the planning compute on.
 * `TravelTime` answers the search of a patient with the same figures, pair by pair, with its fallbacks.
 */
export interface TravelTable {
  /** How the minutes were made, to print beside them: `estimate`, `estimate:detour=1.35,speed=55`, `roads:gers.roads`... */
  readonly label: string
  /** Minutes beyond which nothing is known, so that Infinity means "further than that, or no road"; absent when there is no such bound. */
  readonly maxMinutes?: number
  /** Whole minutes by car, rounded up, row-major `from.size x to.size`; Infinity where no road is known, or beyond `maxMinutes`. */
  minutes(from: Places, to: Places): Float64Array
}

/** Communes as places, by their rows in the index: the village centre when it is known, else the centroid. */
export function communePlaces(index: CommuneIndex, rows: ArrayLike<number>): Places {
  const commune = Int32Array.from(rows)
  const lon = new Float64Array(commune.length)
  const lat = new Float64Array(commune.length)
  for (let place = 0; place < commune.length; place++) {
    lon[place] = index.lon[commune[place] as number] as number
    lat[place] = index.lat[commune[place] as number] as number
  }
  return { size: commune.length, lon, lat, commune, areCommunes: true }
}

/** The same points as places of their own: where a site would stand, in the middle of its commune. */
export function pointsOf(places: Places): Places {
  return { ...places, areCommunes: false }
}
