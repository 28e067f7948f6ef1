import type { PatientAppointment } from '@maillage/contract/booking.ts'
import type { Contact } from '@maillage/core/booking/contact.ts'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db, Tx } from '../../platform/database.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { BOOKING_LIMITS } from './booking-limits.ts'
import { noSuchAppointment } from './booking.refusals.ts'
import { manageToken, signSession } from './booking-tokens.ts'
import { slotOf } from './hold-answer.ts'
import { usualContact } from './match-patient.ts'
import { type AppointmentFacts, readAppointment } from './read-appointment.ts'

/** Who comes, and where the messages go. */
export interface Told {
  givenNames: string
  recipient: Contact | undefined
}

/** What the patient is told of an appointment, once the identity is checked; a new session starts. */
export async function answerPatient(
  context: { tx: Db | Tx; now: Temporal.Instant; secrets: Secrets },
  networkId: string,
  appointmentId: string,
): Promise<PatientAppointment> {
  const appointment = await readAppointment(context.tx, networkId, appointmentId)
  const told = appointment && (await readTold(context.tx, appointment))
  if (!told) throw noSuchAppointment()
  return describeToPatient(context, appointment, told)
}

/** The same, from facts that are known already. */
export function describeToPatient(
  { now, secrets }: { now: Temporal.Instant; secrets: Secrets },
  appointment: AppointmentFacts,
  told: Told,
): PatientAppointment {
  const restorable = restorableUntil(appointment)
  const isRestorable = restorable !== undefined && restorable > now.epochMilliseconds
  return {
    id: appointment.id,
    status: appointment.status as PatientAppointment['status'],
    slot: slotOf(appointment),
    reasonId: appointment.reasonId,
    patientGivenName: told.givenNames,
    forRelative: appointment.bookedBy === 'relative',
    wantsEarlier: appointment.wantsEarlier,
    changeableUntil: new Date(changeableUntil(appointment)).toISOString(),
    restorableUntil: isRestorable ? new Date(restorable).toISOString() : null,
    sentTo: told.recipient?.channel ?? null,
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
export function changeableUntil(appointment: AppointmentFacts): number {
  return appointment.start - appointment.cancelNoticeMinutes * 60_000
}

/** Who comes, and who receives the messages: the person who booked, else the patient. Undefined for a hold without patient. */
export async function readTold(tx: Db | Tx, appointment: AppointmentFacts): Promise<Told | undefined> {
  const { rows } = await sql<{ givenNames: string; email: string | null; phone: string | null }>`
    select p.given_names as "givenNames",
           case when c.id is null then p.email else c.email end as email,
           case when c.id is null then p.phone else c.phone end as phone
      from patient p left join contact_person c on c.id = ${appointment.contactPersonId}
     where p.id = ${appointment.patientId}`.execute(tx)
  const row = rows[0]
  return row && { givenNames: row.givenNames, recipient: usualContact(row) }
}
