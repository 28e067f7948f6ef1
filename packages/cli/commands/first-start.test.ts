import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeEach, expect, it } from 'vitest'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
const folders: string[] = []
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maillage-first-'))
  folders.push(folder)
})
afterAll(() => Promise.all(folders.map((made) => rm(made, { recursive: true, force: true }))))

/** The first command of a new network, in a process of its own. */
function createNetwork(): { child: ChildProcess; ended: Promise<{ code: number | null; said: string }> } {
  const words = [
    '--slug',
    'premier',
    '--name',
    'Premier réseau',
    '--short-name',
    'Premier',
    '--phone',
    '05 36 49 12 20',
  ]
  const hours = ['--hours-fr', 'en semaine', '--hours-en', 'on weekdays', '--departements', '32']
  const child = spawn(process.execPath, [main, 'network', 'create', ...words, ...hours], {
    env: { ...process.env, DATABASE_URL: '', MAILLAGE_DATA: folder },
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = new Promise<{ code: number | null; said: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, said })),
  )
  return { child, ended }
}

/** Once initdb has written some of its files. */
async function initdbUnderWay(): Promise<void> {
  for (;;) {
    const made = (await readdir(folder)).find((name) => /^postgres\.new-.{6}$/.test(name))
    const begun = made && (await readdir(join(folder, made, 'base')).catch(() => undefined))
    if (begun) return
    await wait(5)
  }
}

it('a first command killed while the database is made leaves nothing in the way of the next', async () => {
  const first = createNetwork()
  await initdbUnderWay()
  first.child.kill('SIGKILL')
  await first.ended
  expect(await readdir(folder)).not.toContain('postgres')
  expect(await createNetwork().ended).toMatchObject({ code: 0, said: expect.stringContaining('est créé') })
  expect((await readdir(folder)).sort()).toEqual(['postgres', 'postgres.password'])
}, 90_000)

it('of two first commands at once, the second waits, then uses the database of the first', async () => {
  const both = await Promise.all([createNetwork().ended, createNetwork().ended])
  expect(both.map(({ code }) => code)).toEqual([0, 0])
  const said = both.map((one) => one.said).join()
  expect(said).toContain('est créé')
  expect(said).toContain('est déjà là')
}, 90_000)
