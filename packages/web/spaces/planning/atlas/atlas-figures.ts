import type { CommuneIndex } from '@maillage/territory/communes.ts'
import { coverageOf, type Nearest } from '@maillage/territory/coverage.ts'
import { type AccessSummary, summariseAccess } from '@maillage/territory/access-summary.ts'
import { daysUntil } from '@maillage/territory/real-access.ts'
import { type AreaAccess, NEAR_MINUTES, type ShareSpread } from '../compute/area-access.ts'
import type { Sort } from './atlas-view.ts'
import type { CommuneFigures } from './commune-figures.ts'
import { classAmong, LAYER_SPECS, type Layer } from './layers.ts'

export interface AtlasFigures {
  readonly population: number
  readonly covered: number
  readonly share: number
  readonly paperShare: number
  /** Inhabitants on the strong side of the layer's line: near enough, soon enough, or under-served. */
  readonly beforeBreak: number
  readonly spread: ShareSpread
  readonly summary: AccessSummary
  /** What the layer shows, class by class; the last class is "none". */
  readonly classes: readonly LegendClass[]
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

/** The third appointment is looked for at most so many minutes away: the place in `REACH_MINUTES`, and the minutes. */
const THIRD_REACH = 2

export interface FiguresInput {
  readonly index: CommuneIndex
  readonly rows: Int32Array
  readonly epciNames: ReadonlyMap<string, string>
  readonly access: AreaAccess
  /** By code; nothing while it comes. */
  readonly apl: ReadonlyMap<string, number> | undefined
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
  const layerSpec = LAYER_SPECS[layer]
  const classOfRow = Uint8Array.from(communes, (commune) => classAmong(layerSpec.valueOf(commune), layerSpec))
  const classes = legendOf(classOfRow, population, layerSpec.bounds, coverage.population)
  return {
    beforeBreak: classes.slice(0, layerSpec.breakAt).reduce((sum, { people }) => sum + people, 0),
    population: coverage.population,
    covered: coverage.covered,
    share: coverage.share,
    paperShare: coverageOf(access.paper, population, NEAR_MINUTES).share,
    spread: access.spread[horizon] as ShareSpread,
    summary: summariseAccess(nearest.minutes, population),
    classes,
    communes,
    classOfRow,
  }
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
  { index, rows, epciNames, access, apl, now }: FiguresInput,
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
    apl: apl?.get(index.codes[at] as string) ?? Number.NaN,
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

/** Of two infinite values, none. */
const difference = (a: number, b: number) => (a === b ? 0 : a - b)

/** The communes in the order of a column; equal ones keep the order of their ranks, those without an APL stand last. */
export function sortedCommunes(
  communes: readonly CommuneFigures[],
  { by, isRising }: Sort,
  siteName: (column: number) => string,
  locale: string,
): CommuneFigures[] {
  const collator = new Intl.Collator(locale)
  const turn = isRising ? 1 : -1
  const aplOf = ({ apl }: CommuneFigures) => (Number.isNaN(apl) ? turn * Number.POSITIVE_INFINITY : apl)
  const compare: Record<Sort['by'], (a: CommuneFigures, b: CommuneFigures) => number> = {
    minutes: (a, b) => b.rank - a.rank,
    apl: (a, b) => difference(aplOf(a), aplOf(b)),
    third: (a, b) => difference(a.thirdDays, b.thirdDays),
    population: (a, b) => a.population - b.population,
    name: (a, b) => collator.compare(a.name, b.name),
    nearest: (a, b) => collator.compare(siteName(a.site), siteName(b.site)),
  }
  return communes.toSorted((a, b) => turn * compare[by](a, b) || a.rank - b.rank)
}
