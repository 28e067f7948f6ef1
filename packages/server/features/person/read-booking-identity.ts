import type { BookingIdentity } from '@maillage/contract/person.ts'
import type { Contact } from '@maillage/core/booking/contact.ts'
import { sql } from 'kysely'
import { type ActionContext, defineAction } from '../../platform/action.ts'
import { signInNeeded } from '../../platform/guard.ts'
import { signContactProof } from '../booking/booking-tokens.ts'
import { personAccess } from './person.access.ts'
import { PERSON_LIMITS } from './person-limits.ts'
import { readOwnContact } from './read-own-contact.ts'
import { ownRecordsOf, readOwnRecords } from './read-own-records.ts'

/**
 * What fills the booking form for somebody who is signed in: the identity of a record of theirs, and the contact that their
 * session was opened by, with the proof that spares another code.
 * @throws {Refusal} `not-yours`.
 */
export const readBookingIdentity = defineAction<{ networkId: string; patientId: string }, BookingIdentity>({
  name: 'read-booking-identity',
  access: personAccess['read-booking-identity'],
  async run(context, { networkId, patientId }) {
    const { tx, now, secrets, actor } = context
    context.permit({ patientId, isOfBooking: true })
    if (actor.kind !== 'account') throw signInNeeded()
    const own = ownRecordsOf(actor).filter((record) => record.patientId === patientId)
    const [record] = await readOwnRecords(tx, networkId, own)
    if (!record) throw signInNeeded()
    const { role } = record
    const contact = await readOwnContact(tx, secrets, actor.accountId)
    return {
      patient: record.identity,
      relationship: role === 'relative' ? await relationshipOf(context, patientId, contact) : null,
      contact: contact?.address ?? null,
      contactProof: contact
        ? signContactProof(secrets, contact.address, now.add({ minutes: PERSON_LIMITS.contactProofMinutes }))
        : null,
    }
  },
})

/** Who this contact is to the patient, as it was said last. */
async function relationshipOf(
  { tx }: ActionContext,
  patientId: string,
  contact: Contact | undefined,
): Promise<BookingIdentity['relationship']> {
  const { rows } = await sql<{ relationship: NonNullable<BookingIdentity['relationship']> }>`
    select relationship from contact_person
     where patient_id = ${patientId} and (lower(email) = ${contact?.address ?? ''} or phone = ${contact?.address ?? ''})
     order by created_at desc limit 1`.execute(tx)
  return rows[0]?.relationship ?? 'other'
}
