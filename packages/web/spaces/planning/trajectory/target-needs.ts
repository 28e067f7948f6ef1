import {
  simulateTrajectory,
  type Trajectory,
  type TrajectoryRuns,
} from '@maillage/planning/trajectory/simulate-trajectory.ts'
import type { TrajectoryPlan } from '@maillage/planning/trajectory/trajectory-plan.ts'

/** What would have to be true for the target to be reached, one thing changed at a time, all else as in the plan. */
export interface TargetNeeds {
  /** Posts a year beyond those of the plan for the median to reach it, and for nine runs in ten to; undefined: beyond all sense. */
  readonly postsForHalf: number | undefined
  readonly postsForNearlyAll: number | undefined
  /** Share of posts to be filled, in whole per cent, for the median; undefined: not even when all are. */
  readonly fillPercent: number | undefined
  /** The median at the end when nobody leaves but to retire. */
  readonly withoutDepartures: number
}

const MOST_POSTS = 2_000

/** Undefined without a target. The same seed and runs as the trajectory: the same answer for the same plan. */
export function findTargetNeeds(plan: TrajectoryPlan, runs: TrajectoryRuns): TargetNeeds | undefined {
  const target = plan.target?.value
  if (target === undefined) return undefined
  const end = (changed: TrajectoryPlan) => (simulateTrajectory(changed, runs) as Trajectory).years.at(-1)
  const withPosts = (more: number) => end({ ...plan, recruits: { value: addEachYear(plan, more) } })
  const withFill = (percent: number) =>
    end({ ...plan, recruitSuccess: { value: { low: percent / 100, high: percent / 100 } } })
  return {
    postsForHalf: leastWith(0, MOST_POSTS, (more) => (withPosts(more)?.practitioners.p50 ?? 0) >= target),
    postsForNearlyAll: leastWith(
      0,
      MOST_POSTS,
      (more) => (withPosts(more)?.practitioners.p10 ?? 0) >= target,
    ),
    fillPercent: leastWith(0, 100, (percent) => (withFill(percent)?.practitioners.p50 ?? 0) >= target),
    withoutDepartures: end({ ...plan, departures: { value: { low: 0, high: 0 } } })?.practitioners.p50 ?? 0,
  }
}

function addEachYear({ from, to, recruits }: TrajectoryPlan, more: number): Map<number, number> {
  const years = Array.from({ length: to - from }, (_, step) => from + 1 + step)
  return new Map(years.map((year) => [year, (recruits.value.get(year) ?? 0) + more]))
}

/** The least whole number for which it holds, when it holds from there on: doubling, then halving. */
function leastWith(least: number, most: number, holds: (value: number) => boolean): number | undefined {
  if (holds(least)) return least
  let below = least
  let above = Math.min(most, least + 1)
  while (!holds(above)) {
    if (above === most) return undefined
    below = above
    above = Math.min(most, above * 2)
  }
  while (above - below > 1) {
    const middle = Math.floor((above + below) / 2)
    if (holds(middle)) above = middle
    else below = middle
  }
  return above
}
