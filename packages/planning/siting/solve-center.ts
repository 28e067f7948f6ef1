import { type Reach, reachNeed } from './reach-need.ts'
import { mostMinutes } from './siting-measures.ts'
import type { SitingProblem, SitingProgress } from './siting-problem.ts'
import { minutesWith, type SitingView } from './siting-view.ts'
import type { Effort } from './solve-savings.ts'
import { ruleOf, type Solving, savingsOf, sitesOf } from './solve-sums.ts'
import { waiting } from './solve-set-covering.ts'

/**
 * Least minutes of the person who has most: a bisection over the distinct minutes, each asking whether `k` sites cover
 * everybody within them; then the next shorter one is shown to be out of reach.
 */
export function* solveCenter(view: SitingView, problem: SitingProblem, effort: Effort): Solving {
  const radii = distinctMinutes(view)
  const greedy = yield* coverWithin(view, problem, effort, radii.at(-1) as number, false, [], 0)
  let sites = greedy.kind === 'reached' ? sitesOf(view, greedy.layout) : []
  let most = mostMinutes(minutesWith(view, sites))
  let impossible = -1
  let provedBy: 'relaxation' | 'solver' = 'relaxation'
  const place = () => radii.findIndex((radius) => radius >= most)
  const settle = (at: number, reach: Reach) => {
    if (reach.kind === 'reached') {
      sites = sitesOf(view, reach.layout)
      most = mostMinutes(minutesWith(view, sites))
    } else if (reach.kind === 'out-of-reach') {
      impossible = Math.max(impossible, at)
      provedBy = reach.by
    }
    return reach.kind
  }
  let low = -1
  while (place() - low > 1 && !effort.shouldStop()) {
    const at = (low + place()) >> 1
    const reach = yield* coverWithin(
      view,
      problem,
      effort,
      radii[at] as number,
      false,
      sites,
      radii[impossible + 1],
    )
    if (settle(at, reach) !== 'reached') low = at
  }
  while (place() > impossible + 1 && !effort.shouldStop()) {
    const at = place() - 1
    const reach = yield* coverWithin(
      view,
      problem,
      effort,
      radii[at] as number,
      true,
      sites,
      radii[impossible + 1],
    )
    if (settle(at, reach) === 'unknown') break
  }
  const bound = radii[Math.min(impossible + 1, place())] ?? most
  return { sites, value: most, bound, provedBy, met: [{ sites, value: most }] }
}

/** Every minute that may be the answer: those of a candidate, or of the open sites, rising. */
function distinctMinutes(view: SitingView): number[] {
  const minutes = new Set(view.base)
  for (const site of view.candidates) view.forEachMinute(site, (_, value) => minutes.add(value))
  return [...minutes].sort((a, b) => a - b)
}

function* coverWithin(
  view: SitingView,
  problem: SitingProblem,
  effort: Effort,
  radius: number,
  proof: boolean,
  layout: readonly number[],
  bound = 0,
): Generator<SitingProgress, Reach, void> {
  const isBeyond = view.base.map((minutes) => (minutes > radius ? 1 : 0))
  const need = isBeyond.reduce((sum, one) => sum + one, 0)
  const savings = savingsOf(view, (demand, minutes) => (minutes <= radius ? (isBeyond[demand] as number) : 0))
  const most = mostMinutes(minutesWith(view, layout))
  return yield* waiting(reachNeed(savings, need, ruleOf(view, problem), effort, proof), layout, bound, most)
}
