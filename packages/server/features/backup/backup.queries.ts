import { orderByReferences } from '@maillage/core/backup/order-by-references.ts'
import pg from 'pg'
import { Refusal } from '../../platform/refusal.ts'
import { databaseLost } from './backup.refusals.ts'
import type { SequencePosition, TableColumns } from './backup-format.ts'

/** Ours, and that of the job queue: waiting messages and holds are jobs. */
const SCHEMAS = ['public', 'graphile_worker']
/** The queue's own list of migrations is made by its library. */
const NOT_COPIED = 'graphile_worker.migrations'

/** Text of values that does not depend on how the server is set up, and no time limit: a backup takes what it takes. */
const SESSION = [
  'timezone=UTC',
  'datestyle=ISO',
  'intervalstyle=postgres',
  'bytea_output=hex',
  'extra_float_digits=1',
  'statement_timeout=0',
  'idle_in_transaction_session_timeout=0',
  'lock_timeout=8000',
]

/** What PostgreSQL says before it closes a connection: an administrator's command, a crash, a shutdown. */
const GOING_AWAY = /^57P0[123]$/

/**
 * Lets `work` use one connection, and closes it, also in the midst of a query.
 * @throws {Refusal} `database-lost` when the connection breaks.
 */
export async function withConnection<Result>(
  url: string,
  name: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = await connect(url, name)
  let lost = false
  client.on('error', () => (lost = true))
  try {
    return await work(client)
  } catch (error) {
    const told = GOING_AWAY.test((error as { code?: string }).code ?? '')
    throw (lost || told) && !(error instanceof Refusal) ? databaseLost() : error
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** A connection that breaks fails the query under way. */
export async function connect(url: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: 10_000,
    options: SESSION.map((setting) => `-c ${setting}`).join(' '),
  })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/** Every table that a backup holds, in an order that foreign keys allow; columns that are computed are left out. */
export async function readTables(client: pg.ClientBase): Promise<TableColumns[]> {
  const { rows } = await client.query<TableColumns & { oid: string }>(
    `select k.oid::text as oid, n.nspname as schema, k.relname as name,
       coalesce(json_agg(a.attname order by a.attnum) filter (where a.attname is not null), '[]') as columns
     from pg_class k join pg_namespace n on n.oid = k.relnamespace
     left join pg_attribute a on a.attrelid = k.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where n.nspname = any($1) and k.relkind in ('r', 'p') and not k.relispartition
       and n.nspname || '.' || k.relname <> $2
       and not exists (select from pg_depend d where d.objid = k.oid and d.deptype = 'e')
     group by k.oid, n.nspname, k.relname order by n.nspname desc, k.relname`,
    [SCHEMAS, NOT_COPIED],
  )
  const references = await client.query<{ from: string; to: string }>(
    `select conrelid::text as from, confrelid::text as to from pg_constraint where contype = 'f'`,
  )
  const byOid = new Map(rows.map(({ oid, schema, name, columns }) => [oid, { schema, name, columns }]))
  return orderByReferences([...byOid.keys()], references.rows).flatMap((oid) => byOid.get(oid) ?? [])
}

/** Where each sequence stands. Sequences know no snapshot: read after the rows, they are at or beyond what these use. */
export async function readSequences(client: pg.ClientBase): Promise<SequencePosition[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `select n.nspname as schema, k.relname as name from pg_class k join pg_namespace n on n.oid = k.relnamespace
     where n.nspname = any($1) and k.relkind = 'S'
       and not exists (select from pg_depend d where d.objid = k.oid and d.deptype = 'e') order by 1, 2`,
    [SCHEMAS],
  )
  const positions: SequencePosition[] = []
  for (const sequence of rows) {
    const position = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${qualified(sequence)}`,
    )
    positions.push(...position.rows.map((row) => ({ ...sequence, ...row })))
  }
  return positions
}

export const qualified = ({ schema, name }: { schema: string; name: string }): string =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`

export const columnList = ({ columns }: TableColumns): string => columns.map(pg.escapeIdentifier).join(', ')

/** The last migration of the job queue; 0 when the database has no queue yet. */
export async function readWorkerMigration(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query(`select to_regclass('graphile_worker.migrations') is not null as there`)
  if (!rows[0]?.there) return 0
  const last = await client.query('select max(id)::int as id from graphile_worker.migrations')
  return last.rows[0]?.id ?? 0
}

/** No table of ours, of anybody's beside ours, and no job that waits: a restore that failed leaves a queue without jobs. */
export async function isEmpty(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query(
    `select to_regclass('graphile_worker._private_jobs') is not null as queue, exists (
       select from pg_class k where k.relnamespace = 'public'::regnamespace and k.relkind in ('r', 'p', 'f', 'v', 'm')
         and not exists (select from pg_depend d where d.objid = k.oid and d.deptype = 'e')) as taken`,
  )
  if (rows[0]?.taken) return false
  if (!rows[0]?.queue) return true
  const jobs = await client.query('select from graphile_worker._private_jobs limit 1')
  return jobs.rowCount === 0
}
