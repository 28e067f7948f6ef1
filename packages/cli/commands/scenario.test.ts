import type { OpenedDatabase } from '@maillage/server/platform/database.ts'
import { openTestDatabase } from '@maillage/server/platform/test-database.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { runCommandLine } from '../run-command-line.ts'

let database: OpenedDatabase & { url: string }

beforeAll(async () => {
  database = await openTestDatabase()
})

afterAll(() => database.close())

afterEach(() => vi.unstubAllEnvs())

async function run(...words: string[]) {
  vi.stubEnv('DATABASE_URL', database.url)
  vi.stubEnv('MAILLAGE_NOW', '2027-01-11T08:00:00+01:00')
  const out: string[] = []
  const err: string[] = []
  const code = await runCommandLine(words, { out: (line) => out.push(line), err: (line) => err.push(line) })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

describe('maillage scenario', () => {
  it('lists what can be loaded, for a person and for a program', async () => {
    expect((await run('scenario', 'list')).out).toMatch(/^gers {10}\S.*\nsaint-martin {2}\S/)
    const listed = JSON.parse((await run('scenario', 'list', '--json', '--lang', 'en')).out)
    expect(listed.scenarios.map((known: { name: string }) => known.name)).toEqual(['gers', 'saint-martin'])
  })

  it('loads one, and the same again in its place', async () => {
    const first = await run('scenario', 'load', 'saint-martin', '--json')
    expect(first).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(first.out)).toMatchObject({ name: 'saint-martin' })
    expect(await run('scenario', 'load', 'saint-martin', '--json')).toEqual(first)
    expect((await database.pool.query('select from network')).rowCount).toBe(1)
  })

  it('refuses a scenario that does not exist, in the language asked for', async () => {
    const refused = await run('scenario', 'load', 'atlantis', '--lang', 'en')
    expect(refused).toEqual({
      code: 1,
      out: '',
      err: 'There is no scenario "atlantis". There are: gers, saint-martin.',
    })
  })

  it.each([[[]], [['load']], [['drop', 'gers']], [['load', 'gers', 'twice']]])(
    'shows its usage for %j',
    async (words) => {
      const misused = await run('scenario', ...words)
      expect(misused.code).toBe(2)
      expect(misused.err).toContain('maillage scenario load NOM')
    },
  )
})
