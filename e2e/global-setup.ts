import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../packages/server/platform/database.ts'
import { urlOfRunningPostgres } from '../packages/server/platform/embedded-postgres.ts'
import { noteTestWords } from '../packages/server/platform/note-test-words.ts'
import { unpackBrowser } from './browser.ts'
import { startRealServer } from './server.ts'

/** The journeys happen on a Monday morning of winter, before the first appointments of the day. */
const testNow = '2027-01-11T08:00:00+01:00'

/** Starts the real server on an empty data folder, and returns what stops it and removes the folder. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'maillage-e2e-'))
  const started = await Promise.allSettled([
    startRealServer({ MAILLAGE_DATA: join(folder, 'data'), MAILLAGE_NOW: testNow, DATABASE_URL: '' }),
    unpackBrowser(),
  ])
  const [server, browser] = started
  const stop = async () => {
    await noteWordsOf(join(folder, 'data'))
    if (server.status === 'fulfilled') await server.value.stop()
    await rm(folder, { recursive: true, force: true })
  }
  if (server.status === 'fulfilled' && browser.status === 'fulfilled') {
    process.env.MAILLAGE_E2E_ADDRESS = server.value.address
    return stop
  }
  await stop()
  throw server.status === 'rejected' ? server.reason : (browser as PromiseRejectedResult).reason
}

/** Whom the journeys named, before the database goes: `npm test` searches the server's log for them. */
async function noteWordsOf(dataFolder: string): Promise<void> {
  const url = await urlOfRunningPostgres(dataFolder)
  if (!url) return
  const opened = openDatabase(url, { connections: 1 })
  await noteTestWords(opened.pool).finally(opened.close)
}
