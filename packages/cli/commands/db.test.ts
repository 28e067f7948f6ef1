import type { OpenedDatabase } from '@maillage/server/platform/database.ts'
import { openTestDatabase } from '@maillage/server/platform/test-database.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { runCommandLine } from '../run-command-line.ts'

let database: OpenedDatabase & { url: string }
const emptyName = 'maillage_cli_empty'

beforeAll(async () => {
  database = await openTestDatabase()
  await database.pool.query(`drop database if exists ${emptyName} with (force)`)
  await database.pool.query(`create database ${emptyName} template template0`)
})

afterAll(async () => {
  await database.pool.query(`drop database if exists ${emptyName} with (force)`)
  await database.close()
})

afterEach(() => vi.unstubAllEnvs())

async function run(url: string, ...words: string[]) {
  vi.stubEnv('DATABASE_URL', url)
  const out: string[] = []
  const err: string[] = []
  const code = await runCommandLine(words, { out: (line) => out.push(line), err: (line) => err.push(line) })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

function urlOf(name: string): string {
  const url = new URL(database.url)
  url.pathname = `/${name}`
  return url.toString()
}

describe('maillage db', () => {
  it('says that a database is up to date, and applies nothing to it', async () => {
    const status = await run(database.url, 'db', 'status')
    expect(status.code).toBe(0)
    expect(status.out).toMatch(/^appliquée {4}0001_foundation\.sql/)
    expect(await run(database.url, 'db', 'migrate')).toEqual({
      code: 0,
      out: 'La base de données est à jour.',
      err: '',
    })
  })

  it('applies what is missing to an empty database', async () => {
    const before = await run(urlOf(emptyName), 'db', 'status', '--json')
    expect(before.code).toBe(1)
    expect(JSON.parse(before.out).migrations[0]).toEqual({ name: '0001_foundation.sql', appliedAt: null })

    const migrated = await run(urlOf(emptyName), 'db', 'migrate', '--json')
    expect(migrated.code).toBe(0)
    expect(JSON.parse(migrated.out).applied).toContain('0001_foundation.sql')
    expect((await run(urlOf(emptyName), 'db', 'status')).code).toBe(0)
  })

  it('says in one sentence that no database answers', async () => {
    const away = await run('postgres://nobody@127.0.0.1:1/none', 'db', 'status')
    expect(away.code).toBe(1)
    expect(away.err).toBe(
      'La base de données ne répond pas (ECONNREFUSED). Vérifiez DATABASE_URL, et que le serveur PostgreSQL tourne.',
    )
    expect((await run(urlOf('maillage_absent'), 'db', 'status', '--lang', 'en')).err).toContain(
      'does not answer (3D000)',
    )
  })
})
