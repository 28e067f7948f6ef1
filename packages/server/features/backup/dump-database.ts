import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import {
  controlLine,
  END_OF_ROWS,
  FORMAT_VERSION,
  type Header,
  type TableColumns,
  tally,
} from './backup-format.ts'
import { columnList, qualified, readSequences, readTables, readWorkerMigration } from './backup.queries.ts'
import { nothingToBackUp } from './backup.refusals.ts'

export interface DumpFacts {
  /** ISO instant. */
  madeAt: string
  secret: string | null
}

/** Begins the transaction whose snapshot a backup is: reads only, and fails rather than see some of the rows. */
export async function beginSnapshot(client: pg.ClientBase): Promise<void> {
  await client.query('begin transaction isolation level repeatable read read only')
  await client.query('set local row_security = off')
}

/**
 * The header of a backup of the snapshot that `client` holds.
 * @throws {Refusal} `nothing-to-back-up` when no network lives in the database.
 */
export async function readHeader(client: pg.ClientBase, facts: DumpFacts): Promise<Header> {
  const { rows } = await client.query(`select to_regclass('public.network') is not null as there`)
  if (!rows[0]?.there) throw nothingToBackUp()
  const network = await client.query('select slug from network order by created_at limit 1')
  if (!network.rows[0]) throw nothingToBackUp()
  const migrations = await client.query<{ name: string }>('select name from migration order by name')
  const postgres = await client.query('show server_version')
  return {
    format: 'maillage-backup',
    version: FORMAT_VERSION,
    madeAt: facts.madeAt,
    network: network.rows[0].slug,
    postgres: postgres.rows[0].server_version,
    migrations: migrations.rows.map((migration) => migration.name),
    workerMigration: await readWorkerMigration(client),
    secret: facts.secret,
  }
}

/** The plain text of a backup of the snapshot that `client` holds, in pieces, whatever the size of the tables. */
export async function* dumpDatabase(client: pg.ClientBase, header: Header): AsyncGenerator<Buffer, Dumped> {
  const tables = await readTables(client)
  await client.query(`lock table ${tables.map(qualified).join(', ')} in access share mode`)
  yield controlLine(header)
  let rows = 0
  for (const table of tables) rows += yield* dumpTable(client, table)
  yield controlLine({ sequences: await readSequences(client) })
  yield controlLine({ end: { tables: tables.length, rows } })
  return { tables: tables.length, rows }
}

export interface Dumped {
  tables: number
  rows: number
}

async function* dumpTable(client: pg.ClientBase, table: TableColumns): AsyncGenerator<Buffer, number> {
  yield controlLine({ table })
  const counted = tally()
  const rows = client.query(copyTo(`copy (select ${columnList(table)} from ${qualified(table)}) to stdout`))
  for await (const chunk of rows as AsyncIterable<Buffer>) {
    counted.add(chunk)
    yield chunk
  }
  const footer = counted.footer()
  yield Buffer.from(`${END_OF_ROWS}\n`)
  yield controlLine(footer)
  return footer.rows
}
