import type { ConfirmRequest, PatientAppointment } from '@maillage/contract/booking.ts'
import { ageRefusal } from '@maillage/core/booking/age-limit.ts'
import type { Contact } from '@maillage/core/booking/contact.ts'
import { cleanNote } from '@maillage/core/booking/person-name.ts'
import { sql } from 'kysely'
import { type ActionContext, defineAction } from '../../platform/action.ts'
import { BOOKING_LIMITS } from './booking-limits.ts'
import { alreadyBooked, noSuchHold } from './booking.refusals.ts'
import { signContactProof } from './booking-tokens.ts'
import { checkContact } from './check-contact.ts'
import { hasExpired } from './hold-answer.ts'
import { isKnownContact } from './is-known-contact.ts'
import { localDateOf } from './local-date.ts'
import { findOrAddContactPerson, matchPatient, type PatientMatch, usualContact } from './match-patient.ts'
import { ageRefused, newPatientsNotAccepted, patientBusy } from './patient.refusals.ts'
import { answerPatient, describeToPatient } from './patient-answer.ts'
import { patientLane } from './patient-lane.ts'
import { type AppointmentFacts, type HeldFacts, lockHold } from './read-appointment.ts'
import { type Identity, readContact, readIdentity } from './read-identity.ts'
import { readPhone } from './read-phone.ts'
import { recordChange } from './record-change.ts'
import { refuseExpiredHold } from './refuse-expired-hold.ts'
import { confirmTime } from './take-time.ts'
import { tellPatient } from './tell-patient.ts'
import { bookingAccess } from './booking.access.ts'

export interface ConfirmInput {
  networkId: string
  appointmentId: string
  publicUrl: string
  request: ConfirmRequest
}

/**
 * Turns a hold into an appointment: identity, contact checked by the code (or by an earlier proof), patient found or
 * made, message written, all in one transaction. Confirming again with the same person gives the same answer.
 *
 * Once the contact is checked every refusal carries `contactProof`, so that nothing has to be typed again.
 * A contact that knows nothing of where the patient is then books all the same (`patient-lane.ts`).
 * @throws {Refusal} `hold-expired`, `already-booked`, `age`, `new-patients`, `patient-busy`, the code's and the identity's.
 */
export const confirmHold = defineAction<ConfirmInput, PatientAppointment>({
  name: 'confirm-hold',
  access: bookingAccess['confirm-hold'],
  async run(context, input) {
    const { tx, now, secrets } = context
    const { request, networkId } = input
    const facts = await lockHold(tx, networkId, input.appointmentId)
    if (!facts) throw noSuchHold()
    const { hold } = facts
    const identity = readIdentity(request.patient, now, hold.timeZone)
    const contact = readContact(request.contact)
    if (!['held', 'expired', 'released'].includes(hold.status)) return answerAgain(context, hold, identity)
    const refused = await checkContact(context, {
      ...request,
      appointmentId: hold.id,
      contact: contact.address,
    })
    if (refused) return refused
    const proof = signContactProof(
      secrets,
      contact.address,
      now.add({ minutes: BOOKING_LIMITS.contactProofMinutes }),
    )
    if (hasExpired(hold, now) || hold.status === 'released')
      throw await refuseExpiredHold(context, hold, proof)
    const patient = await admit(context, facts, identity, contact, input, proof)
    const { id, start, end } = hold
    const time = { appointmentId: id, patientId: patient.id, start, end }
    const lane = patientLane({ ...time, contact: sql`${contact.address}` })
    confirmTime(context, { ...time, lane }, patientBusy(proof))
    const booked = await book(context, facts, input, patient, contact)
    return describeToPatient(context, booked, { givenNames: patient.givenNames, recipient: contact })
  },
})

async function answerAgain(
  context: ActionContext,
  hold: AppointmentFacts,
  identity: Identity,
): Promise<PatientAppointment> {
  const { rows } =
    await sql`select from patient where (id = ${hold.patientId} or merged_into = ${hold.patientId})
    and name_key = ${identity.nameKey} and birth_date = ${identity.birthDate}::date`.execute(context.tx)
  if (rows.length === 0) throw alreadyBooked()
  return answerPatient(context, hold.networkId, hold.id)
}

async function admit(
  context: ActionContext,
  { hold, reason }: HeldFacts,
  identity: Identity,
  contact: Contact,
  input: ConfirmInput,
  proof: string,
): Promise<PatientMatch> {
  const age = ageRefusal(identity.birthDate, localDateOf(hold.start, hold.timeZone), reason)
  if (age) throw ageRefused(age, proof)
  const patient = await matchPatient(
    context,
    hold.networkId,
    identity,
    input.request.relationship ? undefined : contact,
  )
  // Whoever knows a name and a birth date must not learn from the answer whether it is a patient's.
  if (
    !reason.acceptsNewPatients &&
    (patient.isNew || !(await isKnownContact(context.tx, patient.id, contact)))
  )
    throw newPatientsNotAccepted(await readPhone(context.tx, hold.networkId), proof)
  return patient
}

/** Messages go to the contact just checked: the patient's own if it is known as such, else a person beside the patient. */
async function contactPersonOf(
  context: ActionContext,
  input: ConfirmInput,
  patient: PatientMatch,
  contact: Contact,
): Promise<string | null> {
  const { relationship } = input.request
  if (!relationship && usualContact(patient)?.address === contact.address) return null
  return findOrAddContactPerson(context, patient.id, relationship ?? 'other', contact)
}

async function book(
  context: ActionContext,
  { hold, place }: HeldFacts,
  input: ConfirmInput,
  patient: PatientMatch,
  contact: Contact,
): Promise<AppointmentFacts> {
  const { request } = input
  const booked = {
    ...hold,
    patientId: patient.id,
    contactPersonId: await contactPersonOf(context, input, patient, contact),
    status: 'booked' as const,
    bookedBy: request.relationship ? ('relative' as const) : ('patient' as const),
    wantsEarlier: request.wantsEarlier,
    version: hold.version + 1,
    updatedAt: context.now.epochMilliseconds,
  }
  context.write(
    context.tx
      .updateTable('appointment')
      .set({
        status: booked.status,
        patient_id: booked.patientId,
        contact_person_id: booked.contactPersonId,
        booked_by: booked.bookedBy,
        note: cleanNote(request.note),
        wants_earlier: booked.wantsEarlier,
        version: booked.version,
        updated_at: new Date(booked.updatedAt),
      })
      .where('practitioner_id', '=', hold.practitionerId)
      .where('id', '=', hold.id),
  )
  await tellPatient(context, 'confirmation', booked, input.publicUrl, { recipient: contact, place })
  recordChange(context, {
    action: 'confirm-hold',
    event: 'appointment.booked',
    appointment: hold,
    detail: {
      start: new Date(hold.start).toISOString(),
      siteId: hold.siteId,
      bookedBy: booked.bookedBy,
      newPatient: patient.isNew,
    },
  })
  return booked
}
