/** Upper bounds of the classes of minutes, included; what is beyond the last is one class more. */
export const MINUTE_CLASSES = [5, 10, 15, 20, 30, 45, 60] as const

/** Inhabitants whose minutes are in one class. */
export interface MinuteClass {
  /** Minutes at most; Infinity for the class beyond the last bound. */
  readonly upTo: number
  readonly people: number
  /** Of all the inhabitants, those that nothing is reached from included. */
  readonly share: number
}

/** How far the inhabitants of a set of communes are. */
export interface AccessSummary {
  readonly population: number
  readonly classes: readonly MinuteClass[]
  /** Inhabitants who reach nothing: no road, or no slot. In no class, and outside the means. */
  readonly withoutAny: number
  /** Minutes, mean over the inhabitants who reach something; NaN when nobody does. */
  readonly mean: number
  readonly worstTenth: WorstTenth
}

/** The tenth of the inhabitants who are furthest, among those who reach something. */
export interface WorstTenth {
  /** One inhabitant in ten is at so many minutes or more; NaN when nobody reaches anything. */
  readonly fromMinutes: number
  /** Mean minutes of that tenth; the commune that the tenth cuts counts for its part. */
  readonly mean: number
}

/**
 * Sums the minutes of the communes over their inhabitants.
 * @param rows the communes to sum, all by default.
 */
export function summariseAccess(
  minutes: ArrayLike<number>,
  population: ArrayLike<number>,
  rows: Iterable<number> = allRows(minutes.length),
): AccessSummary {
  const people = new Float64Array(MINUTE_CLASSES.length + 1)
  /** Inhabitants by their minutes: communes as far are one. */
  const away = new Map<number, number>()
  let [total, joined, weighted] = [0, 0, 0]
  for (const row of rows) {
    const inhabitants = population[row] as number
    const distance = minutes[row] as number
    total += inhabitants
    if (!Number.isFinite(distance)) continue
    joined += inhabitants
    weighted += inhabitants * distance
    const place = classOf(distance)
    people[place] = (people[place] as number) + inhabitants
    if (inhabitants > 0) away.set(distance, (away.get(distance) ?? 0) + inhabitants)
  }
  return {
    population: total,
    classes: Array.from(people, (inClass, place) => ({
      upTo: MINUTE_CLASSES[place] ?? Number.POSITIVE_INFINITY,
      people: inClass,
      share: total === 0 ? 0 : inClass / total,
    })),
    withoutAny: total - joined,
    mean: weighted / joined,
    worstTenth: worstTenthOf(away, joined),
  }
}

/**
 * One summary for each group, by what `groupOf` says of the row of a commune: its EPCI, its bassin de vie, the network of
 * its nearest site. Rows that it says `undefined` of are in no group.
 */
export function summariseBy<Group>(
  minutes: ArrayLike<number>,
  population: ArrayLike<number>,
  groupOf: (row: number) => Group | undefined,
): Map<Group, AccessSummary> {
  const rows = new Map<Group, number[]>()
  for (let row = 0; row < minutes.length; row++) {
    const group = groupOf(row)
    if (group === undefined) continue
    const together = rows.get(group)
    if (together === undefined) rows.set(group, [row])
    else together.push(row)
  }
  return new Map(
    [...rows].map(([group, together]) => [group, summariseAccess(minutes, population, together)]),
  )
}

/** Index of the class of so many minutes. */
export function classOf(minutes: number): number {
  const place = MINUTE_CLASSES.findIndex((upTo) => minutes <= upTo)
  return place < 0 ? MINUTE_CLASSES.length : place
}

function* allRows(size: number): Generator<number> {
  for (let row = 0; row < size; row++) yield row
}

function worstTenthOf(away: ReadonlyMap<number, number>, joined: number): WorstTenth {
  if (joined === 0) return { fromMinutes: Number.NaN, mean: Number.NaN }
  const tenth = joined / 10
  let [left, weighted, fromMinutes] = [tenth, 0, Number.NaN]
  for (const [minutes, inhabitants] of [...away].sort(([a], [b]) => b - a)) {
    if (left <= 0) break
    const counted = Math.min(left, inhabitants)
    fromMinutes = minutes
    weighted += counted * minutes
    left -= counted
  }
  return { fromMinutes, mean: weighted / tenth }
}
