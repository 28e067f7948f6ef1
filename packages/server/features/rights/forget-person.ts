import type { ErasureMode } from '@maillage/core/retention/plan-erasure.ts'
import { sql } from 'kysely'
import type { ActionContext } from '../../platform/action.ts'
import type { PersonRecord } from './find-record.ts'
import { messagesOfPerson } from './messages-of-person.ts'

type Forgetting = Pick<ActionContext, 'tx' | 'now'>

/**
 * Writes an erasure: what is not kept goes in one transaction. In mode `restrict` the identity and the appointments with care stay,
 * without contacts, notes or accounts. Rows that depend on the record alone go with it (former identities, merges).
 */
export async function forgetPerson(
  context: Forgetting,
  networkId: string,
  record: PersonRecord,
  mode: ErasureMode,
): Promise<void> {
  const { tx, now } = context
  const { patientIds } = record
  await sql`delete from message m where ${messagesOfPerson(record)}`.execute(tx)
  await sql`delete from contact_code where appointment_id in (select id from appointment where patient_id = any(${patientIds}::uuid[]))`.execute(
    tx,
  )
  // An answer names a person by more than ids. Whoever sends again a request whose answer is gone is judged anew (ADR 0009).
  await sql`delete from idempotency_key where network_id = ${networkId} and response is not null`.execute(tx)
  await forgetAppointments(context, patientIds, mode)
  await sql`delete from contact_person where patient_id = any(${patientIds}::uuid[])`.execute(tx)
  await closeAccounts(context, record)
  // A refusal always says why: that there was a reason is left of it.
  await sql`update rights_request set note = null, answer = case when state = 'refused' then '–' end
             where patient_id = any(${patientIds}::uuid[])`.execute(tx)
  if (mode === 'restrict')
    await sql`update patient set email = null, phone = null, restricted_at = ${now.toString()}::timestamptz
               where id = any(${patientIds}::uuid[])`.execute(tx)
  else {
    await sql`update break_glass set reason = null where patient_id = any(${patientIds}::uuid[])`.execute(tx)
    await sql`delete from patient where id = any(${patientIds}::uuid[])`.execute(tx)
  }
  await sql`insert into erasure (patient_id, network_id, mode, erased_at)
    select id, ${networkId}, ${mode}, ${now.toString()}::timestamptz from unnest(${patientIds}::uuid[]) as id
    on conflict (patient_id) do update set mode = excluded.mode, erased_at = excluded.erased_at`.execute(tx)
}

/** Care that is kept stays tied to the person; everything else counts, and is nobody's. */
async function forgetAppointments(
  { tx, now }: Forgetting,
  patientIds: readonly string[],
  mode: ErasureMode,
): Promise<void> {
  await sql`update appointment set note = null, contact_person_id = null
    where patient_id = any(${patientIds}::uuid[]) and (note is not null or contact_person_id is not null)`.execute(
    tx,
  )
  await sql`
    with anonymised as (
      update appointment set patient_id = null, anonymised_at = ${now.toString()}::timestamptz
       where patient_id = any(${patientIds}::uuid[])
         and (${mode} <> 'restrict' or status not in ('booked', 'arrived', 'in-progress', 'fulfilled'))
      returning id)
    delete from occupation where resource_id = any(${patientIds}::uuid[]) and source_id in (select id from anonymised)`.execute(
    tx,
  )
}

/**
 * The person's own accounts are emptied and closed, but one that another network knows too: it is not this one's to close.
 * Relatives who followed the record follow it no more.
 */
async function closeAccounts(
  { tx, now }: Forgetting,
  { patientIds, accountIds }: PersonRecord,
): Promise<void> {
  await sql`delete from membership where patient_id = any(${patientIds}::uuid[])`.execute(tx)
  const { rows } = await sql<{ id: string }>`
    select a.id from account a where a.id = any(${accountIds}::uuid[]) and a.kind = 'person'
       and not exists (select from membership m where m.account_id = a.id)
       and not works_elsewhere(a.id, '-infinity')`.execute(tx)
  const ids = rows.map((row) => row.id)
  if (ids.length === 0) return
  await sql`delete from session where account_id = any(${ids}::uuid[])`.execute(tx)
  await sql`delete from account_identity where account_id = any(${ids}::uuid[])`.execute(tx)
  await sql`update account set display_name = '–', email = null, closed_at = ${now.toString()}::timestamptz
             where id = any(${ids}::uuid[])`.execute(tx)
}
