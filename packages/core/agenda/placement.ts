import { assignLanes, type Lane } from './lanes.ts'
import { rowsBetween, type Span } from './span.ts'

/** A block on the board: `top` and `height` in rows of 5 minutes, `lane` across the column. */
export interface Placed<T extends Span> {
  readonly item: T
  readonly top: number
  readonly height: number
  readonly lane: Lane
}

/** Rows of a period inside the window; null when nothing of it is visible. */
export function place(span: Span, window: Span): { top: number; height: number } | null {
  const start = Math.max(span.start, window.start)
  const end = Math.min(span.end, window.end)
  if (end <= start) return null
  return { top: rowsBetween(window.start, start), height: rowsBetween(start, end) }
}

/** Places the blocks of one column, in order of time; those that overlap stand side by side. */
export function placeColumn<T extends Span>(items: readonly T[], window: Span): Placed<T>[] {
  const sorted = [...items].sort((a, b) => a.start - b.start || b.end - a.end)
  const lanes = assignLanes(sorted)
  const placed: Placed<T>[] = []
  sorted.forEach((item, at) => {
    const box = place(item, window)
    const lane = lanes[at]
    if (box && lane) placed.push({ item, ...box, lane })
  })
  return placed
}

/** A piece of the ribbon of a day, in percent of the window. */
export interface RibbonPiece {
  readonly left: number
  readonly width: number
}

export function ribbonPiece(span: Span, window: Span): RibbonPiece | null {
  const box = place(span, window)
  if (!box) return null
  const rows = rowsBetween(window.start, window.end)
  return { left: (box.top / rows) * 100, width: (box.height / rows) * 100 }
}
