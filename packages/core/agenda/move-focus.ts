import type { Span } from './span.ts'

/** A block that can take the focus. Its id is unique on the board. */
export interface FocusStop extends Span {
  readonly id: string
}

export type FocusDirection =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'column-start'
  | 'column-end'
  | 'hour-before'
  | 'hour-after'

/**
 * Where the focus is: the column, the block, and the instant that sideways moves keep, so that going right then left
 * comes back.
 */
export interface FocusPlace {
  readonly column: number
  readonly id: string
  readonly anchor: number
}

const HOUR = 60 * 60_000

function distance(stop: Span, instant: number): number {
  if (instant < stop.start) return stop.start - instant
  return instant < stop.end ? 0 : instant - stop.end + 1
}

/** The stop that holds the instant, else the nearest one; the earlier of two that are as near. Undefined in an empty column. */
export function nearestStop<T extends Span>(stops: readonly T[], instant: number): T | undefined {
  let best: T | undefined
  for (const stop of stops) if (!best || distance(stop, instant) < distance(best, instant)) best = stop
  return best
}

function inColumn(column: number, stop: FocusStop | undefined, anchor?: number): FocusPlace | null {
  return stop ? { column, id: stop.id, anchor: anchor ?? stop.start } : null
}

function sideways(
  columns: readonly (readonly FocusStop[])[],
  from: FocusPlace,
  step: 1 | -1,
): FocusPlace | null {
  for (let at = from.column + step; at >= 0 && at < columns.length; at += step) {
    const found = inColumn(at, nearestStop(columns[at] ?? [], from.anchor), from.anchor)
    if (found) return found
  }
  return null
}

function byOneHour(stops: readonly FocusStop[], from: FocusPlace, step: 1 | -1): FocusPlace | null {
  const wanted = from.anchor + step * HOUR
  const beyond = stops.filter((stop) => (step === 1 ? stop.start > from.anchor : stop.start < from.anchor))
  return inColumn(from.column, nearestStop(beyond, wanted))
}

/**
 * The next place of the focus, or null at an edge. Each column is sorted by start. Sideways moves keep the time and skip
 * the columns without a block.
 */
export function moveFocus(
  columns: readonly (readonly FocusStop[])[],
  from: FocusPlace,
  direction: FocusDirection,
): FocusPlace | null {
  const stops = columns[from.column] ?? []
  const at = stops.findIndex((stop) => stop.id === from.id)
  switch (direction) {
    case 'up':
      return inColumn(from.column, stops[at - 1])
    case 'down':
      return inColumn(from.column, stops[at + 1])
    case 'left':
      return sideways(columns, from, -1)
    case 'right':
      return sideways(columns, from, 1)
    case 'column-start':
      return inColumn(from.column, stops[0])
    case 'column-end':
      return inColumn(from.column, stops.at(-1))
    case 'hour-before':
      return byOneHour(stops, from, -1)
    case 'hour-after':
      return byOneHour(stops, from, 1)
  }
}
