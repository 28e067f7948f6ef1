import { sharePeople } from './share-people.ts'
import { worstShareMinutes } from './siting-measures.ts'
import { type SitingProblem, UNREACHED_MINUTES } from './siting-problem.ts'
import { minutesWith, type SitingView } from './siting-view.ts'

/** The objective of a layout when each site takes so many people at most, who are shared as is best for the objective. */
export function capacitatedValue(
  view: SitingView,
  problem: SitingProblem,
): (layout: readonly number[]) => number {
  const capacity = problem.capacity as Float64Array
  const { objective } = problem
  const columns = new Map<number, Float64Array>()
  const columnOf = (site: number) => {
    const known = columns.get(site)
    if (known !== undefined) return known
    const column = new Float64Array(view.people.length).fill(Number.POSITIVE_INFINITY)
    view.forEachMinute(site, (demand, minutes) => {
      column[demand] = minutes
    })
    columns.set(site, column)
    return column
  }
  const share = (layout: readonly number[], cost: (minutes: number) => number, unserved: number) => {
    const open = [...view.fixed, ...layout]
    const costs = open.map((site) => columnOf(site).map(cost))
    return sharePeople(
      view.people,
      costs,
      open.map((site) => capacity[site] as number),
      unserved,
    )
  }
  const unservedWithin = (layout: readonly number[], within: number) =>
    share(layout, (minutes) => (minutes <= within ? 0 : Number.POSITIVE_INFINITY), 1).unserved
  const distinct = (layout: readonly number[]) => {
    const minutes = new Set<number>([0])
    for (const site of [...view.fixed, ...layout])
      for (const one of columnOf(site)) if (one < UNREACHED_MINUTES) minutes.add(one)
    return [...minutes].sort((a, b) => a - b)
  }
  switch (objective.kind) {
    case 'median':
      return (layout) => share(layout, (minutes) => minutes, UNREACHED_MINUTES).cost / view.totalPeople
    case 'covering':
      return (layout) => view.totalPeople - unservedWithin(layout, objective.withinMinutes)
    case 'set-covering':
      return (layout) => unservedWithin(layout, objective.withinMinutes)
    case 'center':
      return (layout) => leastRadius(distinct(layout), (radius) => unservedWithin(layout, radius) < 1e-6)
    case 'worst-share': {
      const people = objective.share * view.totalPeople
      return (layout) =>
        leastBeyond(
          [...distinct(layout), UNREACHED_MINUTES],
          worstShareMinutes(view.people, minutesWith(view, layout), objective.share),
          (threshold) =>
            share(layout, (minutes) => Math.max(0, minutes - threshold), UNREACHED_MINUTES - threshold).cost /
            people,
        )
    }
  }
}

/** The least of the radii that suffices, by bisection; a day when none does. */
function leastRadius(radii: readonly number[], suffices: (radius: number) => boolean): number {
  let [low, high] = [-1, radii.length]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (suffices(radii[middle] as number)) high = middle
    else low = middle
  }
  return radii[high] ?? UNREACHED_MINUTES
}

/** The least over the thresholds of the threshold plus what is beyond it on average; nothing is less than without capacities. */
function leastBeyond(
  thresholds: readonly number[],
  atLeast: number,
  beyond: (threshold: number) => number,
): number {
  let best = Number.POSITIVE_INFINITY
  for (const threshold of thresholds) {
    if (threshold >= best || best <= atLeast) break
    best = Math.min(best, threshold + beyond(threshold))
  }
  return best
}
