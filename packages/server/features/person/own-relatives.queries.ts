import type { OwnRelative } from '@maillage/contract/own-relatives.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'

/** Whom the desk confirmed and whom the patient asked for, the oldest first. Who only booked once is none. */
export async function readOwnRelatives(
  db: Db | Tx,
  networkId: string,
  patientId: string,
): Promise<OwnRelative[]> {
  const rows = await db
    .selectFrom('contact_person')
    .select(['id', 'name', 'relationship', 'phone', 'email', 'confirmed_at', 'asked_at'])
    .where('network_id', '=', networkId)
    .where('patient_id', '=', patientId)
    .where((where) => where.or([where('confirmed_at', 'is not', null), where('asked_at', 'is not', null)]))
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(({ confirmed_at, asked_at, ...row }) => ({
    ...row,
    relationship: row.relationship as OwnRelative['relationship'],
    confirmedAt: confirmed_at?.toISOString() ?? null,
    askedAt: asked_at?.toISOString() ?? null,
  }))
}

interface Beside {
  id: string
  name: string | null
  relationship: string
  /** The desk confirmed them, or the patient asked for them. */
  isNamed: boolean
  isAsked: boolean
}

/** Whoever stands beside a patient with this contact, the oldest; undefined for nobody. */
export async function findBeside(tx: Tx, patientId: string, address: string) {
  const { rows } = await sql<Beside>`
    select id, name, relationship, confirmed_at is not null or asked_at is not null as "isNamed", asked_at is not null as "isAsked"
      from contact_person
     where patient_id = ${patientId} and ${address} in (lower(email), phone)
     order by (confirmed_at is not null or asked_at is not null) desc, created_at limit 1`.execute(tx)
  return rows[0]
}
