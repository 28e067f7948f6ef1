import type { SelectionRule } from './interchange.ts'
import { collectSavings, type Savings } from './savings.ts'
import type { SitingLayout, SitingProblem, SitingProgress, SitingResult } from './siting-problem.ts'
import type { SitingView } from './siting-view.ts'
import { type Effort, type SavingsAnswer, type SavingsProgress, solveSavings } from './solve-savings.ts'

/** What a way of solving gives: rows of sites, values in the unit of the objective. */
export interface SolvedLayout extends SitingLayout {
  readonly bound: number
  readonly provedBy: SitingResult['provedBy']
  /** Distinct layouts that were met, best first, the best among them. */
  readonly met: readonly SitingLayout[]
}

/** Yields at each better layout or tighter bound, and often enough for the caller to breathe. */
export type Solving<Refused = never> = Generator<SitingProgress, SolvedLayout | Refused, void>

/** What each candidate saves each demand, by what a drive of so many minutes is worth there. */
export function savingsOf(view: SitingView, savedFor: (demand: number, minutes: number) => number): Savings {
  return collectSavings(view.people.length, view.candidates.length, (candidate, add) =>
    view.forEachMinute(view.candidates[candidate] as number, (demand, minutes) =>
      add(demand, savedFor(demand, minutes)),
    ),
  )
}

/** The rule of how many sites at what cost, over the candidates of a view. */
export function ruleOf(view: SitingView, { k, budget }: SitingProblem, most = k): SelectionRule {
  const atMost = Math.min(most, view.candidates.length)
  if (budget === undefined) return { k: atMost }
  const cost = Float64Array.from(view.candidates, (site) => budget.cost[site] as number)
  return { k: atMost, budget: { cost, total: budget.total } }
}

/** Rows of sites of a layout of candidates, rising. */
export function sitesOf(view: SitingView, layout: readonly number[]): number[] {
  return layout.map((candidate) => view.candidates[candidate] as number).sort((a, b) => a - b)
}

/** Mean minutes, and people within so many minutes: sums over the demand of what its best site saves. */
export function* solveSum(view: SitingView, problem: SitingProblem, effort: Effort): Solving {
  const { objective } = problem
  const { people, base, totalPeople } = view
  if (objective.kind === 'covering') {
    const { withinMinutes } = objective
    const isOpen = base.map((minutes) => (minutes <= withinMinutes ? 1 : 0))
    const covered = people.reduce((sum, one, demand) => sum + (isOpen[demand] as number) * one, 0)
    const savings = savingsOf(view, (demand, minutes) =>
      isOpen[demand] === 0 && minutes <= withinMinutes ? (people[demand] as number) : 0,
    )
    return yield* solveInUnit(view, problem, savings, effort, (worth) => covered + worth)
  }
  const reference = nearestWorst(view)
  const all = people.reduce((sum, one, demand) => sum + one * (reference[demand] as number), 0)
  const savings = savingsOf(
    view,
    (demand, minutes) => (people[demand] as number) * ((reference[demand] as number) - minutes),
  )
  return yield* solveInUnit(view, problem, savings, effort, (worth) => Math.max(0, all - worth) / totalPeople)
}

/** Minutes that savings are counted from: those with the open sites, else a day only where some candidate is out of reach. */
export function nearestWorst(view: SitingView): Float64Array {
  if (view.fixed.length > 0) return view.base
  const most = new Float64Array(view.people.length)
  const reached = new Uint32Array(view.people.length)
  for (const site of view.candidates)
    view.forEachMinute(site, (demand, minutes) => {
      reached[demand] = (reached[demand] as number) + 1
      if (minutes > (most[demand] as number)) most[demand] = minutes
    })
  return most.map((minutes, demand) =>
    reached[demand] === view.candidates.length ? minutes : (view.base[demand] as number),
  )
}

/** Solves for savings and tells it in the unit of the objective. */
export function* solveInUnit(
  view: SitingView,
  problem: SitingProblem,
  savings: Savings,
  effort: Effort,
  unit: (worth: number) => number,
): Solving {
  const steps = solveSavings({ savings, rule: ruleOf(view, problem) }, effort)
  for (;;) {
    const { value, done } = steps.next()
    if (done) return answerInUnit(view, value, unit)
    yield progressInUnit(view, value, unit)
  }
}

function answerInUnit(
  view: SitingView,
  answer: SavingsAnswer,
  unit: (worth: number) => number,
): SolvedLayout {
  return {
    sites: sitesOf(view, answer.best.layout),
    value: unit(answer.best.worth),
    bound: unit(answer.bound),
    provedBy: answer.provedBy,
    met: answer.met.map(({ layout, worth }) => ({ sites: sitesOf(view, layout), value: unit(worth) })),
  }
}

function progressInUnit(
  view: SitingView,
  { phase, best, bound }: SavingsProgress,
  unit: (worth: number) => number,
): SitingProgress {
  const value = unit(best.worth)
  return {
    phase,
    layout: sitesOf(view, best.layout),
    value,
    bound: unit(bound),
    gap: gapOf(value, unit(bound)),
  }
}

/** Distance of a value and its bound, relative to the value; Infinity while there is no bound. */
export function gapOf(value: number, bound: number): number {
  const distance = Math.abs(value - bound)
  if (distance === 0) return 0
  return Number.isFinite(distance) ? distance / Math.max(Math.abs(value), 1e-9) : Number.POSITIVE_INFINITY
}
