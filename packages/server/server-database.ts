import type { Temporal } from 'temporal-polyfill'
import { type CurrentNetwork, currentNetwork } from './features/network/current-network.ts'
import { loadFirstScenario } from './features/scenario/load-first-scenario.ts'
import { type Config, ConfigError } from './platform/config.ts'
import { migrate, openDatabase } from './platform/database.ts'
import { type FencedDatabase, openFencedDatabase } from './platform/fence.ts'
import type { Logger } from './platform/log.ts'
import type { Secrets } from './platform/secrets.ts'
import { prepareServerRole } from './platform/server-role.ts'

export interface ServerDatabase {
  /** The address by which the server connects. */
  url: string
  database: FencedDatabase
  /** The one network that this process serves. */
  network: CurrentNetwork
}

/**
 * Makes a database ready as its owner (migrations; the scenario, if any, where there is no network), then lets go of the owner's
 * rights: from here the server connects by a role that the fences between networks hold back.
 * @throws {ConfigError} when that role cannot be had, or the network that is asked for is not there.
 */
export async function openServerDatabase(
  ownerUrl: string,
  { config, secrets, now, log }: { config: Config; secrets: Secrets; now: Temporal.Instant; log: Logger },
): Promise<ServerDatabase> {
  await makeReady(ownerUrl, config, now)
  const role = await prepareServerRole(ownerUrl, { appUrl: config.databaseAppUrl, secrets })
  if (!role.indexesAllowed) log.warn({ event: 'database.indexes-not-allowed' })
  const database = openFencedDatabase(role)
  try {
    const network = currentNetwork(database, config.network)
    if (!(await network.find())) throw noSuchNetwork(config.network ?? '', await slugs(database))
    return { url: role.url, database, network }
  } catch (error) {
    await database.close()
    throw error
  }
}

async function makeReady(ownerUrl: string, config: Config, now: Temporal.Instant): Promise<void> {
  const owner = openDatabase(ownerUrl, { connections: 4 })
  try {
    await migrate(owner)
    if (config.scenario !== undefined) await loadFirstScenario(owner, { name: config.scenario, now })
  } finally {
    await owner.close()
  }
}

async function slugs(database: FencedDatabase): Promise<string[]> {
  const rows = await database.outside.selectFrom('network').select('slug').orderBy('created_at').execute()
  return rows.map((row) => row.slug)
}

function noSuchNetwork(slug: string, known: string[]): ConfigError {
  if (known.length === 0)
    return new ConfigError({
      fr: 'Il n’y a pas encore de réseau dans cette base. Créez-le : npm run maillage -- network create (le détail : docs/guides/first-network.md).',
      en: 'There is no network in this database yet. Make it: npm run maillage -- network create (more: docs/guides/first-network.md).',
    })
  return new ConfigError({
    fr: `Il n’y a pas de réseau MAILLAGE_NETWORK=${slug} dans cette base. Ceux qui y sont : ${known.join(', ')}.`,
    en: `There is no network MAILLAGE_NETWORK=${slug} in this database. There are: ${known.join(', ')}.`,
  })
}
