import type { SharingPlace, SharingProblem } from '@maillage/planning/sharing/sharing-problem.ts'
import type { SharingRefusal } from '@maillage/planning/sharing/sharing-refusal.ts'
import { nearestCommune } from '@maillage/territory/commune-grid.ts'
import type { Places, TravelTable } from '@maillage/territory/travel-table.ts'
import type { Ground } from '../territory/ground.ts'

interface Point {
  readonly lon: number
  readonly lat: number
  readonly commune: number
}

/**
 * Minutes there and back between the homes and the sites of a sharing, row-major practitioners x sites; or the places that are
 * no commune with a known position. A site given by its commune stands where the centre known there stands.
 */
export function roundTripsOf(
  { practitioners, sites }: SharingProblem,
  ground: Ground,
  travel: TravelTable,
): Float64Array | { readonly refusals: readonly SharingRefusal[] } {
  const refusals: SharingRefusal[] = []
  const find = (place: SharingPlace, path: string, isSite: boolean) => {
    const point = pointOf(place, ground, isSite)
    if (point === undefined) refusals.push({ path, kind: 'no-such-commune', code: String(place) })
    return point ?? { lon: Number.NaN, lat: Number.NaN, commune: 0 }
  }
  const there = sites.map(({ place }, row) => find(place, `sites[${row}].place`, true))
  const homes = practitioners.map(({ home }, row) => find(home, `practitioners[${row}].home`, false))
  if (refusals.length > 0) return { refusals }
  const out = travel.minutes(placesOf(homes), placesOf(there))
  const back = travel.minutes(placesOf(there), placesOf(homes))
  return Float64Array.from(out, (minutes, at) => {
    const [home, site] = [Math.floor(at / sites.length), at % sites.length]
    return minutes + back[site * practitioners.length + home]!
  })
}

function pointOf(place: SharingPlace, { index, centres }: Ground, isSite: boolean): Point | undefined {
  if (typeof place !== 'string') return { ...place, commune: nearestCommune(index, place.lon, place.lat) }
  const row = index.rowOf(place.toUpperCase())
  if (row === undefined || Number.isNaN(index.lon[row])) return undefined
  const centre = isSite ? centres.find(({ commune }) => commune === index.codes[row]) : undefined
  return { lon: centre?.lon ?? index.lon[row]!, lat: centre?.lat ?? index.lat[row]!, commune: row }
}

function placesOf(points: readonly Point[]): Places {
  return {
    size: points.length,
    lon: Float64Array.from(points, ({ lon }) => lon),
    lat: Float64Array.from(points, ({ lat }) => lat),
    commune: Int32Array.from(points, ({ commune }) => commune),
    areCommunes: false,
  }
}
