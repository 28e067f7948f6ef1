/** A period of time `[start, end)` in epoch milliseconds. Empty when `end <= start`. */
export type Interval = { start: number; end: number }

/**
 * Sorts intervals, drops the empty ones and joins those that overlap or touch.
 *
 * Guarantees a list sorted by start, disjoint, with a gap between any two neighbours: a *merged* list. A list that is
 * merged already is given back as it is.
 */
export function mergeIntervals(intervals: readonly Interval[]): readonly Interval[] {
  if (isMerged(intervals)) return intervals
  const sorted = intervals.filter((interval) => interval.end > interval.start)
  sorted.sort((a, b) => a.start - b.start)
  const merged: Interval[] = []
  let last: Interval | undefined
  for (const { start, end } of sorted) {
    if (last !== undefined && start <= last.end) {
      if (end > last.end) last.end = end
    } else {
      last = { start, end }
      merged.push(last)
    }
  }
  return merged
}

/**
 * The same time as a list sorted by start and disjoint, where neighbours may touch: enough to subtract, and given back
 * as it is when the caller has sorted it, as a database does.
 */
export function disjointIntervals(intervals: readonly Interval[]): readonly Interval[] {
  return isDisjoint(intervals) ? intervals : mergeIntervals(intervals)
}

function isMerged(intervals: readonly Interval[]): boolean {
  let previousEnd = Number.NEGATIVE_INFINITY
  for (const { start, end } of intervals) {
    if (start <= previousEnd || end <= start) return false
    previousEnd = end
  }
  return true
}

function isDisjoint(intervals: readonly Interval[]): boolean {
  let previousEnd = Number.NEGATIVE_INFINITY
  for (const { start, end } of intervals) {
    if (start < previousEnd || end <= start) return false
    previousEnd = end
  }
  return true
}

/** The time of `from`, a merged list, that `taken`, a disjoint one, leaves: a merged list. */
export function subtractIntervals(
  from: readonly Interval[],
  taken: readonly Interval[],
): readonly Interval[] {
  if (taken.length === 0) return from
  const rest: Interval[] = []
  let next = 0
  for (const { start, end } of from) {
    let cursor = start
    while (next < taken.length && taken[next]!.end <= start) next += 1
    for (let index = next; index < taken.length; index += 1) {
      const hole = taken[index]!
      if (hole.start >= end) break
      if (hole.start > cursor) rest.push({ start: cursor, end: hole.start })
      if (hole.end > cursor) cursor = hole.end
    }
    if (cursor < end) rest.push({ start: cursor, end })
  }
  return rest
}

/** The part of each interval that lies within `window`, in the same order; what lies outside is dropped. */
export function clipIntervals(intervals: readonly Interval[], window: Interval): Interval[] {
  const clipped: Interval[] = []
  for (const interval of intervals) {
    const start = Math.max(interval.start, window.start)
    const end = Math.min(interval.end, window.end)
    if (start < end) clipped.push({ start, end })
  }
  return clipped
}

/** The time common to two merged lists; the result is merged too. */
export function intersectIntervals(left: readonly Interval[], right: readonly Interval[]): Interval[] {
  const common: Interval[] = []
  let i = 0
  let j = 0
  while (i < left.length && j < right.length) {
    const a = left[i]!
    const b = right[j]!
    const start = Math.max(a.start, b.start)
    const end = Math.min(a.end, b.end)
    if (start < end) common.push({ start, end })
    if (a.end < b.end) i += 1
    else j += 1
  }
  return common
}

/** Whether one interval of a merged list holds `period` whole. */
export function covers(merged: readonly Interval[], period: Interval): boolean {
  const candidate = merged[firstEndingAfter(merged, period.start)]
  return candidate !== undefined && candidate.start <= period.start && period.end <= candidate.end
}

/** Whether two periods share some time; touching is not sharing. */
export function overlaps(a: Interval, b: Interval): boolean {
  return a.start < b.end && b.start < a.end
}

/** Index, in a disjoint list, of the first interval that ends after `instant`; the length of the list if there is none. */
export function firstEndingAfter(merged: readonly Interval[], instant: number): number {
  let low = 0
  let high = merged.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (merged[middle]!.end > instant) high = middle
    else low = middle + 1
  }
  return low
}
