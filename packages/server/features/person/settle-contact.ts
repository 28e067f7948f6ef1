import type { UnconfirmedContact } from '@maillage/contract/patient-contacts.ts'
import { sql } from 'kysely'
import { type ActionContext, defineAction } from '../../platform/action.ts'
import type { Tx } from '../../platform/database.ts'
import { requireCare } from '../audit/require-care.ts'
import { identityNotSeen, noSuchContact, noSuchRecord } from './contact.refusals.ts'
import { personAccess } from './person.access.ts'
import { readOwnContact } from './read-own-contact.ts'
import { type ContactChannel, type ContactsOfRecord, unconfirmedOf } from './unconfirmed-of.ts'

interface ContactRecord extends ContactsOfRecord {
  /** A document of high confidence was seen. */
  isProven: boolean
}

interface Input {
  networkId: string
  patientId: string
  channel: ContactChannel
  /** What the person answered: this contact is theirs, or is not. */
  belongs: boolean
}

/** The contacts of a patient that a booking put on the record and nobody confirmed. @throws {Refusal} `no-such-patient`, `not-in-care`. */
export const listUnconfirmedContacts = defineAction<
  { networkId: string; patientId: string },
  UnconfirmedContact[]
>({
  name: 'list-unconfirmed-contacts',
  access: personAccess['list-unconfirmed-contacts'],
  async run(context, { networkId, patientId }) {
    const { tx } = context
    const record = await lockRecord(tx, networkId, patientId)
    await requireCare(context, patientId)
    return unconfirmedOf(record)
  },
})

/**
 * Notes what the person said at the desk of a contact that came with a booking, once a document proved who they are. Theirs, it opens
 * the record from now on, in the sessions that run too; not theirs, it leaves the record, and what it opened is closed.
 * @throws {Refusal} `no-such-patient`, `not-in-care`, `identity-not-seen`, `no-such-contact`.
 */
export const settleContact = defineAction<Input, UnconfirmedContact[]>({
  name: 'settle-contact',
  access: personAccess['settle-contact'],
  async run(context, { networkId, patientId, channel, belongs }) {
    const { tx } = context
    const record = await lockRecord(tx, networkId, patientId)
    const care = await requireCare(context, patientId)
    const waiting = unconfirmedOf(record)
    const contact = waiting.find((one) => one.channel === channel)
    if (!contact) throw noSuchContact()
    if (!record.isProven) throw identityNotSeen()
    if (belongs) await confirmContact(context, networkId, patientId, contact)
    else await removeContact(context, patientId, channel)
    context.audit({
      action: 'settle-contact',
      networkId,
      subjectType: 'patient',
      subjectId: patientId,
      detail: { channel, belongs },
      ...care,
    })
    return waiting.filter((one) => one !== contact)
  },
})

/** @throws {Refusal} `no-such-patient`. */
export async function lockRecord(tx: Tx, networkId: string, patientId: string): Promise<ContactRecord> {
  const { rows } = await sql<ContactRecord>`
    select phone, email, phone_unconfirmed_since as "phoneSince", email_unconfirmed_since as "emailSince",
           identity_status in ('validated', 'qualified') as "isProven"
      from patient where id = ${patientId} and network_id = ${networkId} and merged_into is null for update`.execute(
    tx,
  )
  const [record] = rows
  if (!record) throw noSuchRecord()
  return record
}

/** The contact is the patient's: it opens the record, in the sessions that run too. */
export async function confirmContact(
  { tx, secrets }: Pick<ActionContext, 'tx' | 'secrets'>,
  networkId: string,
  patientId: string,
  { channel, contact }: UnconfirmedContact,
): Promise<void> {
  await tx
    .updateTable('patient')
    .set({ [`${channel}_unconfirmed_since`]: null })
    .where('id', '=', patientId)
    .execute()
  const held = await tx
    .selectFrom('membership')
    .select(['id', 'account_id'])
    .where('network_id', '=', networkId)
    .where('patient_id', '=', patientId)
    .where('bookings_only', '=', true)
    .execute()
  for (const { id, account_id } of held) {
    const own = await readOwnContact(tx, secrets, account_id)
    if (own?.address !== contact.toLowerCase()) continue
    await tx.updateTable('membership').set({ bookings_only: false }).where('id', '=', id).execute()
  }
}

/** The contact was somebody else's: it leaves the record, and whoever was held to bookings here reads nothing more of them. */
async function removeContact(
  { tx, now }: ActionContext,
  patientId: string,
  channel: ContactChannel,
): Promise<void> {
  await tx
    .updateTable('patient')
    .set({ [channel]: null, [`${channel}_unconfirmed_since`]: null })
    .where('id', '=', patientId)
    .execute()
  await sql`update membership set valid_until = greatest(${now.toString()}::timestamptz, valid_from)
    where patient_id = ${patientId} and bookings_only and coalesce(valid_until > ${now.toString()}::timestamptz, true)`.execute(
    tx,
  )
}
