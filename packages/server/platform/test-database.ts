import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate, type OpenedDatabase, openDatabase } from './database.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { type FencedDatabase, openFencedDatabase } from './fence.ts'
import { noteTestWords } from './note-test-words.ts'
import { secretsFrom } from './secrets.ts'
import { prepareServerRole, readFenceKey, serverUrl } from './server-role.ts'

let server: Promise<string> | undefined
let template: Promise<string> | undefined

/** A real PostgreSQL for the tests of this process: TEST_DATABASE_URL, else an embedded one in a temporary folder. */
export function testServerUrl(): Promise<string> {
  server ??= process.env.TEST_DATABASE_URL ? Promise.resolve(process.env.TEST_DATABASE_URL) : startOwnServer()
  return server
}

async function startOwnServer(): Promise<string> {
  const folder = join(tmpdir(), `maillage-test-${userInfo().username}-${process.pid}`)
  await mkdir(folder, { recursive: true })
  const embedded = await startEmbeddedPostgres(folder)
  process.once('beforeExit', () => void embedded.stop())
  return embedded.url
}

export interface TestDatabase extends OpenedDatabase {
  url: string
  /** The same database through the role of the server, as the server sees it. */
  fenced: FencedDatabase
  fencedUrl: string
}

/** The one account of the server in all databases of the tests. */
export const testSecrets = secretsFrom('a secret for the databases of tests')
export const fencedTestUrl = (ownerUrl: string): string => serverUrl(ownerUrl, testSecrets)

/** A fresh, migrated database of its own, cloned from a template: about 50 ms. Close it to drop it. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const base = await testServerUrl()
  template ??= createTemplate(base)
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await administer(base, `create database ${name} template ${await template}`)
  const url = withDatabase(base, name)
  const opened = openDatabase(url)
  const fencedUrl = fencedTestUrl(url)
  const fenceKey = await readFenceKey(opened.pool, new URL(fencedUrl).username)
  const fenced = openFencedDatabase({ url: fencedUrl, fenceKey })
  return {
    ...opened,
    url,
    fenced,
    fencedUrl,
    close: async () => {
      await noteTestWords(opened.pool)
      await fenced.close()
      await opened.close()
      await administer(base, `drop database if exists ${name} with (force)`)
    },
  }
}

async function createTemplate(base: string): Promise<string> {
  const folder = new URL('../migrations/', import.meta.url)
  const hash = createHash('sha256')
  for (const file of (await readdir(folder)).filter((name) => /^\d{4}/.test(name)).sort())
    hash.update(await readFile(new URL(file, folder)))
  hash.update(await readFile(new URL('./server-role.ts', import.meta.url)))
  const name = `template_${hash.digest('hex').slice(0, 16)}`
  const client = new pg.Client({ connectionString: base })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(7261034120)')
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (!rowCount) await fillTemplate(client, base, name)
  } finally {
    await client.end()
  }
  return name
}

async function fillTemplate(client: pg.Client, base: string, name: string): Promise<void> {
  const draft = `${name}_draft`
  await client.query(`drop database if exists ${draft} with (force)`)
  await client.query(`create database ${draft}`)
  const opened = openDatabase(withDatabase(base, draft), { connections: 2 })
  await migrate(opened)
  await opened.close()
  await prepareServerRole(withDatabase(base, draft), { secrets: testSecrets })
  await client.query(`alter database ${draft} rename to ${name}`)
}

async function administer(base: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: base })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function withDatabase(base: string, name: string): string {
  const url = new URL(base)
  url.pathname = `/${name}`
  return url.toString()
}
