import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'

/**
 * The roots of what a scenario fills: every table that refers to one of them, however far, is emptied with it. The audit, its
 * seals and what proves a purge refer to none: they stay.
 */
const ROOTS = [
  'network',
  'practitioner',
  'account',
  'occupation',
  'message',
  'contact_code',
  'event',
] as const

const ROWS_AT_ONCE = 4_000

/**
 * Inserts rows whose members are named like columns of a table, all rows the same ones; the other columns take their
 * default. Ranges are written `[start,end)`, instants in ISO 8601, what is jsonb as it is.
 */
export async function insertRows(
  tx: Tx,
  table: string,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  const columns = sql.join(Object.keys(rows[0] ?? {}).map((column) => sql.ref(column)))
  for (let i = 0; i < rows.length; i += ROWS_AT_ONCE) {
    const batch = JSON.stringify(rows.slice(i, i + ROWS_AT_ONCE))
    await sql`insert into ${sql.table(table)} (${columns}) select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${batch}::jsonb)`.execute(
      tx,
    )
  }
}

/** True when this database runs a network that no scenario made. */
export async function hasRealNetwork(tx: Tx): Promise<boolean> {
  const found = await tx
    .selectFrom('network')
    .select('id')
    .where('scenario', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Empties every table that scenarios fill. Only called where there is no real network. */
export async function removeScenarioRows(tx: Tx): Promise<void> {
  const filled = await tx.selectFrom('network').select('id').limit(1).executeTakeFirst()
  if (!filled) return
  await sql`truncate ${sql.join(ROOTS.map((table) => sql.table(table)))} cascade`.execute(tx)
}

export interface OpeningToFill {
  id: string
  practitionerId: string
  networkId: string
  siteId: string
  roomId: string | null
  serviceId: string
  kind: string
  start: number
  end: number
}

/** Openings that start in a period, agenda by agenda, in order. */
export async function readOpeningsToFill(tx: Tx, from: Date, to: Date): Promise<OpeningToFill[]> {
  const rows = await tx
    .selectFrom('opening')
    .select(['id', 'practitioner_id', 'network_id', 'site_id', 'room_id', 'service_id', 'kind'])
    .select([sql<Date>`lower(period)`.as('start'), sql<Date>`upper(period)`.as('end')])
    .where(sql<boolean>`lower(period) >= ${from} and lower(period) < ${to}`)
    .orderBy('practitioner_id')
    .orderBy(sql`lower(period)`)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    practitionerId: row.practitioner_id,
    networkId: row.network_id,
    siteId: row.site_id,
    roomId: row.room_id,
    serviceId: row.service_id,
    kind: row.kind,
    start: row.start.getTime(),
    end: row.end.getTime(),
  }))
}
