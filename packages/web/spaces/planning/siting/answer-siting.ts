import { createFacts } from '@maillage/planning/siting/layout-facts.ts'
import { behindOf, practicalTies } from '@maillage/planning/siting/practical-ties.ts'
import {
  type PreparedSiting,
  prepareSiting,
  type SitingQuestion,
} from '@maillage/planning/siting/prepare-siting.ts'
import { runSiting, type SitingHooks } from '@maillage/planning/siting/run-siting.ts'
import type {
  SitingLayout,
  SitingProblem,
  SitingRefusal,
  SitingResult,
} from '@maillage/planning/siting/siting-problem.ts'
import { type CommuneIndex, loadCommunes } from '@maillage/territory/communes.ts'
import { communePlaces, type Places } from '@maillage/territory/travel-table.ts'
import { travelTable } from '../compute/area-access.ts'
import { areaRows } from '../compute/area-rows.ts'
import type { LayoutOnGround, OpenPoint, SitingAnswer, SitingSpec } from './siting-messages.ts'

/** Layouts shown beside the best one. */
const SHOWN = 5
/** Above so many pairs, what the detour changes is not computed again. */
const MOST_PAIRS = 2_000_000

export interface GroundQuestion {
  readonly index: CommuneIndex
  readonly rows: Int32Array
  readonly question: SitingQuestion
}

/** The question of a screen, on its ground. */
export function questionOf(spec: SitingSpec): GroundQuestion {
  const index = loadCommunes(spec.ground.files)
  const rows = areaRows(index, spec.ground.outside)
  const placeOf = new Map(Array.from(rows, (row, place) => [index.codes[row] as string, place]))
  const closed = new Set(spec.forbidden.flatMap((code) => placeOf.get(code) ?? []))
  const question: SitingQuestion = {
    communes: communePlaces(index, rows),
    people: Float64Array.from(rows, (row) => index.population[row] as number),
    open: openPlaces(index, spec.open),
    closed,
    k: spec.k,
    objective: spec.objective,
    mayBeParent: spec.open.map(({ mayBeParent }) => mayBeParent),
    ...(spec.parentMinutes !== undefined && { parentMinutes: spec.parentMinutes }),
  }
  return { index, rows, question }
}

function openPlaces(index: CommuneIndex, open: readonly OpenPoint[]): Places {
  return {
    size: open.length,
    lon: Float64Array.from(open, ({ lon }) => lon),
    lat: Float64Array.from(open, ({ lat }) => lat),
    commune: Int32Array.from(open, ({ communeCode }) => index.rowOf(communeCode) ?? 0),
    areCommunes: false,
  }
}

/** Answers the question of a screen, with what each layout changes on the ground. */
export async function answerSiting(
  spec: SitingSpec,
  hooks: SitingHooks,
): Promise<SitingAnswer | { refusal: SitingRefusal }> {
  const started = performance.now()
  const { index, rows, question } = questionOf(spec)
  const travel = travelTable(index, spec.travel, 0)
  const prepared = prepareSiting(question, travel)
  const result = await runSiting(prepared.problem, hooks)
  if ('refusal' in result) return result
  const codeOf = (site: number) => index.codes[rows[site] as number] as string
  const ties = new Set(
    practicalTies(spec.objective, result, question.open.size === 0).map(({ sites }) => sites.join()),
  )
  const layouts = [result as SitingLayout, ...result.alternatives.slice(0, SHOWN)]
  const doubts = doubtsOf(spec, index, question, prepared)
  const describe = describeLayouts(spec, prepared, result)
  return {
    result: pickResult(result),
    population: describe.facts.population,
    before: describe.facts.before,
    minutesBefore: describe.minutesOf([]),
    layouts: layouts.map((layout, place) => ({
      ...describe.layout(layout),
      codes: layout.sites.map(codeOf),
      isTie: place === 0 || ties.has(layout.sites.join()),
      newlyCovered: doubts(layout.sites),
    })),
    tookMs: performance.now() - started,
  }
}

function pickResult({ value, before, bound, gap, proved, provedBy, candidates, stopped }: SitingResult) {
  return { value, before, bound, gap, proved, provedBy, candidates, stopped }
}

function describeLayouts(spec: SitingSpec, { problem, parents }: PreparedSiting, best: SitingLayout) {
  const facts = createFacts(problem, spec.withinMinutes)
  const minutesOf = (sites: readonly number[]) => minutesByRow(problem, sites)
  const firstOpen = problem.sites - spec.open.length
  const layout = (one: SitingLayout): Omit<LayoutOnGround, 'codes' | 'isTie' | 'newlyCovered'> => ({
    value: one.value,
    behind: spec.objective.kind === 'set-covering' ? 0 : behindOf(spec.objective, best, one),
    change: facts.after(one.sites),
    parents: one.sites.map((site) => {
      const parent = parents[site]
      const open = parent && spec.open[parent.site - firstOpen]
      return parent && open ? { openId: open.id, minutes: parent.minutes } : undefined
    }),
    minutes: minutesOf(one.sites),
  })
  return { facts, minutesOf, layout }
}

/** Minutes of every commune, empty ones too, to the nearest open or new site; Infinity where no road leads. */
function minutesByRow(
  { people, sites, minutes, fixed }: SitingProblem,
  layout: readonly number[],
): Float64Array {
  const table = minutes as Float64Array
  const open = [...fixed, ...layout]
  return Float64Array.from(people, (_, row) =>
    open.reduce(
      (least, site) => Math.min(least, table[row * sites + site] as number),
      Number.POSITIVE_INFINITY,
    ),
  )
}

/** People whom a layout brings near when roads wind more, and less, than expected. */
function doubtsOf(
  spec: SitingSpec,
  index: CommuneIndex,
  question: SitingQuestion,
  { problem }: PreparedSiting,
): (sites: readonly number[]) => readonly [number, number] {
  const isLarge = problem.people.length * problem.sites > MOST_PAIRS
  const turns = isLarge ? [0] : [1, 0, -1]
  const facts = turns.map((turn) =>
    createFacts(
      turn === 0 ? problem : prepareSiting(question, travelTable(index, spec.travel, turn)).problem,
      spec.withinMinutes,
    ),
  )
  return (sites) => {
    const counts = facts.map((fact) => fact.after(sites).newlyCovered)
    return [Math.min(...counts), Math.max(...counts)]
  }
}
