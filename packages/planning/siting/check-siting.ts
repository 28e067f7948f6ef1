import { capacitatedValue } from './capacitated-value.ts'
import { objectiveOf } from './siting-measures.ts'
import type { SitingProblem, SitingRefusal } from './siting-problem.ts'
import { UNREACHED_MINUTES } from './siting-problem.ts'
import { minutesWith, type SitingView } from './siting-view.ts'

/** Pairs of a demand and a site that fit in the memory of a browser's worker. */
export const MOST_PAIRS = 25_000_000

/** What is wrong with the figures themselves, before anything is read. */
export function checkFigures(problem: SitingProblem): SitingRefusal | undefined {
  const { k, people, minutes, objective } = problem
  if (!Number.isInteger(k) || k < 0) return { kind: 'not-a-count', what: 'k', value: k }
  const pairs = people.length * problem.sites
  if (minutes instanceof Float64Array && pairs > MOST_PAIRS)
    return { kind: 'too-large', pairs, atMost: MOST_PAIRS }
  if (
    !(minutes instanceof Float64Array) &&
    objective.kind !== 'covering' &&
    objective.kind !== 'set-covering'
  )
    return { kind: 'needs-all-minutes', objective: objective.kind }
  const isNotAmount = (value: number) => !(value >= 0)
  const isNotFinite = (value: number) => !(value >= 0 && value < Number.POSITIVE_INFINITY)
  const amounts = [
    ['people', people.find(isNotFinite)],
    ['minutes', tableOf(minutes).find(isNotAmount)],
    ['capacity', problem.capacity?.find(isNotAmount)],
    ['cost', problem.budget?.cost.find(isNotAmount)],
    ['budget', [problem.budget?.total ?? 0].find(isNotAmount)],
    ['within', 'withinMinutes' in objective ? [objective.withinMinutes].find(isNotFinite) : undefined],
    ['parent', problem.parent && [problem.parent.atMost].find(isNotAmount)],
    ['share', shareOf(objective)],
  ] as const
  for (const [what, value] of amounts) if (value !== undefined) return { kind: 'not-an-amount', what, value }
  return undefined
}

function tableOf(minutes: SitingProblem['minutes']): Float64Array | Float32Array {
  return minutes instanceof Float64Array ? minutes : minutes.minutes
}

function shareOf(objective: SitingProblem['objective']): number | undefined {
  if (objective.kind === 'worst-share')
    return objective.share > 0 && objective.share <= 1 ? undefined : objective.share
  if (objective.kind !== 'set-covering') return undefined
  return objective.beyondShare >= 0 && objective.beyondShare < 1 ? undefined : objective.beyondShare
}

/** Which constraint cannot be met, if any. */
export function checkConstraints(problem: SitingProblem, view: SitingView): SitingRefusal | undefined {
  if (view.totalPeople === 0) return { kind: 'nobody-to-serve' }
  const { k, candidates, fixed, objective } = problem
  const isOptional = objective.kind === 'set-covering'
  if (fixed.length === 0 && (k === 0 || candidates.length === 0)) return { kind: 'no-site-open' }
  if (k > candidates.length && !isOptional)
    return { kind: 'k-above-candidates', k, candidates: candidates.length }
  if (isOptional && isCoveredAlready(problem, view)) return undefined
  if (k > 0 && candidates.length > 0) {
    const refusal = checkParents(problem) ?? checkBudget(problem)
    if (refusal !== undefined) return refusal
    if (k > view.candidates.length && !isOptional && problem.budget === undefined)
      return { kind: 'k-above-candidates', k, candidates: view.candidates.length }
  }
  return checkReach(problem, view) ?? checkCapacity(problem, view)
}

function isCoveredAlready(problem: SitingProblem, view: SitingView): boolean {
  const { objective, capacity } = problem
  if (objective.kind !== 'set-covering') return false
  const allowed = Math.floor(objective.beyondShare * view.totalPeople + 1e-9)
  const beyond = capacity
    ? capacitatedValue(view, problem)([])
    : objectiveOf(objective, view.people, minutesWith(view, []))
  return beyond <= allowed + 1e-6
}

function checkParents({ parent, candidates }: SitingProblem): SitingRefusal | undefined {
  if (parent === undefined) return undefined
  const nearest = candidates.reduce(
    (least, site) => Math.min(least, parent.minutes[site] as number),
    Number.POSITIVE_INFINITY,
  )
  return nearest <= parent.atMost ? undefined : { kind: 'no-parent-in-reach', atMost: parent.atMost, nearest }
}

function checkBudget({ budget, candidates, parent }: SitingProblem): SitingRefusal | undefined {
  if (budget === undefined) return undefined
  const attached = candidates.filter((site) => !parent || (parent.minutes[site] as number) <= parent.atMost)
  const cheapest = attached.reduce(
    (least, site) => Math.min(least, budget.cost[site] as number),
    Number.POSITIVE_INFINITY,
  )
  return cheapest <= budget.total
    ? undefined
    : { kind: 'budget-below-cheapest', total: budget.total, cheapest }
}

function checkReach(problem: SitingProblem, view: SitingView): SitingRefusal | undefined {
  const { objective } = problem
  if (objective.kind === 'covering') return undefined
  const within = objective.kind === 'set-covering' ? objective.withinMinutes : UNREACHED_MINUTES - 1
  const allowed = objective.kind === 'set-covering' ? Math.floor(objective.beyondShare * view.totalPeople) : 0
  const best = minutesWith(view, problem.k > 0 ? view.candidates : [])
  const far = [...best.keys()].filter((demand) => (best[demand] as number) > within)
  const people = far.reduce((sum, demand) => sum + (view.people[demand] as number), 0)
  if (people <= allowed) return undefined
  return { kind: 'unreachable', rows: far.map((demand) => view.rowOf[demand] as number), people }
}

/** All that may be opened, the largest first, against all the people that must be served. */
function checkCapacity(problem: SitingProblem, view: SitingView): SitingRefusal | undefined {
  const { capacity, k, objective } = problem
  if (capacity === undefined || objective.kind === 'covering') return undefined
  const beyond = objective.kind === 'set-covering' ? Math.floor(objective.beyondShare * view.totalPeople) : 0
  const open = problem.fixed.reduce((sum, site) => sum + (capacity[site] as number), 0)
  const largest = [...view.candidates].map((site) => capacity[site] as number).sort((a, b) => b - a)
  const most = largest.slice(0, k).reduce((sum, one) => sum + one, open)
  const missing = view.totalPeople - beyond - most
  return missing > 0 ? { kind: 'capacity-short', missing } : undefined
}
