import type { OfficeAppointment } from '@maillage/contract/office.ts'
import type { BoardSlot } from '../board/board-slot.ts'
import type { Trouble } from '../changes.ts'

/** The panel beside the board: one at a time. */
export type Panel =
  | { readonly kind: 'appointment'; readonly id: string }
  | { readonly kind: 'cancel'; readonly appointment: OfficeAppointment }
  | {
      readonly kind: 'book'
      readonly boardSlot: BoardSlot | null
      readonly slotFirst: boolean
      /** The day from which slots are proposed: the one that was shown when the panel opened. */
      readonly fromDate: string
      readonly openedAt: number
      readonly serial: number
    }
  | { readonly kind: 'trouble'; readonly trouble: Trouble }
  | { readonly kind: 'keys' }
