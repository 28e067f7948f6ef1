import { randomUUID } from 'node:crypto'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import type pg from 'pg'
import { currentNetwork } from '../features/network/current-network.ts'
import { createSiteTravel } from '../features/territory/site-travel.ts'
import { createApp } from '../app.ts'
import { openDatabase, type OpenedDatabase } from '../platform/database.ts'
import { type FencedDatabase, openFencedDatabase } from '../platform/fence.ts'
import { prepareServerRole } from '../platform/server-role.ts'
import { fencedTestUrl, testServerUrl, testSecrets } from '../platform/test-database.ts'
import type { TestApp } from './test-app.ts'

/** An empty database of its own, which belongs to an account without any right of administration. */
export async function openEmptyDatabase(): Promise<OpenedDatabase & { url: string }> {
  const base = await testServerUrl()
  const name = `restored_${randomUUID().replaceAll('-', '')}`
  const administrator = openDatabase(base, { connections: 1 })
  await administrator.pool.query(`create role ${name} login nosuperuser password 'restored'`)
  await administrator.pool.query(`create database ${name} owner ${name} template template0`)
  const url = new URL(base)
  url.pathname = `/${name}`
  url.username = name
  url.password = 'restored'
  const opened = openDatabase(url.toString())
  return {
    ...opened,
    url: url.toString(),
    close: async () => {
      await opened.close()
      await administrator.pool.query(`drop database ${name} with (force)`)
      await administrator.pool.query(`drop role ${name}`)
      await administrator.close()
    },
  }
}

/** A database whose owner may make no account, by the account that an administrator made for the server. */
export async function openByGivenAccount(ownerUrl: string): Promise<FencedDatabase> {
  const role = await prepareServerRole(ownerUrl, { appUrl: fencedTestUrl(ownerUrl), secrets: testSecrets })
  return openFencedDatabase(role)
}

/** The same application, at the same instant, on another database. */
export function sameAppOn(app: TestApp, database: FencedDatabase): TestApp['request'] {
  const network = currentNetwork(database)
  const db = database.of(network.id)
  const now = () => new Date(app.clock.now().epochMilliseconds)
  const { travelTime, index } = app.deps
  const travel = createSiteTravel({ db, networkId: network.id, travel: travelTime, index, now })
  const platform = { ...app.deps.platform, db }
  const other = createApp({ ...app.deps, platform, network, travel, centre: network.centre })
  return async (path, init) => other.request(path, init)
}

/**
 * A digest of all rows of every table. The job queue's list of its own migrations is left out, which says when they ran, and
 * so is who holds a job: nobody does once it is restored.
 */
export async function contentOf(client: pg.ClientBase | pg.Pool): Promise<Record<string, string>> {
  const { rows } = await client.query(
    `select schemaname || '.' || tablename as name from pg_tables
     where schemaname in ('public', 'graphile_worker') and schemaname || '.' || tablename <> 'graphile_worker.migrations' order by 1`,
  )
  const content: Record<string, string> = {}
  for (const { name } of rows) {
    const row = name.startsWith('public.')
      ? 'r::text'
      : `(to_jsonb(r) - array['locked_at', 'locked_by', 'is_available'])::text`
    const { rows: found } = await client.query(
      `select count(*) || ' ' || coalesce(md5(string_agg(${row}, E'\\n' order by ${row} collate "C")), '') as digest from ${name} r`,
    )
    content[name] = found[0].digest
  }
  return content
}

/** Books the first free place for a reason as a patient does, or only holds it. The hold, and the link once booked. */
export async function takePlace(
  request: TestApp['request'],
  db: OpenedDatabase['db'],
  { reasonId, confirm, number }: { reasonId: string; confirm: boolean; number: number },
): Promise<{ id: string; token: string; link?: string }> {
  const post = async (path: string, body: unknown, token?: string) => {
    const authorization = token ? { authorization: `Bearer ${token}` } : {}
    const headers = { 'content-type': 'application/json', ...authorization }
    const response = await request(path, { method: 'POST', headers, body: JSON.stringify(body) })
    if (response.status >= 300) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    // biome-ignore lint/suspicious/noExplicitAny: a test reads members of many kinds of answers
    return (await response.json()) as any
  }
  const { slots } = await post('/api/slots/search', { reasonId, days: 30, limit: 5 })
  const { practitionerId, siteId, start } = slots[0]
  const hold = await post('/api/holds', { reasonId, practitionerId, siteId, start })
  if (!confirm) return hold
  const patient = {
    givenName: 'Jeanne',
    birthName: `Exemple-${'abcdefghij'[number % 10]}`,
    birthDate: '1958-03-04',
  }
  const who = { contact: `personne${number}@exemple.fr`, patient }
  const { codeId } = await post(`/api/holds/${hold.id}/code`, who, hold.token)
  const { body } = await db
    .selectFrom('message')
    .select('body')
    .where('kind', '=', 'code')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const words = { ...who, codeId, code: body.slice(0, 6), wantsEarlier: false }
  const booked = await post(`/api/holds/${hold.id}/confirm`, words, hold.token)
  return { ...hold, link: booked.manageToken }
}

/** An age key of its own: what opens backups, and the public half that seals them. */
export async function makeKeyPair(): Promise<{ identity: string; recipient: string }> {
  const identity = await generateIdentity()
  return { identity, recipient: await identityToRecipient(identity) }
}
