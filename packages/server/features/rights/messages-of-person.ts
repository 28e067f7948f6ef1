import { type RawBuilder, sql } from 'kysely'
import type { PersonRecord } from './find-record.ts'

/**
 * The condition on `message m` for what was sent about a person: all of their appointments, and the codes sent to their
 * addresses. A code names nobody but its recipient: a sign-in, or a held time that was let go of.
 */
export function messagesOfPerson({
  patientIds,
  accountIds,
}: Pick<PersonRecord, 'patientIds' | 'accountIds'>): RawBuilder<unknown> {
  return sql`(m.appointment_id in (select id from appointment where patient_id = any(${patientIds}::uuid[]))
    or m.kind = 'code' and lower(m.recipient) in (
      select lower(contact)
        from (select unnest(array[email, phone]) as contact from patient where id = any(${patientIds}::uuid[])
              union all select unnest(array[email, phone]) from contact_person where patient_id = any(${patientIds}::uuid[])
              union all select email from account where id = any(${accountIds}::uuid[]) and kind = 'person') as contacts))`
}
