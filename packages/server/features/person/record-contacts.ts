import type { UnconfirmedContact } from '@maillage/contract/patient-contacts.ts'
import { sql } from 'kysely'
import type { ActionContext } from '../../platform/action.ts'
import type { Tx } from '../../platform/database.ts'
import { noSuchRecord } from './contact.refusals.ts'
import { readOwnContact } from './read-own-contact.ts'
import type { ContactsOfRecord } from './unconfirmed-of.ts'

interface ContactRecord extends ContactsOfRecord {
  /** A document of high confidence was seen. */
  isProven: boolean
}

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
