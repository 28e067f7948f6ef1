import type { OwnRecord } from '@maillage/contract/person.ts'
import { sql } from 'kysely'
import type { AccountActor } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { unconfirmedOf } from './unconfirmed-of.ts'
import type { FoundRecord } from './find-own-records.ts'
import { firstGivenName } from '@maillage/core/identity/given-names.ts'

interface RecordRow {
  patientId: string
  birthName: string
  usedName: string | null
  givenNames: string
  birthDate: string
  phone: string | null
  email: string | null
  phoneSince: Date | null
  emailSince: Date | null
}

/** The records that an actor's roles open as their own or as a relative's. */
export function ownRecordsOf(actor: Pick<AccountActor, 'memberships'>): FoundRecord[] {
  return actor.memberships.flatMap(({ role, patientId, bookingsOnly = false }) =>
    patientId !== null && (role === 'patient' || role === 'relative')
      ? [{ patientId, role, bookingsOnly }]
      : [],
  )
}

/** Whom these records are about, their own first. A record that was merged into another is left out. */
export async function readOwnRecords(
  db: Db | Tx,
  networkId: string,
  records: readonly FoundRecord[],
): Promise<OwnRecord[]> {
  if (records.length === 0) return []
  const { rows } = await sql<RecordRow>`
    select p.id as "patientId", p.birth_name as "birthName", p.used_name as "usedName", p.given_names as "givenNames",
           p.birth_date::text as "birthDate", p.phone, p.email, p.phone_unconfirmed_since as "phoneSince",
           p.email_unconfirmed_since as "emailSince"
      from patient p
     where p.network_id = ${networkId} and p.id = any(${records.map((record) => record.patientId)}) and p.merged_into is null`.execute(
    db,
  )
  const byId = new Map(records.map((record) => [record.patientId, record]))
  return rows
    .map((row) => describe(row, byId.get(row.patientId) as FoundRecord))
    .sort((a, b) => a.role.localeCompare(b.role) || a.displayName.localeCompare(b.displayName, 'fr'))
}

/** Whoever is held to bookings reads no name that the desk may have written since. */
function describe(row: RecordRow, { role, bookingsOnly }: FoundRecord): OwnRecord {
  const { patientId, birthName, birthDate } = row
  const usedName = bookingsOnly ? null : row.usedName
  const givenNames = bookingsOnly ? firstGivenName(row.givenNames) : row.givenNames
  return {
    patientId,
    role,
    bookingsOnly,
    unconfirmedContacts: role === 'patient' && !bookingsOnly ? unconfirmedOf(row) : [],
    relationship: null,
    displayName: `${firstGivenName(givenNames)} ${usedName ?? birthName}`,
    identity: {
      givenName: givenNames,
      birthName,
      ...(usedName === null ? {} : { usedName }),
      birthDate,
    },
  }
}
