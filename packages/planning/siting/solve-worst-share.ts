import { worstShareMinutes } from './siting-measures.ts'
import type { SitingLayout, SitingProblem, SitingProgress } from './siting-problem.ts'
import { minutesWith, type SitingView } from './siting-view.ts'
import { type Effort, type SavingsAnswer, solveSavings } from './solve-savings.ts'
import { byValue } from './solve-single.ts'
import {
  gapOf,
  nearestWorst,
  ruleOf,
  type SolvedLayout,
  type Solving,
  savingsOf,
  sitesOf,
} from './solve-sums.ts'

/**
 * Least mean minutes of the worst-served share (conditional value at risk: Rockafellar and Uryasev, 2000). For a threshold `t`, mean
 * minutes beyond it are a p-median; the answer is the least over `t` of `t` plus these, and `t` may be taken among the minutes
 * that occur. Each threshold is bounded apart; the bound is the least of theirs.
 */
export function* solveWorstShare(view: SitingView, problem: SitingProblem, effort: Effort): Solving {
  const { objective } = problem
  if (objective.kind !== 'worst-share') throw new TypeError(objective.kind)
  const { share } = objective
  const reference = nearestWorst(view)
  const thresholds = distinctUpTo(view, reference)
  const met = new Map<string, SitingLayout>()
  let best: SitingLayout = { sites: [], value: worstShareMinutes(view.people, view.base, share) }
  const bounds = new Float64Array(thresholds.length)
  const meet = (layout: readonly number[]) => {
    const sites = sitesOf(view, layout)
    const key = sites.join()
    if (met.has(key)) return
    const value = worstShareMinutes(view.people, minutesWith(view, sites), share)
    met.set(key, { sites, value })
    if (value < best.value || best.sites.length === 0) best = { sites, value }
  }
  const lowest = () =>
    thresholds.reduce((least, t, at) => Math.min(least, Math.max(t, bounds[at] as number)), best.value)
  let provedBy: SolvedLayout['provedBy'] = 'relaxation'
  for (const isProof of [false, true]) {
    for (const at of inwards(thresholds, best.value)) {
      if (effort.shouldStop()) break
      const threshold = thresholds[at] as number
      if (threshold >= best.value || (bounds[at] as number) >= best.value) continue
      const answer = yield* atThreshold(
        view,
        problem,
        effort,
        { threshold, reference, share, isProof },
        best,
        (layouts) => {
          for (const layout of layouts) meet(layout)
          const bound = lowest()
          return {
            phase: isProof ? 'proof' : 'search',
            layout: best.sites,
            value: best.value,
            bound,
            gap: gapOf(best.value, bound),
          }
        },
      )
      bounds[at] = Math.max(bounds[at] as number, snapped(answer.bound, best.value))
      if (answer.provedBy === 'solver') provedBy = 'solver'
    }
  }
  return { ...best, bound: lowest(), provedBy, met: [...met.values()].sort(byValue(problem)) }
}

function distinctUpTo(view: SitingView, reference: Float64Array): number[] {
  const minutes = new Set<number>([0, ...reference])
  for (const site of view.candidates) view.forEachMinute(site, (_, value) => minutes.add(value))
  return [...minutes].sort((a, b) => a - b)
}

/** Thresholds below the value that is known, the highest first: that is where the worst-served are. */
function inwards(thresholds: readonly number[], value: number): number[] {
  return [...thresholds.keys()].filter((at) => (thresholds[at] as number) < value).reverse()
}

interface Threshold {
  readonly threshold: number
  readonly reference: Float64Array
  readonly share: number
  readonly isProof: boolean
}

/** Solves for one threshold: whether a layout beats the best known, and what bounds it there. */
function* atThreshold(
  view: SitingView,
  problem: SitingProblem,
  effort: Effort,
  { threshold, reference, share, isProof }: Threshold,
  best: SitingLayout,
  tell: (layouts: readonly (readonly number[])[]) => SitingProgress,
): Generator<SitingProgress, { bound: number; provedBy: SavingsAnswer['provedBy'] }, void> {
  const over = (minutes: number) => Math.max(0, minutes - threshold)
  const savings = savingsOf(
    view,
    (demand, minutes) =>
      (view.people[demand] as number) * (over(reference[demand] as number) - over(minutes)),
  )
  const all = view.people.reduce((sum, one, demand) => sum + one * over(reference[demand] as number), 0)
  const people = share * view.totalPeople
  const needed = all - (best.value - threshold) * people
  const mustReach = savings.areWhole ? Math.floor(needed + 1e-6) + 1 : needed
  const looking = isProof ? effort : { ...effort, patience: 10, iterations: 60, proofSeconds: 0 }
  const steps = solveSavings({ savings, rule: ruleOf(view, problem), mustReach }, looking)
  for (;;) {
    const { value, done } = steps.next()
    if (!done) {
      yield tell([value.best.layout])
      continue
    }
    tell(value.met.slice(0, 5).map(({ layout }) => layout))
    return { bound: threshold + (all - value.bound) / people, provedBy: value.provedBy }
  }
}

/** A bound that reaches the value but for the rounding of floating numbers is the value. */
function snapped(bound: number, value: number): number {
  return bound >= value * (1 - 1e-9) ? value : bound
}
