import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { ConfigError } from './config.ts'
import { hasEmbeddedPostgres, startEmbeddedPostgres, useEmbeddedPostgres } from './embedded-postgres.ts'

const folders: string[] = []
async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'maillage-embedded-'))
  folders.push(folder)
  return folder
}
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

test('data written before a stop is there after a new start, even in a folder closed to others', async () => {
  const folder = await newFolder()
  await chmod(folder, 0o700)
  const first = await startEmbeddedPostgres(folder)
  await query(first.url, 'create table kept as select 42 as answer')
  await first.stop()
  const second = await startEmbeddedPostgres(folder)
  expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }])
  await second.stop()
})

test('a second server on the same folder gets one clear sentence', async () => {
  const folder = await newFolder()
  const first = await startEmbeddedPostgres(folder)
  await expect(startEmbeddedPostgres(folder)).rejects.toThrow(ConfigError)
  await expect(startEmbeddedPostgres(folder)).rejects.toThrow(/déjà utilisé/)
  expect(await query(first.url, 'select 1 as alive')).toEqual([{ alive: 1 }])
  await first.stop()
})

test('a database whose server was killed is taken over', async () => {
  const folder = await newFolder()
  const first = await startEmbeddedPostgres(folder)
  await query(first.url, 'create table kept as select 1 as one')
  await query(
    first.url,
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'maillage owner'",
  )
  const second = await startEmbeddedPostgres(folder)
  expect(await query(second.url, 'select one from kept')).toEqual([{ one: 1 }])
  await second.stop()
})

test('a database that dies under a living server is started again at the same address, with its data', async () => {
  const folder = await newFolder()
  const embedded = await startEmbeddedPostgres(folder)
  await query(embedded.url, 'create table kept as select 7 as seven')
  const pid = Number((await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])
  process.kill(pid, 'SIGKILL')
  await expect
    .poll(() => query(embedded.url, 'select seven from kept').catch(() => 'away'), { timeout: 20_000 })
    .toEqual([{ seven: 7 }])
  await embedded.stop()
  await expect(query(embedded.url, 'select 1')).rejects.toThrow()
})

test.runIf(process.platform === 'linux')(
  'a pid file left by a power cut, whose number now belongs to another program, is no obstacle',
  async () => {
    const folder = await newFolder()
    const first = await startEmbeddedPostgres(folder)
    await query(first.url, 'create table kept as select 3 as three')
    const file = join(folder, 'postgres', 'postmaster.pid')
    const lines = (await readFile(file, 'utf8')).split('\n')
    await first.stop()
    await writeFile(file, [String(process.pid), ...lines.slice(1)].join('\n'))
    const second = await startEmbeddedPostgres(folder)
    expect(await query(second.url, 'select three from kept')).toEqual([{ three: 3 }])
    await second.stop()
  },
)

test('a database whose PG_VERSION is gone is refused with what to do, and nothing of it is removed', async () => {
  const folder = await newFolder()
  const cluster = join(folder, 'postgres')
  await mkdir(join(cluster, 'base'), { recursive: true })
  await writeFile(join(cluster, 'base', '16384'), 'years of appointments')
  const refused = await startEmbeddedPostgres(folder).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(ConfigError)
  expect((refused as ConfigError).sentence).toEqual({
    fr: expect.stringMatching(/postgres n’est pas vide, .* Rien n’y a été changé/),
    en: expect.stringMatching(/postgres is not empty, .* Nothing in it was changed/),
  })
  expect(await readFile(join(cluster, 'base', '16384'), 'utf8')).toBe('years of appointments')
})

test('a database that the system does not let read is not taken for an absent one', async () => {
  const folder = await newFolder()
  const cluster = join(folder, 'postgres')
  await symlink(cluster, cluster)
  await expect(startEmbeddedPostgres(folder)).rejects.toThrow(/ne peut pas servir : ELOOP/)
  await expect(hasEmbeddedPostgres(folder)).rejects.toThrow(ConfigError)
  expect(await readdir(folder)).toEqual(['postgres'])
})

test('a database without its password is refused, and gets no other one', async () => {
  const folder = await newFolder()
  await (await startEmbeddedPostgres(folder)).stop()
  await rm(join(folder, 'postgres.password'))
  await expect(startEmbeddedPostgres(folder)).rejects.toThrow(/son mot de passe manque/)
  expect(await readdir(folder)).toEqual(['postgres'])
})

test('what a first start that was killed left is removed, and nothing with another name', async () => {
  const folder = await newFolder()
  await mkdir(join(folder, 'postgres.new-Ab12Cd', 'base'), { recursive: true })
  await writeFile(join(folder, 'postgres.new-Ab12Cd.password'), 'x')
  await writeFile(join(folder, 'initdb.password'), 'x')
  await mkdir(join(folder, 'postgres.new-year'))
  await writeFile(join(folder, 'postgres.lock'), '999999999 1')
  await (await startEmbeddedPostgres(folder)).stop()
  expect((await readdir(folder)).sort()).toEqual(['postgres', 'postgres.new-year', 'postgres.password'])
})

test('two first uses at once run one after the other, in the one database', async () => {
  const folder = await newFolder()
  const use = () =>
    useEmbeddedPostgres(folder, { joins: true }, async (url) => {
      await query(url, 'create table if not exists used (at timestamptz default clock_timestamp())')
      await query(url, 'insert into used default values')
      return query(url, 'select count(*)::int from used')
    })
  const counts = (await Promise.all([use(), use()])).flat()
  expect(counts).toEqual(expect.arrayContaining([{ count: 1 }, { count: 2 }]))
})

test('a use that joins takes the database of a server that runs, and leaves it running', async () => {
  const folder = await newFolder()
  const server = await startEmbeddedPostgres(folder)
  expect(await useEmbeddedPostgres(folder, { joins: true }, async (url) => url)).toBe(server.url)
  expect(await query(server.url, 'select 1 as alive')).toEqual([{ alive: 1 }])
  await server.stop()
})
