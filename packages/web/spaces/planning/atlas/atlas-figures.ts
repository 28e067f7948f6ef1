import type { CommuneIndex } from '@maillage/territory/communes.ts'
import { coverageOf, type Nearest } from '@maillage/territory/coverage.ts'
import {
  type AccessSummary,
  classOf,
  MINUTE_CLASSES,
  summariseAccess,
} from '@maillage/territory/access-summary.ts'
import { daysUntil } from '@maillage/territory/real-access.ts'
import { type AreaAccess, NEAR_MINUTES, type ShareSpread } from '../compute/area-access.ts'
import type { Layer, Sort } from './atlas-view.ts'

/** One commune in the table and on the map; row `i` of the area. */
export interface CommuneFigures {
  readonly row: number
  readonly code: string
  readonly name: string
  readonly epci: string
  readonly population: number
  /** Infinity when no road leads to a slot. */
  readonly minutes: number
  /** Column of the nearest site; -1 for none. */
  readonly site: number
  /** Days to the third next appointment; Infinity for none. */
  readonly thirdDays: number
  /** 1: the furthest of the area. */
  readonly rank: number
}

export interface AtlasFigures {
  readonly population: number
  readonly covered: number
  readonly share: number
  readonly paperShare: number
  readonly spread: ShareSpread
  readonly summary: AccessSummary
  /** What the layer shows, class by class; the last class is "none". */
  readonly classes: readonly LegendClass[]
  /** Classes before this one are near enough: the strong line stands there. */
  readonly breakAt: number
  /** By row of the area. */
  readonly communes: readonly CommuneFigures[]
  readonly classOfRow: Uint8Array
}

export interface LegendClass {
  readonly from: number
  readonly upTo: number
  readonly people: number
  readonly share: number
}

/** Upper bounds in days of the classes of the third appointment; the break stands after a week. */
export const DAY_CLASSES = [1, 3, 7, 10, 14, 21, 30] as const
/** The third appointment is looked for at most so many minutes away: the place in `REACH_MINUTES`, and the minutes. */
const THIRD_REACH = 2
const BREAK_AT = 3

export interface FiguresInput {
  readonly index: CommuneIndex
  readonly rows: Int32Array
  readonly epciNames: ReadonlyMap<string, string>
  readonly access: AreaAccess
  readonly horizon: number
  readonly layer: Layer
  /** Epoch milliseconds. */
  readonly now: number
}

/** Everything that the screen says in numbers, from one computation: map, legend, table and sheet cannot differ. */
export function atlasFigures(input: FiguresInput): AtlasFigures {
  const { index, rows, access, horizon, layer } = input
  const population = Array.from(rows, (row) => index.population[row] as number)
  const nearest = access.real.nearest[horizon] as Nearest
  const coverage = coverageOf(nearest, population, NEAR_MINUTES)
  const communes = ranked(communeFigures(input, nearest, population))
  const values = communes.map((commune) => (layer === 'minutes' ? commune.minutes : commune.thirdDays))
  const bounds = layer === 'minutes' ? MINUTE_CLASSES : DAY_CLASSES
  const classOfRow = Uint8Array.from(values, (value) => classAmong(value, bounds))
  return {
    population: coverage.population,
    covered: coverage.covered,
    share: coverage.share,
    paperShare: coverageOf(access.paper, population, NEAR_MINUTES).share,
    spread: access.spread[horizon] as ShareSpread,
    summary: summariseAccess(nearest.minutes, population),
    classes: legendOf(classOfRow, population, bounds, coverage.population),
    breakAt: BREAK_AT,
    communes,
    classOfRow,
  }
}

/** One class more beyond the last bound, and one for no value at all. */
function classAmong(value: number, bounds: readonly number[]): number {
  if (!Number.isFinite(value)) return bounds.length + 1
  if (bounds === MINUTE_CLASSES) return classOf(value)
  const place = bounds.findIndex((upTo) => value <= upTo)
  return place < 0 ? bounds.length : place
}

function legendOf(
  classOfRow: Uint8Array,
  population: readonly number[],
  bounds: readonly number[],
  total: number,
): LegendClass[] {
  const people = new Float64Array(bounds.length + 2)
  for (const [row, place] of classOfRow.entries())
    people[place] = (people[place] as number) + (population[row] as number)
  return Array.from(people, (count, place) => ({
    from: bounds[place - 1] ?? (place === 0 ? 0 : Number.POSITIVE_INFINITY),
    upTo: bounds[place] ?? Number.POSITIVE_INFINITY,
    people: count,
    share: total === 0 ? 0 : count / total,
  }))
}

function communeFigures(
  { index, rows, epciNames, access, now }: FiguresInput,
  nearest: Nearest,
  population: readonly number[],
): CommuneFigures[] {
  const third = access.real.soonest[THIRD_REACH]?.third
  return Array.from(rows, (at, row) => ({
    row,
    code: index.codes[at] as string,
    name: index.names[at] as string,
    epci: epciNames.get(String(index.epci[at])) ?? '',
    population: population[row] as number,
    minutes: nearest.minutes[row] as number,
    site: nearest.site[row] as number,
    thirdDays: daysUntil(third?.[row] ?? Number.POSITIVE_INFINITY, now),
    rank: 0,
  }))
}

const worstFirst = (a: CommuneFigures, b: CommuneFigures) =>
  (a.minutes === b.minutes ? 0 : b.minutes - a.minutes) || b.population - a.population || a.row - b.row

/** The furthest first; of two as far, the one with more inhabitants. */
function ranked(communes: CommuneFigures[]): CommuneFigures[] {
  const ranks = new Map(communes.toSorted(worstFirst).map((commune, at) => [commune.row, at + 1]))
  return communes.map((commune) => ({ ...commune, rank: ranks.get(commune.row) as number }))
}

/** The communes in the order of a column; equal ones keep the order of their ranks. */
export function sortedCommunes(
  communes: readonly CommuneFigures[],
  { by, isRising }: Sort,
  siteName: (column: number) => string,
  locale: string,
): CommuneFigures[] {
  const collator = new Intl.Collator(locale)
  const turn = isRising ? 1 : -1
  const compare: Record<Sort['by'], (a: CommuneFigures, b: CommuneFigures) => number> = {
    minutes: (a, b) => b.rank - a.rank,
    population: (a, b) => a.population - b.population,
    name: (a, b) => collator.compare(a.name, b.name),
    nearest: (a, b) => collator.compare(siteName(a.site), siteName(b.site)),
  }
  return communes.toSorted((a, b) => turn * compare[by](a, b) || a.rank - b.rank)
}
