import type { PatientAppointment } from '@maillage/contract/booking.ts'
import type { Contact } from '@maillage/core/booking/contact.ts'
import { sql } from 'kysely'
import { defineAction } from '../../platform/action.ts'
import { noSuchAppointment } from '../booking/booking.refusals.ts'
import { answerPatient } from '../booking/patient-answer.ts'
import { lockAppointment } from '../booking/read-appointment.ts'
import type { Tx } from '../../platform/database.ts'
import { signInNeeded } from '../../platform/guard.ts'
import { isOfBooking } from './is-of-booking.ts'
import { personAccess } from './person.access.ts'
import { readOwnContact } from './read-own-contact.ts'
import { ownRecordsOf } from './read-own-records.ts'

/**
 * Opens one's own appointment as its link does after the birth date: what moves, cancels and restores it is the session that
 * the answer carries. One of somebody else is not found, as one that is not there.
 * @throws {Refusal} `no-such-appointment`.
 */
export const openOwnAppointment = defineAction<
  { networkId: string; appointmentId: string },
  PatientAppointment
>({
  name: 'open-own-appointment',
  access: personAccess['open-own-appointment'],
  async run(context, { networkId, appointmentId }) {
    const { tx, secrets, actor } = context
    if (actor.kind !== 'account') throw signInNeeded()
    const appointment = await lockAppointment(tx, networkId, appointmentId)
    const record = ownRecordsOf(actor).find(({ patientId }) => patientId === appointment?.patientId)
    if (!appointment || !record) throw noSuchAppointment()
    const isBooked =
      record.bookingsOnly &&
      (await wasBookedWith(tx, appointment.id, await readOwnContact(tx, secrets, actor.accountId)))
    if (record.bookingsOnly && !isBooked) throw noSuchAppointment()
    context.permit({ patientId: record.patientId, isOfBooking: isBooked })
    context.audit({
      action: 'open-own-appointment',
      networkId,
      practitionerId: appointment.practitionerId,
      subjectType: 'appointment',
      subjectId: appointment.id,
    })
    return answerPatient(context, networkId, appointment.id)
  },
})

async function wasBookedWith(tx: Tx, appointmentId: string, contact: Contact | undefined): Promise<boolean> {
  const { rows } = await sql`
    select from appointment a join patient p on p.id = a.patient_id where a.id = ${appointmentId} and ${isOfBooking(contact)}`.execute(
    tx,
  )
  return rows.length > 0
}
