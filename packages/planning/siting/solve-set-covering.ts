import { reachNeed } from './reach-need.ts'
import { savedBy } from './savings.ts'
import type { SitingProblem, SitingProgress, SitingRefusal } from './siting-problem.ts'
import type { SitingView } from './siting-view.ts'
import type { Effort } from './solve-savings.ts'
import { gapOf, ruleOf, type SolvedLayout, type Solving, savingsOf, sitesOf } from './solve-sums.ts'

/**
 * Fewest new sites so that at most the given share of the people is beyond: a first cover, then one site less as long as
 * it can be done, until it is shown that it cannot. Refused when even `k` sites do not reach it.
 */
export function* solveSetCovering(
  view: SitingView,
  problem: SitingProblem,
  effort: Effort,
): Solving<{ readonly refusal: SitingRefusal }> {
  const { objective } = problem
  if (objective.kind !== 'set-covering') throw new TypeError(objective.kind)
  const isBeyond = view.base.map((minutes) => (minutes > objective.withinMinutes ? 1 : 0))
  const beyond = view.people.reduce((sum, one, demand) => sum + one * (isBeyond[demand] as number), 0)
  const allowed = Math.floor(objective.beyondShare * view.totalPeople + 1e-9)
  const need = beyond - allowed
  const savings = savingsOf(view, (demand, minutes) =>
    isBeyond[demand] === 1 && minutes <= objective.withinMinutes ? (view.people[demand] as number) : 0,
  )
  const first = yield* waiting(reachNeed(savings, need, ruleOf(view, problem), effort, true), [], 0)
  if (first.kind !== 'reached') {
    const missing = { kind: 'cover-out-of-reach', beyond: allowed + 1, allowed } as const
    return { refusal: { ...missing, proved: first.kind === 'out-of-reach' } }
  }
  let layout = withoutIdle(first.layout, (sites) => savedBy(savings, sites) >= need)
  let provedBy: SolvedLayout['provedBy'] = layout.length === 0 ? 'enumeration' : 'nothing'
  while (layout.length > 0 && !effort.shouldStop()) {
    const rule = ruleOf(view, problem, layout.length - 1)
    const less = yield* waiting(reachNeed(savings, need, rule, effort, true), sitesOf(view, layout), 0)
    if (less.kind === 'reached') {
      layout = less.layout
      continue
    }
    if (less.kind === 'out-of-reach') provedBy = less.by
    break
  }
  const sites = sitesOf(view, layout)
  const bound = provedBy === 'nothing' ? Math.min(1, sites.length) : sites.length
  return { sites, value: sites.length, bound, provedBy, met: [{ sites, value: sites.length }] }
}

/** Sites that the cover does not need are taken out. */
function withoutIdle(
  layout: readonly number[],
  isEnough: (layout: readonly number[]) => boolean,
): readonly number[] {
  let kept = layout
  for (const site of layout) {
    const fewer = kept.filter((other) => other !== site)
    if (isEnough(fewer)) kept = fewer
  }
  return kept
}

/** Passes each breath of a search on as progress of the same layout. */
export function* waiting<Answer>(
  steps: Generator<undefined, Answer, void>,
  layout: readonly number[],
  bound: number,
  value = layout.length,
): Generator<SitingProgress, Answer, void> {
  for (;;) {
    const { value: answer, done } = steps.next()
    if (done) return answer
    yield { phase: 'search', layout, value, bound, gap: gapOf(value, bound) }
  }
}
