import type { Contact } from '@maillage/core/booking/contact.ts'
import { type RawBuilder, sql } from 'kysely'

/**
 * The condition on `appointment a` of `patient p` for one that was booked on the web with this contact, which stands on the record and
 * nobody confirmed: its messages go there. What the desk or another contact booked is none, nor what an unchecked relative wrote.
 * An account without a contact booked nothing.
 */
export function isOfBooking(contact: Contact | undefined): RawBuilder<boolean> {
  if (!contact) return sql`false`
  const { channel, address } = contact
  const beside = (column: RawBuilder<unknown>) =>
    sql`exists (select from contact_person c where c.id = a.contact_person_id and c.patient_id = p.id and ${column} = ${address})`
  return channel === 'email'
    ? sql`(a.booked_by <> 'office' and p.email_unconfirmed_since is not null and lower(p.email) = ${address}
        and (a.contact_person_id is null or ${beside(sql`lower(c.email)`)}))`
    : sql`(a.booked_by <> 'office' and p.phone_unconfirmed_since is not null and p.phone = ${address}
        and case when a.contact_person_id is null then p.email is null else ${beside(sql`c.phone`)} end)`
}
