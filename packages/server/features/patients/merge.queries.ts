import { sql } from 'kysely'
import type { ActionContext } from '../../platform/action.ts'
import type { Tx } from '../../platform/database.ts'

/**
 * Tables whose rows go with the patient, by their column patient_id. Occupations follow their appointments. What an account may do
 * (membership) does not: a merge opens no record to whoever could sign in to the other; the person signs in again.
 */
export const MOVED_TABLES = ['appointment', 'contact_person', 'rights_request'] as const

/** Ids of what went over; `patient`: records that had been merged into the one that is merged away now. */
export type MovedRows = Record<(typeof MOVED_TABLES)[number] | 'patient', string[]> & {
  /** Relatives who were confirmed for the record that goes; absent from merges before it was kept. */
  confirmed?: Confirmation[]
  /** The person beside the kept record who was made to receive the messages of what was moved. */
  booked_contact?: string | null
}

interface Confirmation {
  id: string
  at: string
  by: string
}

/** When both patients are taken at once, the first such instant: the occupations of one timeline never overlap. */
export async function findOverlap(tx: Tx, one: string, other: string): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date }>`
    select lower(a.period * b.period) as at from occupation a
      join occupation b on b.resource_id = ${other} and b.lane = a.lane and b.period && a.period
     where a.resource_id = ${one} order by 1 limit 1`.execute(tx)
  return rows[0]?.at
}

/** Everything of one patient becomes another's. Both are locked by the caller. */
export async function moveRows(tx: Tx, fromId: string, toId: string): Promise<MovedRows> {
  const moved = {
    appointment: [] as string[],
    contact_person: [] as string[],
    rights_request: [] as string[],
    patient: [] as string[],
    confirmed: [] as Confirmation[],
  }
  for (const table of MOVED_TABLES) {
    const { rows } = await sql<{ id: string }>`
      update ${sql.table(table)} set patient_id = ${toId} where patient_id = ${fromId} returning id`.execute(
      tx,
    )
    moved[table] = rows.map((row) => row.id)
  }
  // A relative was confirmed for the record that goes: the one that is kept is opened by a new confirmation only.
  const confirmed = await sql<Confirmation>`
    with was as (select id, confirmed_at::text as at, confirmed_by as by from contact_person
                  where id = any(${moved.contact_person}::uuid[]) and confirmed_at is not null),
         gone as (update contact_person c set confirmed_at = null, confirmed_by = null from was where c.id = was.id)
    select id, at, by from was order by id`.execute(tx)
  moved.confirmed = confirmed.rows
  await sql`update occupation set resource_id = ${toId} where resource_id = ${fromId}`.execute(tx)
  const { rows } = await sql<{ id: string }>`
    update patient set merged_into = ${toId} where merged_into = ${fromId} returning id`.execute(tx)
  moved.patient = rows.map((row) => row.id)
  return moved
}

/**
 * Gives back what a merge moved and nothing else: rows that are gone, or that went elsewhere since, stay as they are.
 * @returns how many went back.
 */
export async function moveBack(
  { tx, now }: Pick<ActionContext, 'tx' | 'now'>,
  moved: MovedRows,
  fromId: string,
  toId: string,
): Promise<{ appointments: string[]; contacts: number }> {
  const back: Record<string, string[]> = {}
  for (const table of MOVED_TABLES) {
    const { rows } = await sql<{ id: string }>`
      update ${sql.table(table)} set patient_id = ${toId}
       where id = any(${moved[table]}::uuid[]) and patient_id = ${fromId} returning id`.execute(tx)
    back[table] = rows.map((row) => row.id)
  }
  await confirmAsBefore({ tx, now }, moved, back.contact_person ?? [], fromId)
  const appointments = back.appointment ?? []
  await sql`update occupation set resource_id = ${toId}
    where resource_id = ${fromId} and source_id = any(${appointments}::uuid[])`.execute(tx)
  await sql`update patient set merged_into = ${toId}
    where id = any(${moved.patient}::uuid[]) and merged_into = ${fromId}`.execute(tx)
  return { appointments, contacts: back.contact_person?.length ?? 0 }
}

/** Relatives who went back are as confirmed as before the merge; those confirmed since have the kept record no more, at once. */
async function confirmAsBefore(
  { tx, now }: Pick<ActionContext, 'tx' | 'now'>,
  { confirmed = [] }: MovedRows,
  contactIds: readonly string[],
  keptId: string,
): Promise<void> {
  const since = await sql`update contact_person set confirmed_at = null, confirmed_by = null
    where id = any(${[...contactIds]}::uuid[]) and confirmed_at is not null returning id`.execute(tx)
  if (since.rows.length > 0)
    await sql`update membership set valid_until = greatest(${now.toString()}::timestamptz, valid_from)
      where patient_id = ${keptId} and role = 'relative' and coalesce(valid_until > ${now.toString()}::timestamptz, true)`.execute(
      tx,
    )
  await sql`update contact_person c set confirmed_at = w.at, confirmed_by = w.by
    from jsonb_to_recordset(${JSON.stringify(confirmed)}::jsonb) as w(id uuid, at timestamptz, by text)
    where c.id = w.id and c.id = any(${[...contactIds]}::uuid[])`.execute(tx)
}

/** Tells the screens of days that the patient of these appointments is another record now. */
export async function announceAppointments(
  context: ActionContext,
  networkId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  const { rows } = await sql<{ id: string; practitionerId: string }>`
    select id, practitioner_id as "practitionerId" from appointment
     where id = any(${[...ids]}::uuid[]) and upper(period) > ${context.now.toString()}::timestamptz - interval '1 day'`.execute(
    context.tx,
  )
  for (const { id, practitionerId } of rows)
    context.announce({ networkId, practitionerId, kind: 'appointment.patient', subjectId: id })
}
