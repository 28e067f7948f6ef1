import type { Contact } from '@maillage/core/booking/contact.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'

/** A record that a contact opens: one's own, or that of somebody one helps. */
export interface FoundRecord {
  patientId: string
  role: 'patient' | 'relative'
  /** The contact came with a booking, and nobody confirmed it: it opens what was booked with it, not the record. */
  bookingsOnly: boolean
}

/**
 * The records of a network that have this contact, as the patient's own or as a confirmed relative's, and this birth date. A
 * contact that only booked for a record that was there opens its appointment by the link and no record (ADR 0007). A record that was
 * merged into another is none. Who is both is the patient, unless only the relative was confirmed.
 */
export async function findOwnRecords(
  db: Db | Tx,
  networkId: string,
  contact: Contact,
  birthDate: string,
): Promise<FoundRecord[]> {
  const unconfirmed = sql.ref(
    contact.channel === 'email' ? 'p.email_unconfirmed_since' : 'p.phone_unconfirmed_since',
  )
  const { rows } = await sql<FoundRecord>`
    select "patientId", case when own and (confirmed or not relative) then 'patient' else 'relative' end as role,
           not relative and not confirmed as "bookingsOnly"
      from (select p.id as "patientId", ${has(contact, 'p')} is true as own, ${unconfirmed} is null as confirmed,
                   exists (${confirmedRelative(contact)}) as relative
              from patient p
             where p.network_id = ${networkId} and p.birth_date = ${birthDate}::date and p.merged_into is null) r
     where own or relative
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
