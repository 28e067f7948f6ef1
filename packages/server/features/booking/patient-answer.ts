import type { PatientAppointment } from '@maillage/contract/booking.ts'
import type { Contact } from '@maillage/core/booking/contact.ts'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../platform/database.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { BOOKING_LIMITS } from './booking-limits.ts'
import { noSuchAppointment } from './booking.refusals.ts'
import { manageToken, signSession } from './booking-tokens.ts'
import { slotOf } from './hold-answer.ts'
import { usualContact } from './match-patient.ts'
import type { AppointmentFacts } from './read-appointment.ts'
import { lockAppointment } from './read-appointment.ts'

/** What the patient is told of an appointment, once the identity is checked; a new session starts. */
export async function answerPatient(
  context: { tx: Tx; now: Temporal.Instant; secrets: Secrets },
  networkId: string,
  appointmentId: string,
): Promise<PatientAppointment> {
  const { tx, now, secrets } = context
  const appointment = await lockAppointment(tx, networkId, appointmentId)
  if (!appointment?.patientId) throw noSuchAppointment()
  const { given_names } = await tx
    .selectFrom('patient')
    .select('given_names')
    .where('id', '=', appointment.patientId)
    .executeTakeFirstOrThrow()
  const contact = await readRecipient(tx, appointment)
  const restorable = restorableUntil(appointment)
  return {
    id: appointment.id,
    status: appointment.status as PatientAppointment['status'],
    slot: slotOf(appointment),
    reasonId: appointment.reasonId,
    patientGivenName: given_names,
    forRelative: appointment.bookedBy === 'relative',
    wantsEarlier: appointment.wantsEarlier,
    changeableUntil: new Date(await changeableUntil(tx, appointment)).toISOString(),
    restorableUntil:
      restorable !== undefined && restorable > now.epochMilliseconds
        ? new Date(restorable).toISOString()
        : null,
    sentTo: contact?.channel ?? null,
    manageToken: manageToken(secrets, appointment.id),
    sessionToken: signSession(secrets, appointment.id, now.add({ minutes: BOOKING_LIMITS.sessionMinutes })),
  }
}

/** Epoch ms until which the patient may take a cancellation back; undefined when there is none. */
export function restorableUntil(appointment: AppointmentFacts): number | undefined {
  if (appointment.status !== 'cancelled-by-patient' || appointment.cancelledAt === null) return undefined
  return Math.min(appointment.cancelledAt + BOOKING_LIMITS.restoreMinutes * 60_000, appointment.start)
}

/** Epoch ms until which the patient may move or cancel online: the start minus the notice of the reason. */
export async function changeableUntil(tx: Tx, appointment: AppointmentFacts): Promise<number> {
  const { cancel_notice_minutes } = await tx
    .selectFrom('reason')
    .select('cancel_notice_minutes')
    .where('id', '=', appointment.reasonId)
    .executeTakeFirstOrThrow()
  return appointment.start - cancel_notice_minutes * 60_000
}

/** Who receives the messages of an appointment: the person who booked it, else the patient. */
export async function readRecipient(tx: Tx, appointment: AppointmentFacts): Promise<Contact | undefined> {
  const person = appointment.contactPersonId
    ? await tx
        .selectFrom('contact_person')
        .select(['email', 'phone'])
        .where('id', '=', appointment.contactPersonId)
        .executeTakeFirst()
    : undefined
  if (person) return usualContact(person)
  if (!appointment.patientId) return undefined
  const patient = await tx
    .selectFrom('patient')
    .select(['email', 'phone'])
    .where('id', '=', appointment.patientId)
    .executeTakeFirst()
  return patient && usualContact(patient)
}
