import { firstEndingAfter, type Interval } from './interval.ts'
import { MINUTE_MS } from './local-time.ts'

/** How a reason cuts an opening; whole minutes, the duration and the step at least 1, the buffers at least 0. */
export type SlotGrid = {
  durationMinutes: number
  stepMinutes: number
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
}

export type SlotQuery = {
  grid: SlotGrid
  /** Time in which a slot must lie whole, as a merged list; it may reach beyond the opening. */
  free: readonly Interval[]
  /** Time that a slot widened by its buffers must not meet, as a merged list. Empty when there are no buffers and `free` already excludes it. */
  busy: readonly Interval[]
  /** First instant at which a slot may start (epoch ms, inclusive): now plus the notice, or the start of the window. */
  startsFrom: number
  /** Instant before which a slot starts (epoch ms, exclusive): the end of the window or of the horizon. */
  startsBefore: number
  /** How many slots are wanted; all of them when left out. */
  limit?: number
}

/**
 * The starts (epoch ms, in order) of the slots of one opening.
 *
 * The grid is anchored at the start of the opening and goes on by `stepMinutes` of elapsed time, whatever is taken: it
 * moves neither with a search nor with the last appointment. Works in one pass over the lists, stops at `limit`.
 */
export function cutSlots(opening: Interval, query: SlotQuery): number[] {
  const { free, busy, grid, startsBefore } = query
  const duration = grid.durationMinutes * MINUTE_MS
  const step = grid.stepMinutes * MINUTE_MS
  const before = grid.bufferBeforeMinutes * MINUTE_MS
  const after = grid.bufferAfterMinutes * MINUTE_MS
  const limit = query.limit ?? Number.POSITIVE_INFINITY
  const starts: number[] = []
  let start = firstOnGrid(opening.start, step, query.startsFrom)
  let piece = firstEndingAfter(free, start)
  let obstacle = firstEndingAfter(busy, start - before)
  while (start < startsBefore && starts.length < limit) {
    const end = start + duration
    if (end > opening.end) break
    while (piece < free.length && free[piece]!.end < end) piece += 1
    if (piece === free.length) break
    const available = free[piece]!
    if (available.start > start) {
      start = firstOnGrid(opening.start, step, available.start)
      continue
    }
    while (obstacle < busy.length && busy[obstacle]!.end <= start - before) obstacle += 1
    const taken = busy[obstacle]
    if (taken !== undefined && taken.start < end + after) {
      start = firstOnGrid(opening.start, step, taken.end + before)
      continue
    }
    starts.push(start)
    start += step
  }
  return starts
}

/** The first point of the grid that is not before `instant`. */
export function firstOnGrid(anchor: number, step: number, instant: number): number {
  return instant <= anchor ? anchor : anchor + Math.ceil((instant - anchor) / step) * step
}
