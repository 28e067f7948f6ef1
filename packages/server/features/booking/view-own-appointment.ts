import type { PatientAppointment } from '@maillage/contract/booking.ts'
import type { BookingDependencies } from './booking-dependencies.ts'
import { answerPatient } from './patient-answer.ts'

/**
 * The appointment as it stands, whoever changed it since. A read: the session that asks goes on as it is, no longer.
 * @throws {Refusal} `no-such-appointment`.
 */
export async function viewOwnAppointment(
  deps: BookingDependencies,
  appointmentId: string,
  sessionToken: string,
): Promise<PatientAppointment> {
  const { db, clock, secrets } = deps.platform
  const context = { tx: db, now: clock.now(), secrets }
  const appointment = await answerPatient(context, await deps.network.id(), appointmentId)
  return { ...appointment, sessionToken }
}
