import { readConfig } from '@maillage/server/platform/config.ts'
import { type OpenedDatabase, openDatabase } from '@maillage/server/platform/database.ts'
import { hasEmbeddedPostgres, useEmbeddedPostgres } from '@maillage/server/platform/embedded-postgres.ts'
import type { Io } from './command.ts'
import { describeStartFailure } from './start-failure.ts'

/**
 * Opens the database that the environment names, the embedded one of the data folder when it names none, lets `work` use
 * it and closes what was opened.
 *
 * A command that `joins` uses the embedded database of a server that runs; one that only `reads` does too, and makes none where
 * there is none.
 * @returns what `work` returns, or 1 after one sentence when the database cannot be opened.
 */
export async function withDatabase(
  io: Io,
  work: (opened: OpenedDatabase) => Promise<number>,
  { reads = false, joins = reads }: { reads?: boolean; joins?: boolean } = {},
): Promise<number> {
  try {
    const config = readConfig(process.env)
    if (config.databaseUrl) return await openAndUse(config.databaseUrl, work)
    if (reads && !(await hasEmbeddedPostgres(config.dataFolder))) {
      io.err(noDatabase[io.lang](config.dataFolder))
      return 1
    }
    return await useEmbeddedPostgres(config.dataFolder, { joins }, (url) => openAndUse(url, work))
  } catch (error) {
    const sentence = describeStartFailure(error, io.lang)
    if (sentence === undefined) throw error
    io.err(sentence)
    return 1
  }
}

const noDatabase = {
  fr: (folder: string) =>
    `Il n’y a pas de base de données dans ${folder}. Nommez un autre dossier avec MAILLAGE_DATA, ou lancez d’abord npm start.`,
  en: (folder: string) =>
    `There is no database in ${folder}. Name another folder with MAILLAGE_DATA, or first run npm start.`,
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
