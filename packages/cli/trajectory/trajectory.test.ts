import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Io } from '../command.ts'
import { runTrajectory } from '../commands/trajectory.ts'

const EXAMPLE = readFileSync(
  new URL('../../../docs/guides/examples/trajectory-region.json', import.meta.url),
  'utf8',
)

async function run(args: string[], text: string = EXAMPLE, options: Partial<Io> = {}) {
  const [out, err]: [string[], string[]] = [[], []]
  const io: Io = {
    lang: 'fr',
    json: false,
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    ...options,
  }
  const code = await runTrajectory(args, io, async () => text)
  return { code, out: out.join('\n'), err: err.join('\n') }
}

describe('maillage trajectory', () => {
  it('tells where the region will be in 2028, between two deciles, and how often its aim is reached', async () => {
    const { code, out, err } = await run(['plan.json'])
    expect([code, err]).toEqual([0, ''])
    expect(out.split('\n')[0]).toMatch(
      /^De 66 praticiens fin 2025 à 1\d\d fin 2028 \(1\d\d à 1\d\d dans huit tirages sur dix\)$/,
    )
    expect(out).toMatch(/L’objectif de 200 est atteint dans \d+(,\d)?\u00a0% des tirages\./)
  })

  it('lists all that it supposes, with the source or the words that it has none', async () => {
    const { out } = await run(['plan.json'])
    expect(out).toContain('objectif de praticiens\u202f: 200 (source\u202f: la région, objectif pour 2028)')
    expect(out).toContain(
      'autres départs par an\u202f: de 4\u00a0% à 10\u00a0% (hypothèse du fichier, sans source)',
    )
    expect(out).toMatch(/âges des présents\u202f: 28-34 ans.*hypothèse de Maillage, calée sur la CARMF/)
    expect(out).toMatch(/prend sa retraite.*hypothèse de Maillage, sans source/)
  })

  it('gives the same numbers for the same seed, as JSON and as CSV', async () => {
    const first = JSON.parse((await run(['plan.json', '--seed', '7'], EXAMPLE, { json: true })).out)
    const again = JSON.parse((await run(['plan.json', '--seed', '7'], EXAMPLE, { json: true })).out)
    const other = JSON.parse((await run(['plan.json', '--seed', '8'], EXAMPLE, { json: true })).out)
    expect(first).toEqual(again)
    expect(first.years).not.toEqual(other.years)
    const { p10, p50, p90, mean } = first.years[3].practitioners
    const { out } = await run(['plan.json', '--seed', '7', '--csv'])
    expect(out.split('\n')).toContain(`2028,practitioners,${p10},${p50},${p90},${mean}`)
  })

  it('says in JSON what each number is supposed from', async () => {
    const { hypotheses, runs, seed } = JSON.parse((await run(['plan.json'], EXAMPLE, { json: true })).out)
    expect([runs, seed]).toEqual([2000, 1])
    const from = Object.fromEntries(
      hypotheses.map((one: { name: string; from: string }) => [one.name, one.from]),
    )
    expect(from).toMatchObject({ practitioners: 'source', departures: 'file', ages: 'maillage' })
  })

  it('tells it in English', async () => {
    const { out } = await run(['plan.json'], EXAMPLE, { lang: 'en' })
    expect(out).toMatch(/^From 66 practitioners at the end of 2025 to 1\d\d at the end of 2028/)
    expect(out).toContain('hypothesis of Maillage, without a source: give yours')
  })

  it.each<[string[], string, string]>([
    [['plan.json'], '[]', 'un objet est attendu ici (reçu\u202f: [])'],
    [['plan.json'], '{"from": 2025', '« plan.json » n’est pas du JSON'],
    [
      ['plan.json'],
      EXAMPLE.replace('"2028": 60', '"2029": 60'),
      'recruits.2029: «\u00a02029\u00a0» n’est pas une année de 2026 à 2028',
    ],
    [['plan.json', '--runs', '0'], EXAMPLE, '--runs prend un nombre entier de 1 à 100000.'],
    [['plan.json', '--seed', '-1'], EXAMPLE, '--seed'],
    [
      ['plan.json', '--runs', '100000'],
      EXAMPLE.replace('"value": 66', '"value": 99999'),
      'baissez le nombre de tirages (--runs)',
    ],
    [[], EXAMPLE, 'Donnez un fichier et un seul'],
  ])('refuses %j', async (args, text, sentence) => {
    const { code, out, err } = await run(args, text)
    expect(err).toContain(sentence)
    expect([code, out]).toEqual([2, ''])
  })
})
