import type pg from 'pg'
import type { Temporal } from 'temporal-polyfill'
import { withConnection } from './backup.queries.ts'
import { INSUFFICIENT_PRIVILEGE, notAllowedToReadAll } from './backup.refusals.ts'
import { beginSnapshot, type Dumped, dumpDatabase, readHeader } from './dump-database.ts'
import { type SealingKey, writeSealed } from './sealed-file.ts'

export interface BackupOrder {
  url: string
  now: Temporal.Instant
  /** The server's secret, null where this machine has none. */
  secret: string | null
  key: SealingKey
  /** Where to write, once the network is known. */
  fileFor(network: string): string
  signal?: AbortSignal
}

export interface MadeBackup extends Dumped {
  file: string
  network: string
}

/**
 * Backs a database up while it is in use: one snapshot, read over one connection, locks that hinder nobody's writes.
 * @throws {Refusal} `nothing-to-back-up`, `backup-not-allowed`, `database-lost`, and those of `writeSealed`. Nothing is left
 * behind.
 */
export async function makeBackup(order: BackupOrder): Promise<MadeBackup> {
  return withConnection(order.url, 'maillage backup', (client) => backUp(client, order)).catch((error) => {
    throw error.code === INSUFFICIENT_PRIVILEGE ? notAllowedToReadAll() : error
  })
}

async function backUp(client: pg.Client, order: BackupOrder): Promise<MadeBackup> {
  await beginSnapshot(client)
  const header = await readHeader(client, { madeAt: order.now.toString(), secret: order.secret })
  const file = order.fileFor(header.network)
  let dumped: Dumped = { tables: 0, rows: 0 }
  const text = async function* () {
    dumped = yield* dumpDatabase(client, header)
  }
  await writeSealed(file, order.key, text(), order.signal)
  return { file, network: header.network, ...dumped }
}
