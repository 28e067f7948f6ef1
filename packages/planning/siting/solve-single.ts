import { capacitatedValue } from './capacitated-value.ts'
import { objectiveOf } from './siting-measures.ts'
import { isGreaterBetter, type SitingLayout, type SitingProblem } from './siting-problem.ts'
import { minutesWith, type SitingView } from './siting-view.ts'
import { gapOf, type Solving } from './solve-sums.ts'

/** Better layouts first; equal ones by their sites, so that the order is the same everywhere. */
export function byValue(problem: SitingProblem): (a: SitingLayout, b: SitingLayout) => number {
  const sign = isGreaterBetter(problem.objective) ? -1 : 1
  return (a, b) => sign * (a.value - b.value) || (a.sites[0] ?? -1) - (b.sites[0] ?? -1)
}

/** One new site: every candidate is tried, which is a proof. */
export function* solveSingle(
  view: SitingView,
  problem: SitingProblem,
  worthOf: (layout: readonly number[]) => number = (layout) =>
    objectiveOf(problem.objective, view.people, minutesWith(view, layout)),
): Solving {
  const order = byValue(problem)
  const best = isGreaterBetter(problem.objective) ? Number.POSITIVE_INFINITY : 0
  let found: SitingLayout | undefined
  const met: SitingLayout[] = []
  for (const site of view.candidates) {
    const layout = { sites: [site], value: worthOf([site]) }
    met.push(layout)
    if (found !== undefined && order(layout, found) >= 0) continue
    found = layout
    yield {
      phase: 'search',
      layout: layout.sites,
      value: layout.value,
      bound: best,
      gap: gapOf(layout.value, best),
    }
  }
  met.sort(order)
  const first = met[0] ?? { sites: [], value: worthOf([]) }
  return { ...first, bound: first.value, provedBy: 'enumeration', met }
}

/** No new site: what is open already is the only layout. */
// biome-ignore lint/correctness/useYield: the one layout is the answer
export function* solveNothing(view: SitingView, problem: SitingProblem): Solving {
  const value =
    problem.capacity === undefined
      ? objectiveOf(problem.objective, view.people, view.base)
      : capacitatedValue(view, problem)([])
  return { sites: [], value, bound: value, provedBy: 'enumeration', met: [] }
}
