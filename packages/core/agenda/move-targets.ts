import { isCovered, type Span } from './span.ts'

/** Free time that a column offers, at a site. */
export interface FreePiece extends Span {
  readonly siteId: string
}

/** A place where an appointment can go: the column, the site and the period it would take. */
export interface MoveTarget extends Span {
  readonly id: string
  readonly siteId: string
}

interface Moved extends Span {
  readonly siteId: string
}

/**
 * The starts where an appointment of this length fits in one column, sorted, its present start left out. `own` is the
 * appointment when it is in this column: the time it frees counts, on the step of its opening, so that a long
 * appointment can slide by less than its length.
 */
export function moveTargets(
  columnId: string,
  free: readonly FreePiece[],
  lengthMinutes: number,
  now: number,
  own: (Moved & { readonly stepMinutes: number }) | null,
): MoveTarget[] {
  const pieces = own ? [...free, { start: own.start, end: own.end, siteId: own.siteId }] : free
  const starts = new Map<string, FreePiece>()
  for (const piece of free) starts.set(`${piece.siteId} ${piece.start}`, piece)
  if (own && own.stepMinutes > 0) {
    for (let at = own.start; at < own.end; at += own.stepMinutes * 60_000) {
      starts.set(`${own.siteId} ${at}`, { start: at, end: at, siteId: own.siteId })
    }
  }
  return [...starts.values()]
    .filter(
      (piece) => piece.start >= now && !(own && piece.start === own.start && piece.siteId === own.siteId),
    )
    .map((piece) => ({
      id: `target:${columnId}:${piece.siteId}:${piece.start}`,
      siteId: piece.siteId,
      start: piece.start,
      end: piece.start + lengthMinutes * 60_000,
    }))
    .filter((target) =>
      isCovered(
        pieces.filter((piece) => piece.siteId === target.siteId),
        target,
      ),
    )
    .sort((a, b) => a.start - b.start)
}
