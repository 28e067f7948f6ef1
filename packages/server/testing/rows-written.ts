import { sql } from 'kysely'
import type { Db } from '../platform/database.ts'

const TABLES = [
  'absence',
  'appointment',
  'attempt',
  'audit',
  'contact_code',
  'contact_person',
  'event',
  'idempotency_key',
  'message',
  'occupation',
  'opening',
  'opening_rule',
  'patient',
  'site_closure',
]

/** How many rows, and which, the tables that an action may write hold: equal before and after when nothing was written. */
export async function rowsWritten(db: Db): Promise<Record<string, string>> {
  const { rows } = await sql<{ name: string; digest: string }>`${sql.join(
    TABLES.map(
      (name) =>
        sql`select ${name} as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest from ${sql.table(name)} t`,
    ),
    sql` union all `,
  )}`.execute(db)
  return Object.fromEntries(rows.map((row) => [row.name, row.digest]))
}
