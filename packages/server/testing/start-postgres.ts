import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '../platform/embedded-postgres.ts'

/**
 * Before the first database test: one PostgreSQL for the whole run, in a temporary folder, named by
 * `TEST_DATABASE_URL`. A server already named there is used as it is. Returns what stops it and removes the folder.
 */
export default async function startPostgresForTests(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_DATABASE_URL) return undefined
  const folder = await mkdtemp(join(tmpdir(), 'maillage-test-'))
  await chmod(folder, 0o755)
  const postgres = await startEmbeddedPostgres(folder)
  process.env.TEST_DATABASE_URL = postgres.url
  return async () => {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
