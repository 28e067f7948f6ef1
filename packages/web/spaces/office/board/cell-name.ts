import { minutesOf } from '@maillage/core/agenda/span.ts'
import { type Office, siteName } from '../office-context.ts'
import { patientName } from '../words.ts'
import type { BoardCell } from './board-day.ts'

/** Who is in a block: the patient, or who holds it. */
export function whoIsIn(office: Office, cell: BoardCell): string {
  if (cell.type !== 'appointment') return ''
  return cell.appointment.patient ? patientName(cell.appointment.patient) : office.text.board.online
}

/** Why somebody is away. */
export function absenceName({ text }: Office, cause: string): string {
  return text.absence[cause as keyof typeof text.absence] ?? text.absence.other
}

/** A block said in full: "9 h 20, 20 minutes, Odette D’Exemple, renouveler une ordonnance, réservé". */
export function cellName(office: Office, cell: BoardCell): string {
  const { text, words, language } = office
  const time = words.time(cell.start)
  const length = text.board.minutes(minutesOf(cell))
  if (cell.type === 'absence') return [time, length, absenceName(office, cell.cause)].join(', ')
  if (cell.type === 'free')
    return [time, length, text.form[cell.form], siteName(office, cell.siteId)].join(', ')
  const reason = office.reasons.get(cell.appointment.reasonId)
  const extra = cell.appointment.lane > 0 ? text.board.extra : ''
  const parts = [time, length, whoIsIn(office, cell), reason?.label[language], text.form[cell.form], extra]
  return parts.filter(Boolean).join(', ')
}
