import type { IdentityCheck, RightsKind } from '@maillage/contract/rights.ts'
import { sql } from 'kysely'
import type { AccountActor } from '../platform/actor.ts'
import type { RightsDesk } from './rights-desk.ts'

/** Words that only this person's data hold: found in a row, the row is theirs. */
export const MARKS = [
  'Zéphyrine',
  'Quillebœuf',
  'Marjolaine',
  '0611223344',
  '+33611223344',
  'zephyrine@exemple.fr',
]

export interface KnownPerson {
  patientId: string
  practitionerId: string
  account: AccountActor
  /** An appointment of the person; gives its id. */
  appoint(status: string, start: string): Promise<string>
  /** A request about their data that waits for its answer, noted at the desk; gives its id. */
  ask(kind: RightsKind, identityCheck?: IdentityCheck): Promise<string>
  /** A message with a code to this address, about no appointment. */
  receiveCode(recipient: string): Promise<void>
}

/** A person of whom every table that may know something knows it. */
export async function addKnownPerson(desk: RightsDesk): Promise<KnownPerson> {
  const { db, facts } = desk
  const practitionerId = await facts.addPractitioner()
  const reasonId = await facts.addReason()
  const patientId = await facts.addPatient({
    givenNames: 'Zéphyrine',
    birthName: 'Quillebœuf',
    nameKey: 'quilleboeuf zephyrine',
    birthDate: '1961-07-08',
    phone: '+33611223344',
    email: 'zephyrine@exemple.fr',
  })
  const account = await desk.addAccount({
    name: 'Zéphyrine Quillebœuf',
    role: 'patient',
    over: { patientId },
  })
  const networkId = facts.networkId
  await sql`update account set email = 'zephyrine@exemple.fr' where id = ${account.accountId}`.execute(db)
  await sql`update patient set used_name = 'Marjolaine' where id = ${patientId}`.execute(db)
  await sql`insert into contact_person (id, network_id, patient_id, relationship, phone, created_at)
    values (gen_random_uuid(), ${networkId}, ${patientId}, 'child', '+33611223344', '2026-06-01')`.execute(db)
  await sql`insert into session (id, account_id, network_id, token_hash, factors, device, created_at, seen_at, expires_at, idle_minutes)
    values (gen_random_uuid(), ${account.accountId}, ${networkId}, sha256('x'), '{contact-code}', 'Firefox', '2026-12-01', '2026-12-01', '2027-12-01', 60)`.execute(
    db,
  )
  await sql`insert into account_identity (network_id, provider, subject_hash, account_id, created_at, last_used_at)
    values (${networkId}, 'franceconnect', sha256('y'), ${account.accountId}, '2026-12-01', '2026-12-01')`.execute(
    db,
  )
  await sql`insert into break_glass (id, network_id, account_id, patient_id, reason, starts_at, ends_at)
    values (gen_random_uuid(), ${networkId}, ${account.accountId}, ${patientId}, 'Madame Quillebœuf a appelé', '2026-12-01', '2026-12-02')`.execute(
    db,
  )
  const appoint = async (status: string, start: string): Promise<string> => {
    const { rows } = await sql<{ id: string }>`
      insert into appointment (practitioner_id, id, network_id, site_id, reason_id, patient_id, status, period, modality, booked_by, note, created_at, updated_at,
                               contact_person_id, hold_expires_at)
      values (${practitionerId}, gen_random_uuid(), ${networkId}, ${facts.siteIds.fleurance}, ${reasonId}, ${patientId}, ${status},
        tstzrange(${start}::timestamptz, ${start}::timestamptz + interval '20 minutes'), 'on-site', 'patient', 'Madame Marjolaine viendra avec sa fille', '2026-06-01', '2026-06-01',
        (select id from contact_person where patient_id = ${patientId} limit 1), ${start}) returning id`.execute(
      db,
    )
    const id = rows[0]?.id ?? ''
    await sql`insert into message (id, network_id, appointment_id, kind, channel, recipient, subject, body, created_at)
      values (gen_random_uuid(), ${networkId}, ${id}, 'confirmation', 'sms', '+33611223344', '', 'Bonjour Zéphyrine', '2026-12-01')`.execute(
      db,
    )
    await sql`insert into occupation (network_id, resource_id, period, cause, source_id)
      select ${networkId}, resource, tstzrange(${start}::timestamptz, ${start}::timestamptz + interval '20 minutes'), 'appointment', ${id}
        from unnest(${[practitionerId, patientId]}::uuid[]) as resource`.execute(db)
    return id
  }
  const receiveCode = async (recipient: string): Promise<void> => {
    await sql`insert into message (id, network_id, kind, channel, recipient, subject, body, created_at)
      values (gen_random_uuid(), ${networkId}, 'code', ${recipient.includes('@') ? 'email' : 'sms'}, ${recipient}, '', 'Votre code', '2027-01-12')`.execute(
      db,
    )
  }
  const ask = async (kind: RightsKind, identityCheck: IdentityCheck = 'document'): Promise<string> => {
    const { rows } = await sql<{ id: string }>`
      insert into rights_request (id, network_id, patient_id, kind, state, channel, received_at, due_on, identity_check)
      values (gen_random_uuid(), ${networkId}, ${patientId}, ${kind}, 'open', 'desk', '2027-01-11', '2027-02-11', ${identityCheck})
      returning id`.execute(db)
    return rows[0]?.id ?? ''
  }
  return { patientId, practitionerId, account, appoint, ask, receiveCode }
}

/** Every row of every table in which one of the words stands, as "table: row". */
export async function rowsWith(desk: RightsDesk, words: readonly string[]): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'graphile_worker')`.execute(
    desk.db,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`
      select t::text as row from ${sql.raw(name)} t where t::text ~* ${words.map((word) => word.replace('+', '\\+')).join('|')}`.execute(
      desk.db,
    )
    found.push(...rows.map(({ row }) => `${name}: ${row}`))
  }
  return found
}
