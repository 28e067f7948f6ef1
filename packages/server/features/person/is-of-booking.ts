import { type RawBuilder, sql } from 'kysely'

/**
 * The condition on `appointment a` of `patient p` for one that was booked on the web with a contact of the patient that nobody
 * confirmed: its messages go there. What the desk or another contact booked is none, nor what an unchecked relative wrote.
 */
export function isOfBooking(): RawBuilder<boolean> {
  return sql`(a.booked_by <> 'office' and case when a.contact_person_id is null
    then case when p.email is not null then p.email_unconfirmed_since else p.phone_unconfirmed_since end is not null
    else exists (select from contact_person c where c.id = a.contact_person_id and c.patient_id = p.id
                    and ((p.phone_unconfirmed_since is not null and c.phone = p.phone)
                      or (p.email_unconfirmed_since is not null and lower(c.email) = lower(p.email)))) end)`
}
