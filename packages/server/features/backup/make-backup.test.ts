import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase } from '../../platform/test-database.ts'
import { makeKeyPair, openEmptyDatabase } from '../../testing/backup-desk.ts'
import { createSmallNetwork } from '../../testing/small-network.ts'
import { openBackup } from './read-backup.ts'
import { restoreBackup } from './restore-backup.ts'
import { makeBackup } from './make-backup.ts'

let database: Awaited<ReturnType<typeof openTestDatabase>>
let folder: string
let recipient: string
let identity: string
beforeAll(async () => {
  database = await openTestDatabase()
  folder = await mkdtemp(join(tmpdir(), 'maillage-making-'))
  ;({ identity, recipient } = await makeKeyPair())
  await createSmallNetwork(database.db)
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

const backUp = (url = database.url) =>
  makeBackup({
    url,
    now: Temporal.Instant.from('2027-01-12T02:15:00Z'),
    secret: null,
    key: { recipients: [recipient] },
    fileFor: () => join(folder, 'one.age'),
  })

it('a backup is restored only by an account that may create its tables, and leaves the database empty', async () => {
  const { file } = await backUp()
  const target = await openEmptyDatabase()
  const name = new URL(target.url).username
  await database.pool.query(`alter database ${name} owner to current_user`)
  const opened = await openBackup(file, { identities: [identity] })
  const refused = restoreBackup(target.url, opened, async () => undefined)
  await expect(refused).rejects.toMatchObject({ kind: 'restore-not-allowed' })
  opened.close()
  await target.close()
  await rm(file)
})

it('a restore that fails midway leaves an empty database, into which another one goes', async () => {
  const { file } = await backUp()
  const whole = await readFile(file)
  await writeFile(join(folder, 'cut.age'), whole.subarray(0, whole.length - 1))
  const target = await openEmptyDatabase()
  const secretsKept: string[] = []
  const restore = async (from: string) =>
    restoreBackup(target.url, await openBackup(from, { identities: [identity] }), async () => {
      secretsKept.push(from)
    })
  await expect(restore(join(folder, 'cut.age'))).rejects.toMatchObject({ kind: 'damaged-backup' })
  const { rows } = await target.pool.query(
    "select count(*)::int as count from pg_tables where schemaname = 'public'",
  )
  expect([rows[0].count, secretsKept]).toEqual([0, []])
  await restore(file)
  expect(secretsKept).toEqual([file])
  await expect(restore(file)).rejects.toMatchObject({ kind: 'database-not-empty' })
  await target.close()
  await Promise.all([rm(file), rm(join(folder, 'cut.age'))])
})

describe('a backup that cannot be made leaves nothing behind, and says why', () => {
  it('when the database stops meanwhile', async () => {
    const holder = await database.pool.connect()
    await holder.query('begin; lock table occupation in access exclusive mode')
    const refused = expect(backUp()).rejects.toMatchObject({ kind: 'database-lost' })
    const waiting = `from pg_stat_activity where application_name = 'maillage backup' and wait_event_type = 'Lock' and datname = current_database()`
    await expect.poll(async () => (await database.pool.query(`select ${waiting}`)).rowCount).toBe(1)
    await database.pool.query(`select pg_terminate_backend(pid) ${waiting}`)
    await refused
    await holder.query('rollback')
    holder.release()
    expect(await readdir(folder)).toEqual([])
  })

  it('when the account may not read every row: some of them are no backup', async () => {
    const reader = await openEmptyDatabase()
    const url = new URL(reader.url)
    const role = url.username
    url.pathname = new URL(database.url).pathname
    const schemas = 'schema public, graphile_worker'
    await database.pool.query(`grant usage on ${schemas} to ${role}`)
    await database.pool.query(`grant select on all tables in ${schemas} to ${role}`)
    await database.pool.query(`grant select on all sequences in ${schemas} to ${role}`)
    await database.pool.query(`alter role ${role} bypassrls`)
    await backUp(url.toString())
    await rm(join(folder, 'one.age'))
    await database.pool.query(`alter role ${role} nobypassrls`)
    await expect(backUp(url.toString())).rejects.toMatchObject({ kind: 'backup-not-allowed' })
    expect(await readdir(folder)).toEqual([])
    await database.pool.query(`drop owned by ${role}`)
    await reader.close()
  })

  it('when nothing lives in the database', async () => {
    const empty = await openEmptyDatabase()
    await expect(backUp(empty.url)).rejects.toMatchObject({ kind: 'nothing-to-back-up' })
    await empty.close()
  })
})
