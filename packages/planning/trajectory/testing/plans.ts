import type { TrajectoryPlan } from '../trajectory-plan.ts'

const always = { value: { low: 1, high: 1 } }
const never = { value: { low: 0, high: 0 } }

/** A network in which nothing moves, with what a test changes. */
export function quietPlan(changes: Partial<TrajectoryPlan> = {}): TrajectoryPlan {
  return {
    from: 2025,
    to: 2028,
    practitioners: { value: 60 },
    fteEach: { value: 1 },
    ages: { value: [{ from: 40, to: 40, count: 1 }] },
    retirements: { value: [] },
    departures: never,
    recruits: { value: new Map() },
    recruitSuccess: always,
    fteByRecruit: { value: 1 },
    recruitAges: { value: { from: 30, to: 30 } },
    sites: { value: 4 },
    openings: { value: new Map() },
    openingSuccess: always,
    ftePerSite: { value: 0 },
    ...changes,
  }
}

export const share = (low: number, high = low) => ({ value: { low, high } })

/** The smallest `k` such that a binomial of `n` and `p` is at most `k` with probability `level` or more, by its exact sum. */
export function binomialQuantile(n: number, p: number, level: number): number {
  let term = (1 - p) ** n
  let sum = term
  let k = 0
  while (sum < level && k < n) {
    term *= ((n - k) / (k + 1)) * (p / (1 - p))
    k++
    sum += term
  }
  return k
}
