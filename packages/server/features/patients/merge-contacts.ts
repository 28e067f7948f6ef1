import { sql } from 'kysely'
import type { ActionContext } from '../../platform/action.ts'
import type { Tx } from '../../platform/database.ts'
import { contactToSettle } from './merge.refusals.ts'
import type { MovedRows } from './merge.queries.ts'
import type { PatientFacts } from './patients.queries.ts'

type ContactColumn = 'phone' | 'email'

/** On the web, with the contact that stood on the record: `appointment a` names no other. */
const WEB_BOOKED = sql`a.contact_person_id is null and a.booked_by <> 'office'`

/**
 * Gives the kept record the contacts that it lacks. One that nobody confirmed is confirmed by no merge; it is taken by a record without any
 * contact only, whose bookings on the web would otherwise become its own. Run before the rows move.
 */
export async function completeContacts(
  { tx }: Pick<ActionContext, 'tx'>,
  kept: PatientFacts,
  merged: PatientFacts,
): Promise<ContactColumn[]> {
  const unconfirmed = await unconfirmedColumns(tx, merged.id)
  const takesUnconfirmed = kept.phone === null && kept.email === null && !(await hasWebBooked(tx, kept.id))
  const missing = (['phone', 'email'] as const).filter(
    (column) =>
      kept[column] === null && merged[column] !== null && (takesUnconfirmed || !unconfirmed.includes(column)),
  )
  if (missing.length > 0)
    await tx
      .updateTable('patient')
      .from('patient as merged')
      .set((of) =>
        Object.fromEntries(
          missing.flatMap((column) => [
            [column, of.ref(`merged.${column}`)],
            [`${column}_unconfirmed_since`, of.ref(`merged.${column}_unconfirmed_since`)],
          ]),
        ),
      )
      .where('merged.id', '=', merged.id)
      .where('patient.id', '=', kept.id)
      .execute()
  return missing
}

/** A contact that the kept record had received goes, unless somebody changed it since. */
export async function takeContactsBack(
  { tx }: Pick<ActionContext, 'tx'>,
  kept: PatientFacts,
  merged: PatientFacts,
  completed: readonly string[],
): Promise<void> {
  for (const contact of completed) {
    const column = contact === 'phone' ? 'phone' : 'email'
    if (kept[column] === merged[column])
      await sql`update patient set ${sql.ref(column)} = null, ${sql.ref(`${column}_unconfirmed_since`)} = null where id = ${kept.id}`.execute(
        tx,
      )
  }
}

/**
 * Appointments that moved and name no contact are told to the usual one of their record: where that of the kept record waits to be
 * confirmed, and is another, a person beside it keeps the one that they had. It opens no record. Run once the rows have moved.
 * @returns the id of that person; null when nothing needs one.
 * @throws {Refusal} `contact-to-settle` when they had none.
 */
export async function keepBookedContact(
  { tx, now, newId }: Pick<ActionContext, 'tx' | 'now' | 'newId'>,
  { keptId, mergedId, appointments }: { keptId: string; mergedId: string; appointments: readonly string[] },
): Promise<string | null> {
  const { rows } = await sql<{ email: string | null; phone: string | null }>`
    select m.email, case when m.email is null then m.phone end as phone from patient k join patient m on m.id = ${mergedId}
     where k.id = ${keptId}
       and case when k.email is null then k.phone_unconfirmed_since else k.email_unconfirmed_since end is not null
       and lower(coalesce(m.email, m.phone)) is distinct from lower(coalesce(k.email, k.phone))
       and exists (select from appointment a where a.id = any(${[...appointments]}::uuid[]) and a.contact_person_id is null
                      and ((${WEB_BOOKED}) or upper(a.period) > ${now.toString()}::timestamptz))`.execute(tx)
  const [contact] = rows
  if (!contact) return null
  if (contact.email === null && contact.phone === null) throw contactToSettle()
  const id = newId()
  await sql`insert into contact_person (id, patient_id, relationship, email, phone, created_at)
    values (${id}, ${keptId}, 'other', ${contact.email}, ${contact.phone}, ${now.toString()}::timestamptz)`.execute(
    tx,
  )
  await sql`update appointment set contact_person_id = ${id}
    where id = any(${[...appointments]}::uuid[]) and contact_person_id is null`.execute(tx)
  return id
}

/** Takes back what `keepBookedContact` wrote; the person stays with the kept record when something else names them since. */
export async function forgetBookedContact(
  tx: Tx,
  { booked_contact: id, appointment: appointments }: MovedRows,
): Promise<void> {
  if (!id) return
  await sql`update appointment set contact_person_id = null
    where id = any(${appointments}::uuid[]) and contact_person_id = ${id}`.execute(tx)
  await sql`delete from contact_person c where c.id = ${id} and c.confirmed_at is null and c.asked_at is null
    and not exists (select from appointment a where a.contact_person_id = c.id)`.execute(tx)
}

async function unconfirmedColumns(tx: Tx, patientId: string): Promise<ContactColumn[]> {
  const { rows } = await sql<{ phone: boolean; email: boolean }>`
    select phone_unconfirmed_since is not null as phone, email_unconfirmed_since is not null as email
      from patient where id = ${patientId}`.execute(tx)
  return (['phone', 'email'] as const).filter((column) => rows[0]?.[column])
}

async function hasWebBooked(tx: Tx, patientId: string): Promise<boolean> {
  const { rows } =
    await sql`select from appointment a where a.patient_id = ${patientId} and ${WEB_BOOKED} limit 1`.execute(
      tx,
    )
  return rows.length > 0
}
