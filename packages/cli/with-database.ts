import { ConfigError, readConfig } from '@maillage/server/platform/config.ts'
import { type OpenedDatabase, openDatabase } from '@maillage/server/platform/database.ts'
import { startEmbeddedPostgres } from '@maillage/server/platform/embedded-postgres.ts'
import type { Io, Lang } from './command.ts'

const unreachable: Record<Lang, (code: string) => string> = {
  fr: (code) =>
    `La base de données ne répond pas (${code}). Vérifiez DATABASE_URL, et que le serveur PostgreSQL tourne.`,
  en: (code) =>
    `The database does not answer (${code}). Check DATABASE_URL, and that the PostgreSQL server runs.`,
}

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
    const sentence = sentenceFor(error, io.lang)
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

function sentenceFor(error: unknown, lang: Lang): string | undefined {
  if (error instanceof ConfigError) return error.message
  const code = (error as { code?: string }).code ?? ''
  const connectionFailed = /^(E[A-Z]+|08\w{3}|28\w{3}|3D000|57P0\d)$/.test(code)
  return connectionFailed ? unreachable[lang](code) : undefined
}
