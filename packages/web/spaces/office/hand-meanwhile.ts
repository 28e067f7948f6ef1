import type { OfficeAppointment, OfficeDay } from '@maillage/contract/office.ts'
import { canMove } from './board/moving.ts'
import { type Office, practitionerName, siteName } from './office-context.ts'
import { patientName } from './words.ts'

/**
 * Why a move stops: the sentence about what somebody else did, in the meantime, to the appointment in hand. Null while it
 * stands where it was taken, in a state that moves.
 *
 * @param day The day on which it was taken, as the server last told it.
 */
export function whyMoveStops(office: Office, inHand: OfficeAppointment, day: OfficeDay): string | null {
  const { text, words } = office
  const current = day.columns.flatMap(({ appointments }) => appointments).find(({ id }) => id === inHand.id)
  const who = inHand.patient ? patientName(inHand.patient) : text.board.online
  const when = (start: number) => `${words.dayMonth(words.dateOf(start))}, ${words.time(start)}`
  const start = Date.parse(inHand.start)
  if (!current || current.status.startsWith('cancelled')) return text.done.gone(who, when(start))
  if (!canMove(current)) {
    return text.done.stateMeanwhile(
      who,
      when(start),
      text.form[current.status as keyof typeof text.form] ?? current.status,
    )
  }
  const place = [practitionerName(office, current.practitionerId), siteName(office, current.siteId)]
  const stays =
    Date.parse(current.start) === start &&
    current.practitionerId === inHand.practitionerId &&
    current.siteId === inHand.siteId
  return stays
    ? null
    : text.done.movedMeanwhile(who, [when(Date.parse(current.start)), ...place].filter(Boolean).join(', '))
}
