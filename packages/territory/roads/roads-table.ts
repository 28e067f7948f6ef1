import type { CommuneIndex } from '../communes.ts'
import { greatCircleKm } from '../great-circle.ts'
import type { Places, TravelTable } from '../travel-table.ts'
import type { RoadTimes } from './roads-file.ts'

/** A travel table that knows nothing beyond a bound. */
export interface BoundedTravelTable extends TravelTable {
  readonly maxMinutes: number
  /** Whether it knows the commune of a row of the index. */
  holds(commune: number): boolean
}

/** A commune that the file of road times does not hold: nothing can be said of it. */
export class PlaceNotInRoads extends Error {
  override readonly name = 'PlaceNotInRoads'
  readonly commune: string

  constructor(commune: string) {
    super(`the road times do not hold the commune ${commune}`)
    this.commune = commune
  }
}

/** A point this near to a place of the file is that place. */
const SAME_PLACE_KM = 0.05
/** From a point to the place of the file that stands for it: a detour of 1.3 at 40 km/h, where the village streets are. */
const CORRECTION_MINUTES_PER_KM = (60 * 1.3) / 40

/**
 * Road times as a table. A point that is no place of the file counts as its commune, and the way between the two is added; inside
 * one commune the answer comes from `inside`, which knows how wide a commune is.
 * @param label names the file: `roads:gers.roads`.
 */
export function createRoadsTable(
  roads: RoadTimes,
  index: CommuneIndex,
  inside: TravelTable,
  label: string,
): BoundedTravelTable {
  const { maxMinutes } = roads.provenance
  const rows = rowsByCommune(roads, index)
  const stand = (places: Places) =>
    Array.from({ length: places.size }, (_, i) => standIn(roads, rows, index, places, i))
  return {
    label: `${label},max=${maxMinutes}`,
    maxMinutes,
    holds: (commune) => rows.has(commune),
    minutes(from, to) {
      const table = new Float64Array(from.size * to.size)
      const destinations = stand(to)
      const row = new Float32Array(roads.places.length)
      for (const [i, origin] of stand(from).entries()) {
        fillRow(roads, origin.row, row)
        for (const [j, destination] of destinations.entries()) {
          const minutes = (row[destination.row] as number) + origin.extra + destination.extra
          table[i * to.size + j] = minutes <= maxMinutes ? Math.ceil(minutes) : Number.POSITIVE_INFINITY
        }
      }
      answerInside(table, from, to, inside)
      return table
    },
  }
}

/** Minutes from one place of the file to all: Infinity where the file has no pair. */
function fillRow({ times }: RoadTimes, origin: number, row: Float32Array): void {
  row.fill(Number.POSITIVE_INFINITY)
  row[origin] = 0
  for (let pair = times.start[origin] as number; pair < (times.start[origin + 1] as number); pair++)
    row[times.to[pair] as number] = times.minutes[pair] as number
}

interface CommuneRows {
  /** Row of the commune itself in the file. */
  readonly commune: number
  /** Rows of everything in the commune. */
  readonly all: readonly number[]
}

function rowsByCommune({ places }: RoadTimes, index: CommuneIndex): ReadonlyMap<number, CommuneRows> {
  const known = new Map<number, { commune: number; all: number[] }>()
  for (const [row, { kind, commune }] of places.entries()) {
    const communeRow = index.rowOf(commune)
    if (communeRow === undefined) continue
    const there = known.get(communeRow) ?? { commune: row, all: [] }
    if (kind === 'commune') there.commune = row
    there.all.push(row)
    known.set(communeRow, there)
  }
  return known
}

/** The row of the file that stands for a place, and the minutes between the two. */
function standIn(
  { places }: RoadTimes,
  rows: ReadonlyMap<number, CommuneRows>,
  index: CommuneIndex,
  { commune, lon, lat, areCommunes }: Places,
  i: number,
): { row: number; extra: number } {
  const known = rows.get(commune[i] as number)
  if (known === undefined) throw new PlaceNotInRoads(index.codes[commune[i] as number] as string)
  if (areCommunes || Number.isNaN(lon[i])) return { row: known.commune, extra: 0 }
  const kmTo = (row: number) => {
    const place = places[row] as RoadTimes['places'][number]
    return greatCircleKm(lon[i] as number, lat[i] as number, place.lon, place.lat)
  }
  const same = known.all.find((row) => kmTo(row) <= SAME_PLACE_KM)
  if (same !== undefined) return { row: same, extra: 0 }
  return { row: known.commune, extra: kmTo(known.commune) * CORRECTION_MINUTES_PER_KM }
}

function answerInside(table: Float64Array, from: Places, to: Places, inside: TravelTable): void {
  if (!from.areCommunes && !to.areCommunes) return
  const places = new Map<number, number[]>()
  for (let j = 0; j < to.size; j++) {
    const there = places.get(to.commune[j] as number)
    if (there === undefined) places.set(to.commune[j] as number, [j])
    else there.push(j)
  }
  for (let i = 0; i < from.size; i++) {
    for (const j of places.get(from.commune[i] as number) ?? [])
      table[i * to.size + j] = inside.minutes(onePlace(from, i), onePlace(to, j))[0] as number
  }
}

const onePlace = (places: Places, i: number): Places => ({
  size: 1,
  lon: places.lon.slice(i, i + 1),
  lat: places.lat.slice(i, i + 1),
  commune: places.commune.slice(i, i + 1),
  areCommunes: places.areCommunes,
})
