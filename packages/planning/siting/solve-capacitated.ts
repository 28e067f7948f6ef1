import { buildCapacityProgram, type CapacityAim } from './capacity-program.ts'
import { capacitatedValue } from './capacitated-value.ts'
import {
  isGreaterBetter,
  type SitingLayout,
  type SitingProblem,
  type SitingProgress,
} from './siting-problem.ts'
import { objectiveOf } from './siting-measures.ts'
import { minutesWith, type SitingView } from './siting-view.ts'
import type { Effort } from './solve-savings.ts'
import { byValue, solveSingle } from './solve-single.ts'
import { gapOf, type SolvedLayout, type Solving } from './solve-sums.ts'

/** Layouts that are weighed before one is taken as the best of its surroundings. */
const MOST_WEIGHED = { median: 4000, covering: 4000, 'set-covering': 4000, center: 1500, 'worst-share': 1500 }
/** All layouts are tried when they are no more than this. */
const MOST_TRIED = 2500

/**
 * Sites that take so many people at most. The same question without capacities (`relaxed`) gives the first layouts and a bound;
 * swaps are then weighed with the people shared, and the solver settles what the bound leaves.
 */
export function* solveCapacitated(
  view: SitingView,
  problem: SitingProblem,
  effort: Effort,
  relaxed: Solving,
): Solving {
  const worthOf = capacitatedValue(view, problem)
  if (problem.k === 1 || view.candidates.length <= 1) return yield* solveSingle(view, problem, worthOf)
  const first = yield* silently(relaxed)
  const run = createRun(view, problem, worthOf, Math.min(first.bound, mostServed(view, problem)))
  if (countOf(view.candidates.length, problem.k) <= MOST_TRIED) {
    for (const layout of allLayouts(view.candidates, problem)) {
      run.weigh(layout)
      yield run.progress('search')
      if (effort.shouldStop()) return run.answer('nothing')
    }
    run.settle()
    return run.answer('enumeration')
  }
  for (const { sites } of first.met.slice(0, 8)) run.weigh(sites)
  yield run.progress('search')
  yield* swap(run, view, problem, effort)
  if (run.isOpen() && !effort.shouldStop()) prove(run, view, problem, effort)
  return run.answer(run.provedBy())
}

type Run = ReturnType<typeof createRun>

function createRun(
  view: SitingView,
  problem: SitingProblem,
  worthOf: (layout: readonly number[]) => number,
  firstBound: number,
) {
  const order = byValue(problem)
  const isGreater = isGreaterBetter(problem.objective)
  const met = new Map<string, SitingLayout>()
  let best: SitingLayout = { sites: [], value: worthOf([]) }
  let bound = firstBound
  let by: SolvedLayout['provedBy'] = 'relaxation'
  const tolerance = () => 1e-7 * Math.max(1, Math.abs(best.value))
  const limit = () => (isGreater ? Math.max(bound, best.value) : Math.min(bound, best.value))
  /** Without capacities it would be better than the best: nothing is better with them than without. */
  const mayBeat = (sites: readonly number[]) => {
    const value = objectiveOf(problem.objective, view.people, minutesWith(view, sites))
    return isGreater ? value > best.value : value < best.value
  }
  const isOpen = () => Math.abs(limit() - best.value) > tolerance()
  return {
    best: () => best,
    isOpen,
    provedBy: () => by,
    weigh(layout: readonly number[]): boolean {
      const sites = layout.toSorted((a, b) => a - b)
      const key = sites.join()
      const known = met.get(key)
      if (known !== undefined || (best.sites.length > 0 && !mayBeat(sites))) return false
      const found = { sites, value: worthOf(sites) }
      met.set(key, found)
      if (best.sites.length > 0 && order(found, best) >= 0) return false
      best = found
      return true
    },
    weighed: () => met.size,
    /** Everything was tried. */
    settle: () => {
      bound = best.value
    },
    tighten(to: number) {
      if (isGreater ? to >= bound : to <= bound) return
      bound = to
      by = 'solver'
    },
    progress: (phase: SitingProgress['phase']): SitingProgress => ({
      phase,
      layout: best.sites,
      value: best.value,
      bound: limit(),
      gap: gapOf(best.value, limit()),
    }),
    answer: (provedBy: SolvedLayout['provedBy']): SolvedLayout => ({
      ...best,
      bound: isOpen() ? limit() : best.value,
      provedBy,
      met: [...met.values()].sort(order),
    }),
    budgetAllows: (layout: readonly number[]) => isPaid(problem, layout),
    candidates: view.candidates,
  }
}

