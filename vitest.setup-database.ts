import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from './packages/server/platform/embedded-postgres.ts'

/** One PostgreSQL for the whole run; every test file clones its own databases. */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.TEST_DATABASE_URL) return async () => undefined
  const folder = await mkdtemp(join(tmpdir(), 'maillage-tests-'))
  const embedded = await startEmbeddedPostgres(folder)
  process.env.TEST_DATABASE_URL = embedded.url
  return async () => {
    await embedded.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
