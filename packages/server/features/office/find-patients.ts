import type { FoundPatient } from '@maillage/contract/office.ts'
import { type PatientQuery, readPatientQuery } from '@maillage/core/identity/patient-query.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../platform/database.ts'
import { readNetworkZone, toOfficePatient } from './office.queries.ts'

interface SearchRequest {
  networkId: string
  query: string
  limit: number
  now: Temporal.Instant
}

/** Codes under which a French number may be kept: 06 39 is also Mayotte's. */
const FRENCH_CODES = ['+33', '+262', '+590', '+594', '+596']

type FoundRow = Parameters<typeof toOfficePatient>[0] & { identity_status: FoundPatient['identityStatus'] }

/**
 * Patients of a network by birth date (then the first letters of the name), by telephone, or by name with a slip of the
 * hand. Best first. What cannot be read gives nobody. Who is known under a record that was merged into another is found as
 * that other one.
 */
export async function findPatients(db: Db, request: SearchRequest): Promise<FoundPatient[]> {
  const today = request.now.toZonedDateTimeISO(await readNetworkZone(db, request.networkId)).toPlainDate()
  const query = readPatientQuery(request.query, today.toString())
  if (!query) return []
  const rows = await search(db, request, query)
  return rows.map((row) => ({ ...toOfficePatient(row), identityStatus: row.identity_status }))
}

async function search(db: Db, { networkId, limit }: SearchRequest, query: PatientQuery): Promise<FoundRow[]> {
  switch (query.kind) {
    case 'birth-date':
      return select(db, networkId, limit, byBirthDate(query), sql`p.birth_date desc, p.name_key`)
    case 'phone':
      return select(
        db,
        networkId,
        limit,
        sql`p.id = any(array(select patients_with_phone(${FRENCH_CODES.map((code) => `${code}${query.digits.slice(1)}`)}::text[])))`,
        sql`p.name_key, p.birth_date`,
      )
    case 'name':
      return searchName(db, networkId, limit, query.words)
  }
}

function byBirthDate({ dates, letters }: Extract<PatientQuery, { kind: 'birth-date' }>): RawBuilder<unknown> {
  const onDate = sql`p.birth_date = any(${dates}::date[])`
  if (letters === '') return onDate
  const prefix = `${escapeLike(letters)}%`
  return sql`${onDate} and (p.name_key like ${prefix} or split_part(p.name_key, '|', 2) like ${prefix} or folded(p.used_name) like ${prefix})`
}

/**
 * Each word somewhere in the names; when nobody has them all, names that resemble. The longest word is searched by its index,
 * behind the fence (ADR 0013), the others among those who have it.
 */
async function searchName(db: Db, networkId: string, limit: number, words: string[]): Promise<FoundRow[]> {
  const holds = words.map((word) => {
    const part = word.length < 3 ? `(^|[ |])${word}` : word
    return word.length < 3
      ? sql`(p.name_key ~ ${part} or folded(p.used_name) ~ ${part})`
      : sql`(p.name_key like ${`%${escapeLike(word)}%`} or folded(p.used_name) like ${`%${escapeLike(word)}%`})`
  })
  const longest = words.reduce((one, other) => (other.length > one.length ? other : one), '')
  if (longest.length > 2) holds.unshift(sql`p.id = any(array(select patients_whose_name_holds(${longest})))`)
  const typed = words.join(' ')
  const closeness = sql`similarity(translate(p.name_key, '|', ' '), ${typed}) desc, p.name_key, p.birth_date`
  const found = await select(db, networkId, limit, sql.join(holds, sql` and `), closeness)
  if (found.length > 0 || typed.length < 4) return found
  return select(
    db,
    networkId,
    limit,
    sql`p.id = any(array(select patients_whose_name_resembles(${typed})))`,
    closeness,
  )
}

async function select(
  db: Db,
  networkId: string,
  limit: number,
  condition: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<FoundRow[]> {
  const { rows } = await sql<FoundRow>`
    with found as materialized (select coalesce(p.merged_into, p.id) as id from patient p where p.network_id = ${networkId} and (${condition}))
    select p.id, p.birth_name, p.used_name, p.given_names, p.birth_date, p.phone, p.email, p.identity_status from patient p
    where p.id in (select id from found) order by ${order} limit ${limit}`.execute(db)
  return rows
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
