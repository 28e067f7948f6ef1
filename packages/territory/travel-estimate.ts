import { nearestCommune } from './commune-grid.ts'
import { type CommuneIndex, densityOf } from './communes.ts'
import { greatCircleKm } from './great-circle.ts'
import type { Places, TravelTable } from './travel-table.ts'
import { type TravelPlace, type TravelTime, UnknownCommuneError } from './travel-time.ts'

/** The figures of the estimate; their sources and their error are in docs/guides/travel-time.md. */
export interface EstimateParameters {
  /** Road over great-circle distance: `far + (near - far) * exp(-km / fadeKm)`. */
  readonly detour: { readonly near: number; readonly far: number; readonly fadeKm: number }
  /** Minutes to get under way and to park. */
  readonly terminalMinutes: number
  /** Road kilometres around each end that are driven at the speed of its density. */
  readonly localKm: number
  /** Speed in km/h around an end, by inhabitants per km2, increasing; linear in the logarithm between. */
  readonly localSpeeds: readonly (readonly [density: number, kmPerHour: number])[]
  /** Speed between the two ends, then beyond `openKm` road kilometres. */
  readonly openKmPerHour: number
  readonly openKm: number
  readonly longKmPerHour: number
  /** Minutes inside a commune whose area is unknown. */
  readonly withinUnknownAreaMinutes: number
}

export const ESTIMATE_PARAMETERS: EstimateParameters = {
  detour: { near: 1.42, far: 1.22, fadeKm: 9 },
  terminalMinutes: 1,
  localKm: 5,
  localSpeeds: [
    [60, 60],
    [300, 48],
    [1000, 36],
    [3000, 28],
    [10000, 20],
  ],
  openKmPerHour: 75,
  openKm: 40,
  longKmPerHour: 95,
  withinUnknownAreaMinutes: 5,
}

/** Mean distance from the centre of a disc to its points, for an area of 1. */
const MEAN_RADIUS = 2 / 3 / Math.sqrt(Math.PI)

/** A place as the estimate needs it. */
interface Located {
  readonly row: number
  readonly lon: number
  readonly lat: number
  /** The place is the whole commune, not a point of it. */
  readonly whole: boolean
}

export interface TravelEstimate extends TravelTime {
  readonly kind: 'estimate'
  /** One pair, at once; see `TravelPair.minutes`. */
  minutesBetween(from: TravelPlace, to: TravelPlace): number | null
  /** From one place to every commune of the index, by row: minutes, or NaN where there is no answer. */
  minutesToCommunes(from: TravelPlace, rows: ArrayLike<number>): Float64Array
}

/**
 * Travel time without any road data: great-circle distance, times a detour that falls with distance, at speeds that
 * follow the density of both ends. The same in both directions. One origin to 300 places takes about 50 microseconds.
 */
export function createTravelEstimate(
  index: CommuneIndex,
  parameters: EstimateParameters = ESTIMATE_PARAMETERS,
): TravelEstimate {
  const pace = paceOf(index, parameters)
  const between = (a: Located, b: Located) => minutesOf(index, pace, parameters, a, b)
  return {
    kind: 'estimate',
    minutesBetween: (from, to) => wholeMinutes(between(locate(index, from), locate(index, to))),
    minutesToCommunes: (from, rows) => {
      const origin = locate(index, from)
      return Float64Array.from(rows, (row) => Math.ceil(between(origin, wholeCommune(index, row))))
    },
    minutes: async (from, to) => {
      const destinations = to.map((place) => locate(index, place))
      const pairs = from.map((place) => {
        const origin = locate(index, place)
        return destinations.map((destination) => {
          return { minutes: wholeMinutes(between(origin, destination)), provider: 'estimate' as const }
        })
      })
      return { pairs, fallbacks: [] }
    },
  }
}

