import { capacitatedValue } from './capacitated-value.ts'
import type { SitingProblem, SitingRefusal } from './siting-problem.ts'
import type { SitingView } from './siting-view.ts'
import { solveCapacitated } from './solve-capacitated.ts'
import type { Effort } from './solve-savings.ts'
import { type SolvedLayout, type Solving, solveSum } from './solve-sums.ts'

/**
 * Fewest new sites of limited capacity so that at most the given share of the people is beyond: one more site at a time, each
 * asking how many can be served.
 */
export function* solveCapacitatedCover(
  view: SitingView,
  problem: SitingProblem,
  effort: Effort,
): Solving<{ readonly refusal: SitingRefusal }> {
  const { objective } = problem
  if (objective.kind !== 'set-covering') throw new TypeError(objective.kind)
  const allowed = Math.floor(objective.beyondShare * view.totalPeople + 1e-9)
  const need = view.totalPeople - allowed
  let least = 0
  let provedBy: SolvedLayout['provedBy'] = 'enumeration'
  if (capacitatedValue(view, problem)([]) <= allowed + 1e-6) return answerOf([], 0, provedBy)
  const most = Math.min(problem.k, view.candidates.length)
  let beyond = view.totalPeople
  for (let k = 1; k <= most && !effort.shouldStop(); k++) {
    const sub: SitingProblem = {
      ...problem,
      k,
      objective: { kind: 'covering', withinMinutes: objective.withinMinutes },
    }
    const solved = yield* solveCapacitated(view, sub, effort, solveSum(view, sub, effort))
    if (solved.value >= need - 1e-6) return answerOf(solved.sites, Math.min(least + 1, k), provedBy)
    beyond = view.totalPeople - solved.value
    const isProved = solved.bound < need - 1e-6
    if (isProved && least === k - 1) least = k
    if (isProved) provedBy = solved.provedBy === 'nothing' ? 'relaxation' : solved.provedBy
  }
  return {
    refusal: { kind: 'cover-out-of-reach', beyond: Math.ceil(beyond), allowed, proved: least >= most },
  }
}

function answerOf(sites: readonly number[], bound: number, provedBy: SolvedLayout['provedBy']): SolvedLayout {
  return { sites, value: sites.length, bound, provedBy, met: [{ sites, value: sites.length }] }
}