function isPaid({ budget }: SitingProblem, layout: readonly number[]): boolean {
  if (budget === undefined) return true
  return layout.reduce((sum, site) => sum + (budget.cost[site] as number), 0) <= budget.total
}

/** Covering: no more people than the open sites and the `k` largest candidates take. */
export function mostServed(view: SitingView, { capacity, objective, k }: SitingProblem): number {
  if (capacity === undefined || objective.kind !== 'covering') return Number.POSITIVE_INFINITY
  const open = view.fixed.reduce((sum, site) => sum + (capacity[site] as number), 0)
  const largest = [...view.candidates].map((site) => capacity[site] as number).sort((a, b) => b - a)
  return largest.slice(0, k).reduce((sum, one) => sum + one, open)
}

/** Adds and exchanges as long as one wins. */
function* swap(
  run: Run,
  view: SitingView,
  problem: SitingProblem,
  effort: Effort,
): Generator<SitingProgress, void, void> {
  for (let isBetter = true; isBetter; ) {
    isBetter = false
    const from = run.best().sites
    const outs: (number | undefined)[] = from.length < problem.k ? [undefined, ...from] : [...from]
    for (const out of outs) {
      for (const site of view.candidates) {
        if (effort.shouldStop() || run.weighed() > MOST_WEIGHED[problem.objective.kind] || !run.isOpen())
          return
        if (from.includes(site)) continue
        const layout = [...from.filter((other) => other !== out), site]
        if (run.budgetAllows(layout) && run.weigh(layout)) {
          isBetter = true
          yield run.progress('search')
        }
      }
    }
  }
}

/** The whole question to the solver, for the objectives that are linear in the people shared. */
function prove(run: Run, view: SitingView, problem: SitingProblem, effort: Effort): void {
  const { objective } = problem
  if (effort.solver === undefined || !(effort.proofSeconds > 0)) return
  if (objective.kind !== 'median' && objective.kind !== 'covering') return
  const aim: CapacityAim =
    objective.kind === 'median'
      ? { kind: 'least-minutes' }
      : { kind: 'most-within', minutes: objective.withinMinutes }
  const program = buildCapacityProgram(view, problem, aim)
  if (program === undefined) return
  const unit = objective.kind === 'median' ? view.totalPeople : 1
  const outcome = effort.solver.solve(program, {
    maxSeconds: effort.proofSeconds,
    shouldStop: effort.shouldStop,
  })
  if (outcome.kind === 'found')
    run.weigh([...view.candidates].filter((_, at) => (outcome.values[at] as number) > 0.5))
  if (outcome.kind === 'found' || outcome.kind === 'bound-only') run.tighten(outcome.bound / unit)
}

function* silently(steps: Solving): Generator<SitingProgress, SolvedLayout, void> {
  for (;;) {
    const { value, done } = steps.next()
    if (done) return value
    yield { ...value, layout: [], gap: Number.POSITIVE_INFINITY }
  }
}

function countOf(candidates: number, k: number): number {
  let count = 1
  for (let chosen = 0; chosen < k; chosen++) count *= (candidates - chosen) / (chosen + 1)
  return count
}

/** Every layout of `k` candidates, of fewer under a budget. */
function* allLayouts(candidates: Int32Array, problem: SitingProblem): Generator<number[]> {
  const isFull = (layout: readonly number[]) => layout.length === problem.k || problem.budget !== undefined
  function* grow(layout: number[], from: number): Generator<number[]> {
    if (layout.length > 0 && isFull(layout) && isPaid(problem, layout)) yield layout
    if (layout.length === problem.k) return
    for (let at = from; at < candidates.length; at++)
      yield* grow([...layout, candidates[at] as number], at + 1)
  }
  yield* grow([], 0)
}
