import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'
import { noSuchPatient } from './rights.refusals.ts'
import { givenNameList } from '@maillage/core/identity/given-names.ts'

/** One person as the platform knows them: the record in use, those merged into it, and their own accounts. */
export interface PersonRecord {
  patientId: string
  patientIds: string[]
  accountIds: string[]
  birthName: string
  usedName: string | null
  givenNames: string
  birthDate: string
  restrictedAt: Date | null
}

/**
 * Finds the record of a person by its id, or by that of a record merged into it. `lock` holds it until the transaction ends.
 * @throws {Refusal} `no-such-patient`.
 */
export async function findRecord(
  db: Db | Tx,
  networkId: string,
  patientId: string,
  { lock = false } = {},
): Promise<PersonRecord> {
  const { rows } = await sql<Omit<PersonRecord, 'patientIds' | 'accountIds'>>`
    select p.id as "patientId", p.birth_name as "birthName", p.used_name as "usedName", p.given_names as "givenNames",
           p.birth_date as "birthDate", p.restricted_at as "restrictedAt"
      from patient p
     where p.network_id = ${networkId}
       and p.id = (select coalesce(merged_into, id) from patient where id = ${patientId} and network_id = ${networkId})
       ${lock ? sql`for update` : sql``}`.execute(db)
  const record = rows[0]
  if (!record) throw noSuchPatient()
  const merged = await sql<{ id: string }>`
    select id from patient where id = ${record.patientId} or merged_into = ${record.patientId} order by id`.execute(
    db,
  )
  const patientIds = merged.rows.map((row) => row.id)
  const accounts = await sql<{ id: string }>`
    select distinct m.account_id as id from membership m
     where m.role = 'patient' and m.patient_id = any(${patientIds}::uuid[]) order by 1`.execute(db)
  return { ...record, patientIds, accountIds: accounts.rows.map((row) => row.id) }
}

/** How a person is named to themselves and to who handles their request. */
export function fullName({
  givenNames,
  usedName,
  birthName,
}: Pick<PersonRecord, 'givenNames' | 'usedName' | 'birthName'>): string {
  return `${givenNameList(givenNames).join(' ')} ${usedName ?? birthName}`
}
