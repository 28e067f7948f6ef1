import type { SitingObjective } from './siting-problem.ts'

/** Mean minutes of a person. */
export function meanMinutes(people: Float64Array, minutes: Float64Array): number {
  let sum = 0
  let all = 0
  for (let demand = 0; demand < people.length; demand++) {
    sum += (people[demand] as number) * (minutes[demand] as number)
    all += people[demand] as number
  }
  return all > 0 ? sum / all : 0
}

/** People at most so many minutes away. */
export function peopleWithin(people: Float64Array, minutes: Float64Array, within: number): number {
  let sum = 0
  for (let demand = 0; demand < people.length; demand++)
    if ((minutes[demand] as number) <= within) sum += people[demand] as number
  return sum
}

/** Mean minutes of the given share of the people, those who have most; the last place is counted in part. */
export function worstShareMinutes(people: Float64Array, minutes: Float64Array, share: number): number {
  const total = people.reduce((sum, one) => sum + one, 0)
  const wanted = share * total
  if (!(wanted > 0)) return 0
  const order = Uint32Array.from(minutes.keys()).sort(
    (a, b) => (minutes[b] as number) - (minutes[a] as number),
  )
  let left = wanted
  let sum = 0
  for (const demand of order) {
    const counted = Math.min(left, people[demand] as number)
    sum += counted * (minutes[demand] as number)
    left -= counted
    if (left <= 0) break
  }
  return sum / wanted
}

/** Minutes of the person who has most. */
export function mostMinutes(minutes: Float64Array): number {
  return minutes.reduce((most, one) => Math.max(most, one), 0)
}

/** The objective for the minutes of each demand. For set covering: the people beyond. */
export function objectiveOf(objective: SitingObjective, people: Float64Array, minutes: Float64Array): number {
  switch (objective.kind) {
    case 'median':
      return meanMinutes(people, minutes)
    case 'covering':
      return peopleWithin(people, minutes, objective.withinMinutes)
    case 'set-covering': {
      const all = people.reduce((sum, one) => sum + one, 0)
      return all - peopleWithin(people, minutes, objective.withinMinutes)
    }
    case 'center':
      return mostMinutes(minutes)
    case 'worst-share':
      return worstShareMinutes(people, minutes, objective.share)
  }
}
