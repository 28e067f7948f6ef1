import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { ConfigError } from './config.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'

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
