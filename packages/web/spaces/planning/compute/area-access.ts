import type { CommuneIndex } from '@maillage/territory/communes.ts'
import { coverageOf, type Nearest, nearestSites } from '@maillage/territory/coverage.ts'
import { createPlainTable } from '@maillage/territory/plain-estimate.ts'
import { computeRealAccess, type RealAccess } from '@maillage/territory/real-access.ts'
import { createEstimateTable, ESTIMATE_PARAMETERS } from '@maillage/territory/travel-estimate.ts'
import { communePlaces, type Places, type TravelTable } from '@maillage/territory/travel-table.ts'

/** How minutes are computed: the project's estimate, or one that anybody can check by hand. */
export type AccessTravel =
  | { readonly kind: 'estimate' }
  | { readonly kind: 'plain'; readonly detour: number; readonly kmPerHour: number }

/** Minutes that came from the server's roads. */
export interface GivenMinutes {
  readonly kind: 'given'
  readonly label: string
  /** Row-major, one row a commune of the area and one column a site; null where no road is known. */
  readonly minutes: readonly (number | null)[]
}

export interface AccessSite {
  readonly communeCode: string
  readonly lon: number
  readonly lat: number
  /** First free starts, epoch milliseconds, ascending; empty: the site is not counted. */
  readonly starts: readonly number[]
  /** Counts among the sites that exist or are announced, whatever they have free. */
  readonly isOnPaper: boolean
}

export interface AccessRequest {
  readonly travel: AccessTravel | GivenMinutes
  readonly sites: readonly AccessSite[]
  /** Epoch milliseconds. */
  readonly now: number
  readonly until: number
}

/** The share of inhabitants near enough when roads wind less, and more, than the estimate says. */
export interface ShareSpread {
  readonly low: number
  readonly high: number
}

export interface AreaAccess {
  /** Minutes, row-major, one row a commune and one column a site. */
  readonly table: Float64Array
  readonly sites: number
  readonly real: RealAccess
  /** The nearest of all sites on paper, announced ones too. */
  readonly paper: Nearest
  /** By horizon, in the order of `HORIZON_HOURS`. */
  readonly spread: readonly ShareSpread[]
}

/** Near enough, in minutes: the promise that the atlas measures. */
export const NEAR_MINUTES = 15

/** How far the detour of roads may stand from that of the estimate; see docs/guides/travel-time.md and the method page. */
const DETOUR_DOUBT = 0.15
const PLAIN_DETOUR_DOUBT = 0.1
/** How far minutes on known roads may stand from the drive. */
const GIVEN_DOUBT = 0.1
const ROWS_A_STEP = 256

/** Minutes from every commune to every site: as expected, when roads wind more, when they wind less. */
export interface AccessTables {
  readonly expected: Float64Array
  readonly winding: Float64Array
  readonly straight: Float64Array
}

/**
 * The minutes of an area. Goes step by step, and yields the part that is done, so that whoever runs it can show progress and stop.
 */
export function* computeTables(
  index: CommuneIndex,
  rows: Int32Array,
  request: AccessRequest,
): Generator<number, AccessTables> {
  const { travel } = request
  if (travel.kind === 'given') return givenTables(travel.minutes)
  const places = sitePlaces(index, request)
  const part = (turn: number, before: number) =>
    tableOf(travelTable(index, travel, turn), index, rows, places, before)
  const expected = yield* part(0, 0)
  const winding = yield* part(1, 1)
  const straight = yield* part(-1, 2)
  return { expected, winding, straight }
}

function givenTables(minutes: readonly (number | null)[]): AccessTables {
  const times = (part: number) =>
    Float64Array.from(minutes, (value) =>
      value === null ? Number.POSITIVE_INFINITY : Math.ceil(value * part),
    )
  return { expected: times(1), winding: times(1 + GIVEN_DOUBT), straight: times(1 - GIVEN_DOUBT) }
}

/** What is open, on minutes that are known: 4,446 communes x 60 sites in some 10 ms. */
export function accessOf(
  tables: AccessTables,
  population: readonly number[],
  request: AccessRequest,
): AreaAccess {
  const communes = population.length
  const real = (table: Float64Array) => computeRealAccess(realInput(table, communes, request))
  const sharesOf = ({ nearest }: RealAccess) =>
    nearest.map((near) => coverageOf(near, population, NEAR_MINUTES).share)
  const [lows, highs] = [sharesOf(real(tables.winding)), sharesOf(real(tables.straight))]
  return {
    table: tables.expected,
    sites: request.sites.length,
    real: real(tables.expected),
    paper: nearestOnPaper(tables.expected, communes, request.sites),
    spread: lows.map((low, at) => ({ low, high: highs[at] as number })),
  }
}

function realInput(table: Float64Array, communes: number, { sites, now, until }: AccessRequest) {
  return { table, communes, sites: sites.length, starts: sites.map((site) => site.starts), now, until }
}

function sitePlaces(index: CommuneIndex, { sites }: AccessRequest): Places {
  return {
    size: sites.length,
    lon: Float64Array.from(sites, (site) => site.lon),
    lat: Float64Array.from(sites, (site) => site.lat),
    commune: Int32Array.from(sites, (site) => index.rowOf(site.communeCode) ?? 0),
    areCommunes: false,
  }
}

/** `turn`: 1 for roads that wind more than expected, -1 for less, 0 as expected. */
export function travelTable(index: CommuneIndex, travel: AccessTravel, turn: number): TravelTable {
  if (travel.kind === 'plain') {
    const detour = Math.max(1, travel.detour + turn * PLAIN_DETOUR_DOUBT)
    return createPlainTable(index, { detour, kmPerHour: travel.kmPerHour })
  }
  if (turn === 0) return createEstimateTable(index)
  const times = 1 + turn * DETOUR_DOUBT
  const { near, far, fadeKm } = ESTIMATE_PARAMETERS.detour
  const detour = { near: near * times, far: far * times, fadeKm }
  return createEstimateTable(index, { ...ESTIMATE_PARAMETERS, detour })
}

function* tableOf(
  travel: TravelTable,
  index: CommuneIndex,
  rows: Int32Array,
  sites: Places,
  before: number,
): Generator<number, Float64Array> {
  const table = new Float64Array(rows.length * sites.size)
  for (let from = 0; from < rows.length; from += ROWS_A_STEP) {
    const step = rows.subarray(from, from + ROWS_A_STEP)
    table.set(travel.minutes(communePlaces(index, step), sites), from * sites.size)
    yield (before + Math.min(1, (from + ROWS_A_STEP) / rows.length)) / 3
  }
  return table
}

/** The same columns, and none where a site is not on paper. */
function nearestOnPaper(table: Float64Array, communes: number, sites: readonly AccessSite[]): Nearest {
  const masked = table.slice()
  for (const [column, site] of sites.entries()) {
    if (site.isOnPaper) continue
    for (let row = 0; row < communes; row++) masked[row * sites.length + column] = Number.POSITIVE_INFINITY
  }
  return nearestSites(masked, communes, sites.length)
}
