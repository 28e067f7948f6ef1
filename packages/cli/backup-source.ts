import { nothingToBackUp } from '@maillage/server/features/backup/backup.refusals.ts'
import type { Config } from '@maillage/server/platform/config.ts'
import { hasEmbeddedPostgres, useEmbeddedPostgres } from '@maillage/server/platform/embedded-postgres.ts'

/**
 * Lets `work` read the database of a configuration. An embedded one that runs is joined by one more connection, and goes on
 * after it; one that does not run is started, and stopped.
 * @throws {Refusal} `nothing-to-back-up` when the data folder has no database: none is made.
 */
export async function withBackupSource<Result>(
  config: Pick<Config, 'databaseUrl' | 'dataFolder'>,
  work: (url: string) => Promise<Result>,
): Promise<Result> {
  if (config.databaseUrl) return work(config.databaseUrl)
  if (!(await hasEmbeddedPostgres(config.dataFolder))) throw nothingToBackUp()
  return useEmbeddedPostgres(config.dataFolder, { joins: true }, work)
}
