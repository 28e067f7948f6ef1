import type { OfficeAppointment } from '@maillage/contract/office.ts'
import type { BoardSlot } from '../board/board-slot.ts'
import type { Trouble } from '../changes.ts'
import { patientName } from '../words.ts'

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

/** Whose appointment the panel asks a question about: empty when nobody is named yet; null when it asks nothing. */
export function whoIsAskedAbout(panel: Panel | null): string | null {
  if (panel?.kind !== 'trouble' && panel?.kind !== 'cancel') return null
  const about = panel.kind === 'cancel' ? panel : panel.trouble.change
  const patient = 'appointment' in about ? about.appointment.patient : null
  return patient ? patientName(patient) : ''
}
