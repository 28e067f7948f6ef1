import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Logger, runMigrations } from 'graphile-worker'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { applyMigration, migrationNames, openDatabase } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { SequencePosition, TableColumns } from './backup-format.ts'
import {
  columnList,
  isEmpty,
  qualified,
  readTables,
  readWorkerMigration,
  withConnection,
} from './backup.queries.ts'
import {
  databaseInUse,
  INSUFFICIENT_PRIVILEGE,
  inconsistentBackup,
  newerBackup,
  notAllowedToRestore,
  otherSchema,
} from './backup.refusals.ts'
import type { OpenedBackup } from './read-backup.ts'

/** @throws {Refusal} `newer-backup` when this program does not know every migration of the backup. */
export async function refuseNewer(backup: OpenedBackup): Promise<void> {
  const known = new Set(await migrationNames())
  if (!backup.header.migrations.every((name) => known.has(name))) throw newerBackup()
}

/**
 * Restores a backup into an empty database, as it was: migrations, rows, positions of sequences and waiting jobs, in one
 * transaction. `keepSecret` runs once all is verified, before the commit. The next start applies later migrations.
 * @throws {Refusal} `database-not-empty`, `newer-backup`, `damaged-backup`, `backup-of-another-schema`,
 * `inconsistent-backup`, `restore-not-allowed`, `database-lost`. The database is then as empty as before.
 */
export async function restoreBackup(
  url: string,
  backup: OpenedBackup,
  keepSecret: () => Promise<void>,
): Promise<{ tables: number; rows: number }> {
  await refuseNewer(backup)
  return withConnection(url, 'maillage restore', async (client) => {
    if (!(await isEmpty(client))) throw databaseInUse()
    await makeQueue(url)
    if (backup.header.workerMigration > (await readWorkerMigration(client))) throw newerBackup()
    await client.query('begin')
    for (const name of backup.header.migrations) await applyMigration(client, name)
    const restored = await fill(client, backup)
    await keepSecret()
    await client.query('commit')
    await client.query('analyze')
    return restored
  })
}

/** The tables of the job queue, which its library makes in transactions of its own. */
async function makeQueue(url: string): Promise<void> {
  const opened = openDatabase(url, { connections: 2 })
  try {
    await runMigrations({ pgPool: opened.pool, logger: silent })
  } catch (error) {
    throw (error as { code?: string }).code === INSUFFICIENT_PRIVILEGE ? notAllowedToRestore() : error
  } finally {
    await opened.close()
  }
}

const silent = new Logger(() => () => undefined)

async function fill(client: pg.ClientBase, backup: OpenedBackup): Promise<{ tables: number; rows: number }> {
  const expected = new Map((await readTables(client)).map((table) => [qualified(table), table]))
  const all = [...expected.keys()]
  // Rows come as they were: no trigger may refuse or change them, and what migrations wrote is in the backup too.
  for (const table of all) await client.query(`alter table ${table} disable trigger user`)
  await client.query(`truncate ${all.join(', ')}`)
  const missing = new Map(expected)
  const { sequences, tables, rows } = await backup.read(async (table, pieces) => {
    const known = missing.get(qualified(table))
    if (!known || !table.columns.every((column) => known.columns.includes(column)))
      throw otherSchema(table.name)
    missing.delete(qualified(table))
    await copyIn(client, table, pieces)
  })
  for (const table of missing.values()) throw otherSchema(table.name)
  await setSequences(client, sequences)
  await freeJobs(client)
  for (const table of all) await client.query(`alter table ${table} enable trigger user`)
  return { tables, rows }
}

async function copyIn(
  client: pg.ClientBase,
  table: TableColumns,
  pieces: AsyncIterable<Buffer>,
): Promise<void> {
  const rows = client.query(copyFrom(`copy ${qualified(table)} (${columnList(table)}) from stdin`))
  try {
    await pipeline(Readable.from(pieces, { objectMode: false }), rows)
  } catch (error) {
    const { code } = error as { code?: string }
    if (error instanceof Refusal || code === undefined || !/^2[23]/.test(code)) throw error
    throw inconsistentBackup(table.name, code)
  }
}

async function setSequences(client: pg.ClientBase, sequences: readonly SequencePosition[]): Promise<void> {
  for (const sequence of sequences) {
    const { rows } = await client.query('select to_regclass($1) is not null as there', [qualified(sequence)])
    if (!rows[0]?.there) throw otherSchema(sequence.name)
    await client.query('select setval($1::regclass, $2::bigint, $3)', [
      qualified(sequence),
      sequence.last,
      sequence.called,
    ])
  }
}

/** The workers that held jobs when the backup was made are not those of the restored server. */
async function freeJobs(client: pg.ClientBase): Promise<void> {
  for (const table of ['_private_jobs', '_private_job_queues'])
    await client.query(
      `update graphile_worker.${table} set locked_at = null, locked_by = null where locked_at is not null`,
    )
}
