import { objectiveOf } from './siting-measures.ts'
import type { SitingLayout, SitingProblem } from './siting-problem.ts'
import { minutesWith, type SitingView } from './siting-view.ts'
import { byValue } from './solve-single.ts'
import type { SolvedLayout } from './solve-sums.ts'

/** Swaps are weighed one by one up to this many sums over the demand. */
const MOST_SUMS = 4e8

/**
 * Other layouts, best first: all candidates for one site; for several, those met by the search and every exchange of one site
 * of the best for another. Layouts that the constraints refuse are not among them.
 */
export function nearAlternatives(
  view: SitingView,
  problem: SitingProblem,
  { sites, met }: SolvedLayout,
  most: number,
): SitingLayout[] {
  const found = new Map(met.map((layout) => [layout.sites.join(), layout]))
  const isSwapped =
    problem.k > 1 && problem.capacity === undefined && problem.objective.kind !== 'set-covering'
  if (isSwapped) for (const layout of swaps(view, problem, sites)) found.set(layout.sites.join(), layout)
  found.delete(sites.join())
  return [...found.values()]
    .filter((layout) => layout.sites.length > 0)
    .sort(byValue(problem))
    .slice(0, problem.k === 1 ? undefined : most)
}

function* swaps(view: SitingView, problem: SitingProblem, best: readonly number[]): Generator<SitingLayout> {
  if (best.length * view.candidates.length * view.people.length > MOST_SUMS) return
  const { budget } = problem
  const spent = best.reduce((sum, site) => sum + (budget?.cost[site] ?? 0), 0)
  for (const out of best) {
    const kept = best.filter((site) => site !== out)
    const without = minutesWith(view, kept)
    for (const site of view.candidates) {
      if (best.includes(site)) continue
      if (budget && spent - (budget.cost[out] as number) + (budget.cost[site] as number) > budget.total)
        continue
      const minutes = without.slice()
      view.forEachMinute(site, (demand, value) => {
        if (value < (minutes[demand] as number)) minutes[demand] = value
      })
      const value = objectiveOf(problem.objective, view.people, minutes)
      yield { sites: [...kept, site].sort((a, b) => a - b), value }
    }
  }
}
