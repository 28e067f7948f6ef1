import { capacitatedValue } from '../capacitated-value.ts'
import { objectiveOf } from '../siting-measures.ts'
import type { SitingLayout, SitingProblem } from '../siting-problem.ts'
import { minutesWith, viewOf } from '../siting-view.ts'

/** The best of all layouts, tried one by one; for set covering the smallest that is enough. Undefined when none is allowed. */
export function bestOfAll(problem: SitingProblem): SitingLayout | undefined {
  const view = viewOf(problem)
  const { objective, budget } = problem
  const worthOf = problem.capacity
    ? capacitatedValue(view, problem)
    : (layout: readonly number[]) => objectiveOf(objective, view.people, minutesWith(view, layout))
  const allowed =
    objective.kind === 'set-covering' ? Math.floor(objective.beyondShare * view.totalPeople + 1e-9) + 1e-6 : 0
  let best: SitingLayout | undefined
  for (let chosen = 0; chosen < 2 ** view.candidates.length; chosen++) {
    const sites = [...view.candidates].filter((_, at) => (chosen >> at) % 2 === 1)
    if (sites.length > problem.k) continue
    if (budget && sites.reduce((sum, site) => sum + (budget.cost[site] as number), 0) > budget.total) continue
    const worth = worthOf(sites)
    if (objective.kind === 'set-covering' && worth > allowed) continue
    const value = objective.kind === 'set-covering' ? sites.length : worth
    const isBetter =
      objective.kind === 'covering' ? value > (best?.value ?? -1) : value < (best?.value ?? Infinity)
    if (isBetter) best = { sites, value }
  }
  return best
}
