import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Io } from '../command.ts'
import { site } from './site.ts'

const GERS = ['--area', 'dep:32', '--fixed', '32132,32319,32462,32233']
const PLAIN = ['--travel', 'estimate:detour=1.35,speed=55']

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maillage-site-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function run(args: string[], options: Partial<Io> = {}) {
  const [out, err]: [string[], string[]] = [[], []]
  const io: Io = {
    lang: 'fr',
    json: false,
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    ...options,
  }
  const code = await site.run(args, io)
  return { code, out: out.join('\n'), err: err.join('\n') }
}

async function answer(args: string[]) {
  const { code, out } = await run(args, { json: true })
  expect(code).toBe(0)
  return JSON.parse(out)
}

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

describe('maillage site', () => {
  it('sites the next antenne of the Gers in Montégut, with Lahitte a practical tie', async () => {
    const found = await answer([
      ...GERS,
      ...PLAIN,
      '--k',
      '1',
      '--max-minutes',
      '15',
      '--objective',
      'covering',
    ])
    expect(found).toMatchObject({
      sites: [{ code: '32282', name: 'Montégut', parent: { code: '32132', minutes: 34 } }],
      gained: 33_828,
      bound: 64_654,
      gap: 0,
      proved: true,
      population: 192_645,
      candidates: 454,
      before: { covered: 30_826, share: 0.16 },
      ties: [{ sites: [{ code: '32183', name: 'Lahitte' }], gained: 33_771, behind: 57 }],
      sensitivity: { newlyCovered: [33_025, 34_240] },
    })
  })

  it('says it in French as it says it in JSON', async () => {
    const { code, out } = await run([...GERS, ...PLAIN])
    expect(code).toBe(0)
    expect(out.replace(/[\u00a0\u202f]/g, ' ')).toContain(
      'À Montégut (32282) : 33 828 habitants de plus à moins de 15 minutes.\nEntre 33 025 et 34 240 habitants gagnés',
    )
    expect(out.replace(/[\u00a0\u202f]/g, ' ')).toMatch(
      /Écart {3}0, optimum prouvé\n {2}454 communes essayées sur 454/,
    )
    expect(out).toContain('Lahitte (32183)')
  })

  it('keeps antennes within so many minutes of a centre', async () => {
    const found = await answer([...GERS, ...PLAIN, '--parent-minutes', '35'])
    expect(found.candidates).toBe(250)
    expect(found.sites[0].code).toBe('32282')
  })

  it.each([
    ['median', ['32013', '32234', '32408'], 16.33],
    ['center', undefined, 38],
    ['worst-tenth', undefined, 32.515],
  ])('opens three sites by %s, proved', async (objective, codes, value) => {
    const found = await answer([...GERS, ...PLAIN, '--k', '3', '--objective', objective])
    expect(found).toMatchObject({ value, gap: 0, proved: true })
    if (codes) expect(found.sites.map(({ code }: { code: string }) => code)).toEqual(codes)
  })

  it('counts the fewest sites that leave nobody beyond the minutes', async () => {
    const found = await answer([...GERS, ...PLAIN, '--objective', 'set-covering', '--max-minutes', '20'])
    expect(found).toMatchObject({ value: 14, bound: 14, proved: true, facts: { share: 1 } })
  })

  it('opens what a budget pays for', async () => {
    const costs = await file('costs.csv', 'code,cost\n32282,900\n32183,500\n32013,300\n')
    const { out, err, code } = await run([...GERS, ...PLAIN, '--costs', costs, '--budget', '600'], {
      json: true,
    })
    expect(code).toBe(0)
    expect(err).toMatch(/n’ont pas de coût/)
    expect(JSON.parse(out)).toMatchObject({ sites: [{ code: '32183' }], candidates: 2 })
  })

  it('leaves out what is forbidden', async () => {
    const found = await answer([...GERS, ...PLAIN, '--forbid', '32282'])
    expect(found).toMatchObject({ sites: [{ code: '32183' }], gained: 33_771, candidates: 453 })
  })

  it('shares people between sites that take so many', async () => {
    const found = await answer([...GERS, ...PLAIN, '--capacity', '20000'])
    expect(found).toMatchObject({ gained: 20_000, capacitated: true, sensitivity: null })
  })

  it('writes the ranking as CSV and the sites as GeoJSON', async () => {
    const { out: csv } = await run([...GERS, ...PLAIN, '--csv', '--alternatives', '2'])
    expect(csv.split('\n').map((line) => line.split(',').slice(0, 5).join())).toEqual([
      'rank,codes,names,value,gained',
      '1,32282,Montégut,64654,33828',
      '2,32183,Lahitte,64597,33771',
      '3,32117,Duran,63596,32770',
    ])
    const { out: text } = await run([...GERS, ...PLAIN, '--geojson', '--alternatives', '1'])
    const { features } = JSON.parse(text)
    expect(features.map(({ properties }: { properties: { kind: string } }) => properties.kind)).toEqual([
      'open',
      'open',
      'open',
      'open',
      'new',
      'alternative',
    ])
  })

  it('notes that a commune was merged, and reads it as the one of today', async () => {
    const { code, out, err } = await run(['--area', 'dep:32', ...PLAIN, '--fixed', '32006'], { json: true })
    expect(code).toBe(0)
    expect(err).toContain('la commune 32006 n’existe plus')
    expect(JSON.parse(out).fixed).toMatchObject([{ code: '32348' }])
  })

  it.each([
    [['--k', '1000'], '1 000 sites sont demandés pour 454 communes candidates'],
    [['--k', '-1'], '« -1 » ne convient pas'],
    [['--k', 'deux'], 'nombre entier de 0 à 100000'],
    [['--max-minutes', '0'], '--max-minutes'],
    [['--objective', 'best'], 'n’est pas un objectif'],
    [['--fixed', '99999'], 'n’est le code d’aucune commune'],
    [['--parent-minutes', '1'], 'La plus proche est à 4'],
    [['--objective', 'set-covering', '--k', '2'], '2 sites ne suffisent pas'],
    [['--objective', 'median', '--capacity', '100'], 'sauf 192 145 habitants'],
    [['--capacity', '-5'], 'nombre positif'],
    [['--budget', '100'], '--costs'],
    [['--costs', 'nowhere.csv', '--budget', '1'], 'ne peut pas être lu'],
    [['--proof-seconds', '-3'], '--proof-seconds'],
    [['--wrong'], '--wrong'],
    [['--travel', 'estimate:detour=0,speed=55'], 'detour=0'],
  ])('refuses %j with a sentence', async (extra, sentence) => {
    const { code, out, err } = await run([...GERS, ...PLAIN, ...extra])
    expect([code, out]).toEqual([2, ''])
    expect(err.replace(/[\u00a0\u202f]/g, ' ')).toContain(sentence)
  })

  it('refuses an area whose drives do not fit in memory', async () => {
    const { code, err } = await run(['--area', 'france'])
    expect([code, err.includes('tiennent en mémoire')]).toEqual([2, true])
  })

  it('refuses to close every site', async () => {
    const { code, err } = await run(['--area', 'dep:32', '--k', '0'])
    expect(code).toBe(2)
    expect(err).toContain('Tous les sites seraient fermés')
  })

  it.each([
    ['code;cost\n32013;5\n', 'la ligne 1 ne convient pas'],
    ['code,cost\n32013,5\n32013,6\n', 'y est deux fois'],
    ['code,cost\n99999,5\n', 'ligne 2'],
    ['code,cost\n32013,-5\n', 'nombre positif'],
    ['code,cost\n32013,700\n', 'qui coûte 700'],
  ])('refuses costs that are %j', async (text, sentence) => {
    const costs = await file('wrong.csv', text)
    const { code, err } = await run([...GERS, ...PLAIN, '--costs', costs, '--budget', '600'])
    expect(code).toBe(2)
    expect(err.replace(/[\u00a0\u202f]/g, ' ')).toContain(sentence)
  })
})
