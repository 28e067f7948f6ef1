import type { PatientAppointment } from '@maillage/contract/booking.ts'

/** Why nothing can be changed any more, apart from the patient's own cancellation. */
export type ClosedState = 'cancelled-by-site' | 'arrived' | 'in-progress' | 'fulfilled' | 'no-show' | 'past'

const OVER: readonly string[] = ['booked', 'arrived', 'in-progress']

/**
 * What became of an appointment that is no longer to come; undefined while it is, and when the patient cancelled it. One
 * that nobody closed is past once its time is over. `now` in epoch ms.
 */
export function closedState(
  { status, slot }: Pick<PatientAppointment, 'status'> & { slot: Pick<PatientAppointment['slot'], 'end'> },
  now: number,
): ClosedState | undefined {
  if (OVER.includes(status) && Date.parse(slot.end) <= now) return 'past'
  return status === 'booked' || status === 'cancelled-by-patient' ? undefined : status
}
