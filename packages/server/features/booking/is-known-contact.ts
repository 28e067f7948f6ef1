import type { Contact } from '@maillage/core/booking/contact.ts'
import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'

/** Whether a patient, or somebody beside them, is known here by this contact: also under a record that was merged. */
export async function isKnownContact(tx: Tx, patientId: string, { address }: Contact): Promise<boolean> {
  const { rows } = await sql`
    with own as (select id, email, phone from patient where id = ${patientId} or merged_into = ${patientId})
    select from own where ${address} in (lower(email), phone)
    union all
    select from contact_person c where c.patient_id in (select id from own) and ${address} in (lower(c.email), c.phone)
    limit 1`.execute(tx)
  return rows.length > 0
}
