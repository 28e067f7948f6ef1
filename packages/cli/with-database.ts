import { readConfig } from '@maillage/server/platform/config.ts'
import { type OpenedDatabase, openDatabase } from '@maillage/server/platform/database.ts'
import { startEmbeddedPostgres } from '@maillage/server/platform/embedded-postgres.ts'
import type { Io } from './command.ts'
import { describeStartFailure } from './start-failure.ts'

/**
 * Opens the database that the environment names, the embedded one of the data folder when it names none, lets `work` use
 * it and closes what was opened.
 * @returns what `work` returns, or 1 after one sentence when the database cannot be opened.
 */
export async function withDatabase(
  io: Io,
  work: (opened: OpenedDatabase) => Promise<number>,
): Promise<number> {
  try {
    const config = readConfig(process.env)
    if (config.databaseUrl) return await openAndUse(config.databaseUrl, work)
    const embedded = await startEmbeddedPostgres(config.dataFolder)
    try {
      return await openAndUse(embedded.url, work)
    } finally {
      await embedded.stop()
    }
  } catch (error) {
    const sentence = describeStartFailure(error, io.lang)
    if (sentence === undefined) throw error
    io.err(sentence)
    return 1
  }
}

async function openAndUse(url: string, work: (opened: OpenedDatabase) => Promise<number>): Promise<number> {
  const opened = openDatabase(url, { connections: 4 })
  try {
    await opened.pool.query('select 1')
    return await work(opened)
  } finally {
    await opened.close()
  }
}
