import { capacitatedValue } from './capacitated-value.ts'
import type { SitingProblem, SitingProgress, SitingRefusal } from './siting-problem.ts'
import type { SitingView } from './siting-view.ts'
import { mostServed, solveCapacitated } from './solve-capacitated.ts'
import type { Effort } from './solve-savings.ts'
import { gapOf, type SolvedLayout, type Solving, solveSum } from './solve-sums.ts'

/**
 * Fewest new sites of limited capacity so that at most the given share of the people is beyond: one more site at a time, each
 * asking how many can be served; then the solver on one site less.
 */
export function* solveCapacitatedCover(
  view: SitingView,
  problem: SitingProblem,
  effort: Effort,
): Solving<{ readonly refusal: SitingRefusal }> {
  const { objective } = problem
  if (objective.kind !== 'set-covering') throw new TypeError(objective.kind)
  const allowed = Math.floor(objective.beyondShare * view.totalPeople + 1e-9)
  const need = view.totalPeople - allowed - 1e-6
  if (capacitatedValue(view, problem)([]) <= allowed + 1e-6) return answerOf([], 0, 'enumeration')
  const serving = (k: number): SitingProblem => ({
    ...problem,
    k,
    objective: { kind: 'covering', withinMinutes: objective.withinMinutes },
  })
  const most = Math.min(problem.k, view.candidates.length)
  let least = 1
  while (least <= most && mostServed(view, serving(least)) < need) least++
  let found: SolvedLayout | undefined
  let served = 0
  for (let k = least; k <= most && found === undefined && !effort.shouldStop(); k++) {
    const solved = yield* serve(view, serving(k), { ...effort, proofSeconds: 0 }, [])
    served = Math.max(served, solved.value)
    if (solved.value >= need) found = solved
    else if (solved.bound < need && least === k) least = k + 1
  }
  if (found === undefined) {
    const beyond = Math.ceil(view.totalPeople - served)
    return { refusal: { kind: 'cover-out-of-reach', beyond, allowed, proved: least > most } }
  }
  let provedBy: SolvedLayout['provedBy'] = 'relaxation'
  while (found.sites.length > least && !effort.shouldStop()) {
    const less: SolvedLayout = yield* serve(view, serving(found.sites.length - 1), effort, found.sites)
    if (less.bound < need) {
      least = found.sites.length
      provedBy = less.provedBy === 'nothing' ? 'solver' : less.provedBy
    } else if (less.value >= need) found = less
    else break
  }
  return answerOf(found.sites, Math.min(least, found.sites.length), provedBy)
}

/** How many `k` sites can serve; its progress is that of the cover known so far. */
function* serve(
  view: SitingView,
  problem: SitingProblem,
  effort: Effort,
  layout: readonly number[],
): Generator<SitingProgress, SolvedLayout, void> {
  const steps = solveCapacitated(view, problem, effort, solveSum(view, problem, effort))
  const value = layout.length
  for (;;) {
    const { value: solved, done } = steps.next()
    if (done) return solved
    yield { phase: 'search', layout, value, bound: 1, gap: gapOf(value, 1) }
  }
}

function answerOf(sites: readonly number[], bound: number, provedBy: SolvedLayout['provedBy']): SolvedLayout {
  return { sites, value: sites.length, bound, provedBy, met: [{ sites, value: sites.length }] }
}
