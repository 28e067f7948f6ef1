import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ConfigError } from './config.ts'
import { migrate, openDatabase } from './database.ts'
import { secretsFrom } from './secrets.ts'
import { prepareServerRole, serverUrl } from './server-role.ts'
import { openTestDatabase, type TestDatabase } from './test-database.ts'

let database: TestDatabase
const made: string[] = []
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(async () => {
  for (const role of made) {
    await database.pool.query(`drop owned by ${role}`)
    await database.pool.query(`drop role ${role}`)
  }
  await database.close()
})

const newSecrets = () => secretsFrom(`a secret of this test ${randomUUID()}`)
const nameOf = (url: string) => new URL(url).username

/** An account as an administrator makes it, and its address. */
async function addRole(attributes: string): Promise<{ name: string; url: string }> {
  const name = `role_${randomUUID().replaceAll('-', '')}`
  await database.pool.query(`create role ${name} login password 'x' ${attributes}`)
  made.push(name)
  const url = new URL(database.url)
  url.username = name
  url.password = 'x'
  return { name, url: url.toString() }
}

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

async function refusalOf(work: Promise<unknown>): Promise<ConfigError['sentence']> {
  const error = await work.catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(ConfigError)
  return (error as ConfigError).sentence
}

describe('the role of the server', () => {
  it('is made once for a secret, whoever starts, and at the same time by several', async () => {
    const secrets = newSecrets()
    const starts = await Promise.all(
      Array.from({ length: 4 }, () => prepareServerRole(database.url, { secrets })),
    )
    made.push(nameOf(serverUrl(database.url, secrets)))
    expect(new Set(starts.map((start) => `${start.url} ${start.fenceKey.toString('hex')}`)).size).toBe(1)
    expect(await ask(starts[0]?.url ?? '', 'select current_user as name')).toEqual([{ name: made.at(-1) }])
  })

  it('of another installation of the same PostgreSQL is another one, and keeps its password', async () => {
    const [one, other] = [newSecrets(), newSecrets()]
    const first = await prepareServerRole(database.url, { secrets: one })
    const second = await prepareServerRole(database.url, { secrets: other })
    made.push(nameOf(first.url), nameOf(second.url))
    expect(nameOf(first.url)).not.toBe(nameOf(second.url))
    expect(await ask(first.url, 'select 1 as n')).toEqual([{ n: 1 }])
  })

  it('has its password again after somebody changed it, and loses what was granted beside', async () => {
    const secrets = newSecrets()
    const { url } = await prepareServerRole(database.url, { secrets })
    made.push(nameOf(url))
    await database.pool.query(`alter role ${nameOf(url)} password 'other'`)
    await database.pool.query(`grant select on migration to ${nameOf(url)}`)
    await database.pool.query(`grant delete, truncate on patient, audit_seal to ${nameOf(url)}`)
    await prepareServerRole(database.url, { secrets })
    await expect(ask(url, 'select * from migration')).rejects.toMatchObject({ code: '42501' })
    await expect(ask(url, 'delete from audit_seal')).rejects.toMatchObject({ code: '42501' })
    expect(await ask(url, 'select * from patient')).toEqual([])
  })

  it('may make no temporary table, which would come before ours', async () => {
    const secrets = newSecrets()
    const { url } = await prepareServerRole(database.url, { secrets })
    made.push(nameOf(url))
    await expect(ask(url, 'create temp table audit (id int)')).rejects.toMatchObject({ code: '42501' })
  })

  it('may be one that an administrator made: it is granted what it needs', async () => {
    const { url } = await addRole('')
    const role = await prepareServerRole(database.url, { appUrl: url, secrets: newSecrets() })
    expect(role).toMatchObject({ url, indexesAllowed: true })
    expect(await ask(url, 'select * from patient')).toEqual([])
  })

  it.each([
    ['a superuser', 'superuser'],
    ['one that bypasses row security', 'bypassrls'],
    ['one that may make roles', 'createrole'],
  ])('is refused with a sentence when it is %s', async (_what, attributes) => {
    const { name, url } = await addRole(attributes)
    const { fr, en } = await refusalOf(
      prepareServerRole(database.url, { appUrl: url, secrets: newSecrets() }),
    )
    expect(fr).toContain(
      `Le compte ${name} de la base de données peut passer outre les clôtures entre réseaux`,
    )
    expect(en).toMatch(/^The account .* can go around the fences.*DATABASE_APP_URL\.$/)
  })

  it('is refused with a sentence when it owns the tables, itself or by a role that it may take', async () => {
    const owner = await refusalOf(
      prepareServerRole(database.url, { appUrl: database.url, secrets: newSecrets() }),
    )
    expect(owner.en).toContain('it owns the tables')
    const { name, url } = await addRole('')
    const { rows } = await database.pool.query('select current_user as owner')
    await database.pool.query(`grant ${rows[0].owner} to ${name}`)
    expect(
      (await refusalOf(prepareServerRole(database.url, { appUrl: url, secrets: newSecrets() }))).en,
    ).toContain(name)
  })

  it('asks for DATABASE_APP_URL where the owner of the database may make none', async () => {
    const { name, url } = await addRole('')
    const base = `owned_${randomUUID().replaceAll('-', '')}`
    await database.pool.query(`create database ${base} owner ${name} template template0`)
    const address = new URL(url)
    address.pathname = `/${base}`
    try {
      const owned = openDatabase(address.toString(), { connections: 2 })
      await migrate(owned)
      await owned.close()
      const { fr } = await refusalOf(prepareServerRole(address.toString(), { secrets: newSecrets() }))
      expect(fr).toContain('ne peut pas créer de compte dans PostgreSQL')
      expect(fr).toContain('DATABASE_APP_URL')
      const given = new URL((await addRole('')).url)
      given.pathname = `/${base}`
      const role = await prepareServerRole(address.toString(), {
        appUrl: given.toString(),
        secrets: newSecrets(),
      })
      expect(role.indexesAllowed).toBe(false)
      expect(await ask(role.url, 'select slug from network')).toEqual([])
    } finally {
      await database.pool.query(`drop database ${base} with (force)`)
    }
  })
})
