import type { Slot } from '@maillage/contract/slot-search.ts'
import type { Span } from '@maillage/core/agenda/span.ts'
import type { BoardCell, BoardColumn } from './board-day.ts'

/** A free block of the board, chosen for a new appointment. */
export interface BoardSlot {
  readonly slot: Slot
  readonly serviceCode: string
  /** Free time of the same practitioner at the same place: what a longer appointment can run into. */
  readonly free: readonly Span[]
}

/** The slot that a block offers; null when it is not free. */
export function boardSlotOf(cell: BoardCell | null, columns: readonly BoardColumn[]): BoardSlot | null {
  if (cell?.type !== 'free') return null
  const free = columns
    .flatMap((column) => column.cells.map((placed) => placed.item))
    .filter(
      (item) =>
        item.type === 'free' && item.practitionerId === cell.practitionerId && item.siteId === cell.siteId,
    )
  return {
    slot: {
      practitionerId: cell.practitionerId,
      siteId: cell.siteId,
      start: new Date(cell.start).toISOString(),
      end: new Date(cell.end).toISOString(),
      minutes: null,
    },
    serviceCode: cell.serviceCode,
    free,
  }
}
