import type { Interval } from './interval.ts'
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
  /** Time that a slot widened by its buffers must not meet, as a disjoint list. Empty when there are no buffers and `free` already excludes it. */
  busy: readonly Interval[]
  /** First instant at which a slot may start (epoch ms, inclusive): now plus the notice, or the start of the window. */
  startsFrom: number
  /** Instant before which a slot starts (epoch ms, exclusive): the end of the window or of the horizon. */
  startsBefore: number
  /** How many starts are wanted in all; every one when left out. */
  limit?: number
}

/**
 * The starts (epoch ms, in order) of the slots of one opening, appended to `starts`.
 *
 * The grid is anchored at the start of the opening and goes on by `stepMinutes` of elapsed time, whatever is taken: it
 * moves neither with a search nor with the last appointment. One pass over the lists, which ends once `starts` holds
 * `limit` of them; nothing is allocated but the result.
 */
export function cutSlots(opening: Interval, query: SlotQuery, starts: number[] = []): number[] {
  return slotCutter(query)(opening, starts)
}

/**
 * `cutSlots` for many openings of one query. It remembers how far into the lists the last opening began, so openings
 * given in the order of their starts cost one pass over the lists in all; any order is right.
 */
export function slotCutter(query: SlotQuery): (opening: Interval, starts: number[]) => number[] {
  const { free, busy, grid, startsFrom, startsBefore } = query
  const duration = grid.durationMinutes * MINUTE_MS
  const step = grid.stepMinutes * MINUTE_MS
  const before = grid.bufferBeforeMinutes * MINUTE_MS
  const after = grid.bufferAfterMinutes * MINUTE_MS
  const limit = query.limit ?? Number.POSITIVE_INFINITY
  let firstPiece = 0
  let firstObstacle = 0
  let lastOrigin = Number.NEGATIVE_INFINITY
  return (opening, starts) => {
    const origin = opening.start
    const lastStart = Math.min(opening.end - duration, startsBefore - 1)
    if (origin < lastOrigin) firstPiece = firstObstacle = 0
    lastOrigin = origin
    const earliest = Math.max(origin, startsFrom)
    while (firstPiece < free.length && free[firstPiece]!.end <= earliest) firstPiece += 1
    while (firstObstacle < busy.length && busy[firstObstacle]!.end + before <= earliest) firstObstacle += 1
    let start = firstOnGrid(origin, step, earliest)
    let obstacle = firstObstacle
    for (let piece = firstPiece; piece < free.length && start <= lastStart; piece += 1) {
      const available = free[piece]!
      const lastInPiece = Math.min(lastStart, available.end - duration)
      if (available.start > start) start = firstOnGrid(origin, step, available.start)
      while (start <= lastInPiece && starts.length < limit) {
        while (obstacle < busy.length && busy[obstacle]!.end + before <= start) obstacle += 1
        const taken = busy[obstacle]
        const clearUntil = taken === undefined ? lastInPiece : taken.start - after - duration
        const lastClear = Math.min(lastInPiece, clearUntil, start + (limit - starts.length - 1) * step)
        for (; start <= lastClear; start += step) starts.push(start)
        if (taken !== undefined && start <= lastInPiece)
          start = firstOnGrid(origin, step, Math.max(start, taken.end + before))
      }
    }
    return starts
  }
}

/** The first point of the grid that is not before `instant`. */
export function firstOnGrid(anchor: number, step: number, instant: number): number {
  return instant <= anchor ? anchor : anchor + Math.ceil((instant - anchor) / step) * step
}
