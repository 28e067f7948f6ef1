import { randomUUID } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from './platform/config.ts'
import { createLogger } from './platform/log.ts'
import { secretsFrom } from './platform/secrets.ts'
import { serverUrl } from './platform/server-role.ts'
import { openTestDatabase, type TestDatabase } from './platform/test-database.ts'
import { openServerDatabase } from './server-database.ts'
import { createSmallNetwork, type SmallNetwork } from './testing/small-network.ts'

describe('the database of a server', () => {
  let database: TestDatabase
  let first: SmallNetwork
  let second: SmallNetwork
  const secrets = secretsFrom(`a secret of this test ${randomUUID()}`)

  beforeAll(async () => {
    database = await openTestDatabase()
    first = await createSmallNetwork(database.db)
    second = await createSmallNetwork(database.db, '2027-01-02T00:00:00Z')
  })
  afterAll(async () => {
    const role = new URL(serverUrl(database.url, secrets)).username
    await database.pool.query(`drop owned by ${role}`)
    await database.pool.query(`drop role ${role}`)
    await database.close()
  })

  const open = (environment: Record<string, string>) =>
    openServerDatabase(database.url, {
      config: readConfig(environment),
      secrets,
      now: Temporal.Instant.from('2027-01-11T08:00:00Z'),
      log: createLogger('silent'),
    })
  const slugOf = async (network: SmallNetwork) => {
    const row = await database.db
      .selectFrom('network')
      .select('slug')
      .where('id', '=', network.networkId)
      .executeTakeFirstOrThrow()
    return row.slug
  }

  it.each([
    ['the first network made, when none is named', () => first, async () => ({})],
    [
      'the one that MAILLAGE_NETWORK names',
      () => second,
      async () => ({ MAILLAGE_NETWORK: await slugOf(second) }),
    ],
  ])('serves %s, and sees nothing but it', async (_what, wanted, environment) => {
    const opened = await open(await environment())
    try {
      expect(await opened.network.id()).toBe(wanted().networkId)
      const rows = await opened.database
        .of(opened.network.id)
        .selectFrom('site')
        .select('network_id')
        .execute()
      expect(rows.map((row) => row.network_id)).toEqual([wanted().networkId, wanted().networkId])
      expect(await opened.database.outside.selectFrom('site').selectAll().execute()).toEqual([])
      expect(new URL(opened.url).username).toMatch(/^maillage_app_/)
    } finally {
      await opened.database.close()
    }
  })

  it('is not opened for a network that is not there: a sentence names those that are', async () => {
    const error = await open({ MAILLAGE_NETWORK: 'nulle-part' }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ConfigError)
    const { fr, en } = (error as ConfigError).sentence
    expect(fr).toBe(
      `Il n’y a pas de réseau MAILLAGE_NETWORK=nulle-part dans cette base. Ceux qui y sont : ${await slugOf(first)}, ${await slugOf(second)}.`,
    )
    expect(en).toContain('There is no network MAILLAGE_NETWORK=nulle-part in this database.')
  })

  it('is not opened in production without a network, nor filled with a demonstration: a sentence says how to make one', async () => {
    const empty = await openTestDatabase()
    const config = readConfig({ NODE_ENV: 'production' })
    const now = Temporal.Instant.from('2027-01-11T08:00:00Z')
    const opening = openServerDatabase(empty.url, { config, secrets, now, log: createLogger('silent') })
    const error = await opening.catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ConfigError)
    expect((error as ConfigError).sentence.fr).toContain('npm run maillage -- network create')
    expect(await empty.db.selectFrom('network').select('slug').execute()).toEqual([])
    const role = new URL(serverUrl(empty.url, secrets)).username
    await empty.pool.query(`drop owned by ${role}`)
    await empty.close()
  })

  it.each([
    [{ NODE_ENV: 'production' }, undefined],
    [{ NODE_ENV: 'production', MAILLAGE_SCENARIO: 'saint-martin' }, 'saint-martin'],
    [{}, 'gers'],
  ])('without network, with %j, is filled by %s', (environment, scenario) => {
    expect(readConfig(environment).scenario).toBe(scenario)
  })
})
