import { readdir, readFile } from 'node:fs/promises'
import { runMigrations } from 'graphile-worker'
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { Database } from './database.gen.ts'
import { WatchfulClient } from './watchful-client.ts'

export type Db = Kysely<Database>
export type Tx = Transaction<Database>

const migrationsFolder = new URL('../migrations/', import.meta.url)

// Local dates and local date-times stay text: only instants become a Date. Ranges are read with lower() and upper().
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMP, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text))

export interface OpenedDatabase {
  db: Db
  pool: pg.Pool
  close(): Promise<void>
}

/** Opens a pool of connections. Session zone is UTC: no statement may depend on it. */
export function openDatabase(url: string, options: { connections?: number } = {}): OpenedDatabase {
  const pool = new pg.Pool({
    Client: WatchfulClient,
    connectionString: url,
    max: options.connections ?? 20,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    options:
      '-c timezone=UTC -c lock_timeout=8000 -c statement_timeout=30000 -c idle_in_transaction_session_timeout=30000',
  })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, close: () => db.destroy() }
}

export interface MigrationStatus {
  name: string
  appliedAt: Date | null
}

const MIGRATION_TABLE =
  'create table if not exists migration (name text primary key, applied_at timestamptz not null default now())'

/** The migrations that this program knows, in order. */
export async function migrationNames(): Promise<string[]> {
  return (await readdir(migrationsFolder)).filter((file) => /^\d{4}_.*\.sql$/.test(file)).sort()
}

/** Applies one migration in the transaction of `client`, and records it. */
export async function applyMigration(client: pg.ClientBase, name: string): Promise<void> {
  await client.query(MIGRATION_TABLE)
  await client.query(await readFile(new URL(name, migrationsFolder), 'utf8'))
  await client.query('insert into migration (name) values ($1)', [name])
}

const MIGRATION_LOCK = 7_261_034_119

/** Takes an advisory lock for the session, however long another server works under it. */
export async function waitForTurn(client: pg.ClientBase, lock: number): Promise<void> {
  await client.query('set lock_timeout = 0; set statement_timeout = 0')
  await client.query('select pg_advisory_lock($1)', [lock])
  await client.query('reset lock_timeout; reset statement_timeout')
}

/** Every migration of the project, in order, with the instant at which this database received it. */
export async function migrationStatus(db: Db): Promise<MigrationStatus[]> {
  await sql.raw(MIGRATION_TABLE).execute(db)
  const { rows } = await sql<{
    name: string
    applied_at: Date
  }>`select name, applied_at from migration`.execute(db)
  const applied = new Map(rows.map((row) => [row.name, row.applied_at]))
  return (await migrationNames()).map((name) => ({ name, appliedAt: applied.get(name) ?? null }))
}

/** Applies what is missing, each migration in its own transaction, one server at a time. Returns the names applied. */
export async function migrate(opened: OpenedDatabase): Promise<string[]> {
  const client = await opened.pool.connect()
  try {
    await waitForTurn(client, MIGRATION_LOCK)
    // A large table takes as long as it takes.
    await client.query('set statement_timeout = 0; set lock_timeout = 0')
    const missing = (await migrationStatus(opened.db)).filter((migration) => !migration.appliedAt)
    for (const { name } of missing) {
      await client.query('begin')
      await applyMigration(client, name)
      await client.query('commit')
    }
    await runMigrations({ pgPool: opened.pool })
    return missing.map((migration) => migration.name)
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    await client.query('reset statement_timeout; reset lock_timeout').catch(() => undefined)
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined)
    client.release()
  }
}
