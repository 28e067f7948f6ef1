import { describe, expect, it } from 'vitest'
import { runCommandLine } from './run-command-line.ts'

async function run(...words: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await runCommandLine(words, { out: (line) => out.push(line), err: (line) => err.push(line) })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

describe('maillage', () => {
  it('says what it can do when nothing is asked', async () => {
    const { code, out } = await run()
    expect(code).toBe(0)
    for (const name of ['serve', 'scenario', 'db', 'slots', 'help'])
      expect(out).toMatch(new RegExp(`^  ${name} `, 'm'))
  })

  it('speaks English when asked, wherever the option stands', async () => {
    expect((await run('help', '--lang', 'en')).out).toContain('Commands:')
    expect((await run('--lang=en', 'help')).out).toContain('Commands:')
    expect((await run('help')).out).toContain('Commandes :')
  })

  it('explains one command, by help or by --help', async () => {
    const explained = await run('help', 'db')
    expect(explained.code).toBe(0)
    expect(explained.out).toContain('maillage db migrate')
    expect(await run('db', '--help')).toEqual(explained)
    expect((await run('help', 'db', '--lang', 'en')).out).toMatch(/^maillage db: prepare the database\n/)
  })

  it('lists its commands as JSON for a program', async () => {
    const { code, out } = await run('help', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out).commands.map((command: { name: string }) => command.name)).toContain('slots')
  })

  it.each(['reserver', 'toString', 'constructor'])(
    'refuses the unknown command %s with a sentence and code 2',
    async (name) => {
      const { code, out, err } = await run(name)
      expect(code).toBe(2)
      expect(out).toBe('')
      expect(err).toBe(`La commande « ${name} » n’existe pas. La liste : maillage help`)
      expect((await run('help', name)).code).toBe(2)
    },
  )

  it('refuses a language that it does not speak', async () => {
    const { code, err } = await run('help', '--lang', 'de')
    expect(code).toBe(2)
    expect(err).toContain('fr ou en')
    expect(await run('help', '--lang')).toEqual({
      code: 2,
      out: '',
      err: '--lang prend fr ou en. (--lang takes fr or en.)',
    })
  })

  it('refuses an action of db that does not exist, with its usage and code 2', async () => {
    const { code, err } = await run('db', 'drop')
    expect(code).toBe(2)
    expect(err).toContain('maillage db status')
  })
})
