import {
  isGreaterBetter,
  type SitingLayout,
  type SitingObjective,
  type SitingResult,
} from './siting-problem.ts'

/** Share of what the best layout gains below which a difference is less than what the minutes are known to. */
const TIE = 0.01

/** How far a layout is behind the best one, in the unit of the objective; 0 when equal. */
export function behindOf(objective: SitingObjective, best: SitingLayout, other: SitingLayout): number {
  return isGreaterBetter(objective) ? best.value - other.value : other.value - best.value
}

/** Other layouts that are as good in practice: behind by at most 1 % of what the best one gains (of its value when nothing was open). */
export function practicalTies(
  objective: SitingObjective,
  result: SitingResult,
  isFirstSite: boolean,
): readonly SitingLayout[] {
  if (objective.kind === 'set-covering' || result.sites.length === 0) return []
  const gained = Math.abs(result.value - result.before)
  const room = TIE * (isFirstSite && !isGreaterBetter(objective) ? result.value : gained)
  return result.alternatives.filter((other) => behindOf(objective, result, other) <= room)
}
