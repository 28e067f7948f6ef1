import { type FocusDirection, moveFocus, nearestStop } from '@maillage/core/agenda/move-focus.ts'
import type { BoardCell, BoardColumn } from './board-day.ts'

/** Where the attention is: a practitioner, a block, and the instant that sideways moves keep. */
export interface BoardFocus {
  readonly practitionerId: string
  readonly id: string
  readonly anchor: number
}

const directions: Record<string, FocusDirection> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'column-start',
  End: 'column-end',
  PageUp: 'hour-before',
  PageDown: 'hour-after',
}

/** The move that a key asks for inside the grid. */
export function directionOfKey(key: string): FocusDirection | null {
  return directions[key] ?? null
}

const stops = (column: BoardColumn) => column.cells.map((placed) => placed.item)

/** The block of an id, wherever it is now: an appointment keeps its id when it changes column. */
export function cellOf(columns: readonly BoardColumn[], id: string | null): BoardCell | null {
  for (const column of columns) for (const { item } of column.cells) if (item.id === id) return item
  return null
}

function placeOf(cell: BoardCell | undefined, anchor?: number): BoardFocus | null {
  return cell ? { practitionerId: cell.practitionerId, id: cell.id, anchor: anchor ?? cell.start } : null
}

/** The block of a practitioner nearest to an instant; null when there is none. */
export function nearestInColumn(
  columns: readonly BoardColumn[],
  practitionerId: string,
  instant: number,
): BoardFocus | null {
  const column = columns.find((candidate) => candidate.practitionerId === practitionerId)
  return column ? placeOf(nearestStop(stops(column), instant)) : null
}

/**
 * The block that Tab reaches: the one of the focus, else, when it went away, the nearest in time in its column, else the
 * block of now in the first column that has one.
 */
export function resolveFocus(
  columns: readonly BoardColumn[],
  focus: BoardFocus | null,
  now: number,
): BoardFocus | null {
  const kept = focus && cellOf(columns, focus.id)
  if (kept) return placeOf(kept, focus.anchor)
  const near = focus && nearestInColumn(columns, focus.practitionerId, focus.anchor)
  if (near) return near
  for (const column of columns) {
    const first = placeOf(nearestStop(stops(column), focus?.anchor ?? now))
    if (first) return first
  }
  return null
}

/** The focus after an arrow; null at an edge. */
export function stepFocus(
  columns: readonly BoardColumn[],
  from: BoardFocus,
  direction: FocusDirection,
): BoardFocus | null {
  const at = columns.findIndex((column) => column.practitionerId === from.practitionerId)
  const next = moveFocus(columns.map(stops), { column: at, id: from.id, anchor: from.anchor }, direction)
  const column = next && columns[next.column]
  return next && column ? { practitionerId: column.practitionerId, id: next.id, anchor: next.anchor } : null
}
