import type { Contact } from '@maillage/core/booking/contact.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'

/** A record that a contact opens: one's own, or that of somebody one helps. */
export interface FoundRecord {
  patientId: string
  role: 'patient' | 'relative'
}

/**
 * The records of a network that have this contact, as the patient's own or as a confirmed relative's, and this birth date. A
 * contact that only booked opens its appointment by the link and no record (ADR 0007). A record that was merged into another is none.
 * Who is both is the patient.
 */
export async function findOwnRecords(
  db: Db | Tx,
  networkId: string,
  contact: Contact,
  birthDate: string,
): Promise<FoundRecord[]> {
  const { rows } = await sql<FoundRecord>`
    select p.id as "patientId", case when ${has(contact, 'p')} then 'patient' else 'relative' end as role
      from patient p
     where p.network_id = ${networkId} and p.birth_date = ${birthDate}::date and p.merged_into is null
       and (${has(contact, 'p')} or exists (${confirmedRelative(contact)}))
     order by 2, 1`.execute(db)
  return rows
}

/** Of these patients, those of whom this contact is still a confirmed relative's. */
export async function stillReachable(
  db: Db | Tx,
  contact: Contact,
  patientIds: readonly string[],
): Promise<string[]> {
  if (patientIds.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select p.id from patient p
     where p.id = any(${[...patientIds]}) and p.merged_into is null
       and exists (${confirmedRelative(contact)})`.execute(db)
  return rows.map((row) => row.id)
}

function confirmedRelative(contact: Contact) {
  return sql`select from contact_person c where c.patient_id = p.id and c.confirmed_at is not null and ${has(contact, 'c')}`
}

function has(contact: Contact, table: 'p' | 'c') {
  const column = sql.ref(`${table}.${contact.channel === 'email' ? 'email' : 'phone'}`)
  return contact.channel === 'email'
    ? sql`lower(${column}) = ${contact.address}`
    : sql`${column} = ${contact.address}`
}
