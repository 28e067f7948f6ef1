import { type Interval, mergeIntervals } from '../time/interval.ts'
import { MINUTE_MS } from '../time/local-time.ts'
import { cutSlots } from '../time/slot-grid.ts'
import type { ReasonRules } from './reason-rules.ts'

/** One free piece of one opening, epoch ms. */
export interface FreePiece {
  practitionerId: string
  siteId: string
  start: number
  end: number
  /** Where the grid is anchored. */
  openingStart: number
}

/** A slot that can be booked, epoch ms. */
export interface OpenSlot {
  practitionerId: string
  siteId: string
  start: number
}

export interface CutOptions {
  reason: ReasonRules
  /** Slots start at or after this (epoch ms) at a site, and before the second one. */
  startsBetween: (siteId: string) => Interval
  /** Taken time of a practitioner; needed only for a reason with buffers: it reaches beyond the opening. */
  busyOf?: (practitionerId: string) => readonly Interval[]
  /** Which starts are wanted at a site; all of them when left out. */
  wants?: (siteId: string, start: number) => boolean
}

/**
 * The slots of pieces of free time, in the order of the pieces.
 * The grid is the opening's own; a start that two openings of one practitioner offer is given once.
 */
export function cutFreeTime(pieces: readonly FreePiece[], options: CutOptions): OpenSlot[] {
  const { reason, wants } = options
  const slots: OpenSlot[] = []
  const seen = new Map<string, Set<number>>()
  const windows = new Map<string, Interval>()
  for (const piece of pieces) {
    const window = windows.get(piece.siteId) ?? options.startsBetween(piece.siteId)
    windows.set(piece.siteId, window)
    const starts = cutSlots(
      { start: piece.openingStart, end: piece.end },
      {
        grid: reason,
        free: [piece],
        busy: options.busyOf?.(piece.practitionerId) ?? [],
        startsFrom: Math.max(window.start, piece.start),
        startsBefore: Math.min(window.end, piece.end),
      },
    )
    if (starts.length === 0) continue
    const known = seen.get(piece.practitionerId) ?? new Set()
    seen.set(piece.practitionerId, known)
    for (const start of starts) {
      if (known.has(start) || (wants && !wants(piece.siteId, start))) continue
      known.add(start)
      slots.push({ practitionerId: piece.practitionerId, siteId: piece.siteId, start })
    }
  }
  return slots
}

/** Whether the practitioner's time around a slot is free once widened by the buffers of its reason. */
export function buffersFit(start: number, reason: ReasonRules, busy: readonly Interval[]): boolean {
  const from = start - reason.bufferBeforeMinutes * MINUTE_MS
  const until = start + (reason.durationMinutes + reason.bufferAfterMinutes) * MINUTE_MS
  return !mergeIntervals(busy).some((taken) => taken.start < until && taken.end > from)
}