/** The same estimate over whole tables: the same minutes, Infinity instead of null. 458 communes x 458 sites take about 20 ms. */
export function createEstimateTable(
  index: CommuneIndex,
  parameters: EstimateParameters = ESTIMATE_PARAMETERS,
): TravelTable {
  const pace = paceOf(index, parameters)
  return {
    label: 'estimate',
    minutes: (from, to) => {
      const destinations = located(to)
      const table = new Float64Array(from.size * to.size)
      for (const [i, origin] of located(from).entries()) {
        for (const [j, destination] of destinations.entries()) {
          const minutes = minutesOf(index, pace, parameters, origin, destination)
          table[i * to.size + j] = Number.isNaN(minutes) ? Number.POSITIVE_INFINITY : Math.ceil(minutes)
        }
      }
      return table
    },
  }
}

function located({ size, lon, lat, commune, areCommunes }: Places): Located[] {
  return Array.from({ length: size }, (_, i) => ({
    row: commune[i] as number,
    lon: lon[i] as number,
    lat: lat[i] as number,
    whole: areCommunes,
  }))
}

function paceOf(index: CommuneIndex, parameters: EstimateParameters): Float64Array {
  return Float64Array.from(
    { length: index.size },
    (_, row) => 60 / localSpeed(densityOf(index, row), parameters),
  )
}

const wholeMinutes = (minutes: number) => (Number.isNaN(minutes) ? null : Math.ceil(minutes))

function wholeCommune(index: CommuneIndex, row: number): Located {
  return { row, lon: index.lon[row] as number, lat: index.lat[row] as number, whole: true }
}

function locate(index: CommuneIndex, place: TravelPlace): Located {
  const code = typeof place === 'string' ? place : place.commune
  const row = code === undefined ? undefined : index.rowOf(code)
  if (code !== undefined && row === undefined) throw new UnknownCommuneError(code)
  if (typeof place === 'string') return wholeCommune(index, row as number)
  return {
    row: row ?? nearestCommune(index, place.lon, place.lat),
    lon: place.lon,
    lat: place.lat,
    whole: false,
  }
}

function minutesOf(
  index: CommuneIndex,
  pace: Float64Array,
  parameters: EstimateParameters,
  from: Located,
  to: Located,
): number {
  const slow = (pace[from.row] as number) + (pace[to.row] as number)
  if (from.row === to.row && (from.whole || to.whole)) {
    return withinCommune(index.areaKm2[from.row] as number, slow / 2, parameters)
  }
  if (index.roadIsland[from.row] !== index.roadIsland[to.row]) return Number.NaN
  const km = greatCircleKm(from.lon, from.lat, to.lon, to.lat)
  const { near, far, fadeKm } = parameters.detour
  const road = km * (far + (near - far) * Math.exp(-km / fadeKm))
  const local = Math.min(road / 2, parameters.localKm)
  const open = Math.min(road - 2 * local, parameters.openKm)
  const long = road - 2 * local - open
  return (
    parameters.terminalMinutes +
    local * slow +
    (60 * open) / parameters.openKmPerHour +
    (60 * long) / parameters.longKmPerHour
  )
}

function withinCommune(areaKm2: number, pace: number, parameters: EstimateParameters): number {
  if (!(areaKm2 > 0)) return parameters.withinUnknownAreaMinutes
  const road = MEAN_RADIUS * Math.sqrt(areaKm2) * parameters.detour.near
  return parameters.terminalMinutes + road * pace
}

function localSpeed(density: number, { localSpeeds }: EstimateParameters): number {
  let [lowDensity, lowSpeed] = localSpeeds[0] as readonly [number, number]
  if (density <= lowDensity) return lowSpeed
  for (const [highDensity, highSpeed] of localSpeeds) {
    if (density <= highDensity) {
      const part = Math.log(density / lowDensity) / Math.log(highDensity / lowDensity)
      return lowSpeed + part * (highSpeed - lowSpeed)
    }
    lowDensity = highDensity
    lowSpeed = highSpeed
  }
  return lowSpeed
}
