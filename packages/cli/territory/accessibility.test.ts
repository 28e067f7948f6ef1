import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Io, Lang } from '../command.ts'
import { territory } from '../commands/territory.ts'

async function run(line: string, { json = false, lang = 'fr' as Lang } = {}) {
  const out: string[] = []
  const err: string[] = []
  const io: Io = { lang, json, out: (text) => out.push(text), err: (text) => err.push(text) }
  const code = await territory.run(['accessibility', ...line.split(' ')], io)
  return { code, out: out.join('\n'), err: err.join('\n') }
}

let folder: string
const file = (name: string) => join(folder, name)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maillage-apl-'))
  await writeFile(
    file('gers.csv'),
    'commune,profession,fte,age\n32013,gp,20,\n32132,gp,9,\n32132,dentist,4,\n01003,gp,1,50\n',
  )
  await writeFile(
    file('bad.csv'),
    'commune,profession,fte\n32013,gp,-2\n32999,gp,1\n32132,gp,1\n32132,gp,1\n',
  )
  await writeFile(file('empty.csv'), 'commune,profession,fte\n')
  await writeFile(file('ages.csv'), 'commune,age,people,rate\n32013,0-64,15000,1\n32013,65+,7000,3\n')
})

describe('maillage territory accessibility', () => {
  it('gives published and computed access of the Gers, with the figures known of it and their labels', async () => {
    const { code, out } = await run('--area dep:32', { json: true })
    const answer = JSON.parse(out)
    expect(code).toBe(0)
    expect(answer).toMatchObject({
      area: 'dep:32',
      profession: 'gp',
      year: 2018,
      unit: 'consultations-a-year',
      underServedBelow: 2.5,
      supply: 'estimate',
      need: 'standardised',
      travel: 'estimate',
      published: { population: 192645, known: 192645, mean: 3.961 },
      overAge65: { shareLost: expect.closeTo(0.1, 1) },
    })
    expect(Math.abs(answer.computed.mean - 3.961)).toBeLessThan(0.05)
    expect(answer.published.deciles).toHaveLength(9)
    expect(answer.fitOfFrance.medianByNeed).toBeLessThan(0.3)
    expect(answer.fitOfFrance.p95ByNeed).toBeLessThan(1.4)
    expect(answer.fitOfFrance.meanComputed).toBeCloseTo(answer.fitOfFrance.meanPublished, 2)
    expect(answer.communes).toHaveLength(458)
    const fleurance = answer.communes.find(({ code: at }: { code: string }) => at === '32132')
    expect(fleurance).toMatchObject({ name: 'Fleurance', published: 5.095 })
    expect(fleurance.difference).toBeCloseTo(fleurance.computed - 5.095, 2)
    const low = answer.communes.filter(({ published }: { published: number }) => published < 2.5)
    expect(low.reduce((sum: number, commune: { population: number }) => sum + commune.population, 0)).toBe(
      answer.published.underServed.people,
    )
    expect(answer.sources.join(' ')).toMatch(/DREES.*ESTIMATION.*standardisée.*estimate.*hypothèse/)
  })

  it('says of Paris that nothing is known, instead of a zero', async () => {
    const { code, out } = await run('--area commune:75056')
    expect(code).toBe(0)
    expect(out).toMatch(/En moyenne – publié, – calculé/)
    expect(out).toMatch(/2\s103\s778 habitants vivent dans des communes sans valeur/)
    expect(out).not.toMatch(/dans une commune sous|en baisse/)
  })

  it('says the same in sentences, in English too', async () => {
    const { out } = await run('--area dep:32 --profession nurse', { lang: 'en' })
    expect(out).toMatch(
      /^Nurses, 2016, all ages, dep:32\nOn average [\d.]+ published, [\d.]+ computed \(FTE for 100,000 inhabitants\)\./,
    )
    expect(out).toContain('an ESTIMATE drawn from the published values')
    expect(out).not.toContain('live in a commune under')
  })

  it('counts the practitioners of a file instead of an estimate, and draws the communes as GeoJSON', async () => {
    const line = `--area commune:32132 --supply ${file('gers.csv')} --ages ${file('ages.csv')} --consultations-per-fte 4000 --geojson`
    const { code, out, err } = await run(line)
    expect([code, err]).toEqual([
      0,
      'Ligne 5\u202f: le code 01003 est lu comme la commune 01165 d’aujourd’hui.',
    ])
    const { maillage, features } = JSON.parse(out)
    expect(maillage).toMatchObject({ supply: 'file-and-estimate', need: 'ages' })
    expect(features).toHaveLength(1)
    expect(features[0].geometry.type).toMatch(/Polygon$/)
    expect(features[0].properties).toMatchObject({ code: '32132', published: 5.095 })
  })

  it('computes dentists, of whom nothing is published, from a file', async () => {
    const { code, out } = await run(
      `--area commune:32132 --profession dentist --supply ${file('gers.csv')} --csv`,
    )
    expect(code).toBe(0)
    const [header, line] = out.split('\n')
    expect(header).toBe('code,name,population,published,computed,difference')
    expect(line).toMatch(/^32132,Fleurance,6\d\d\d,,\d+(\.\d)?,$/)
  })

  it.each([
    ['--profession gp', 'Il manque le territoire'],
    [
      '--area dep:32 --profession vet',
      'n’est pas une profession. Choisissez gp, nurse, physio, midwife, dentist.',
    ],
    ['--area dep:32 --profession dentist', 'Donnez vos professionnels avec --supply.'],
    ['--area dep:32 --year 2024', 'Aucune valeur publiée n’est livrée'],
    ['--area dep:32 --year deux', 'Donnez un nombre entier de 2010 à 2100.'],
    ['--area dep:32 --max-age 62', 'Aucune valeur publiée n’est livrée'],
    ['--area dep:32 --supply /nowhere/at/all.csv', 'ne peut pas être lu'],
    ['--area dep:32 --ages /nowhere/at/all.csv', 'ne peut pas être lu'],
  ])('%s: %s', async (line, sentence) => {
    const { code, out, err } = await run(line)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(sentence)
  })

  it('says every fault of a file with its line, and computes nothing', async () => {
    const { code, out, err } = await run(`--area dep:32 --supply ${file('bad.csv')}`)
    expect([code, out]).toEqual([2, ''])
    expect(
      err
        .split('\n')
        .slice(1)
        .map((line) => line.slice(0, 21)),
    ).toEqual(['Ligne 2\u202f: un temps de', 'Ligne 3\u202f: aucune comm', 'Ligne 5\u202f: elle dit la'])
    expect((await run(`--area dep:32 --supply ${file('empty.csv')}`)).err).toContain(
      'ne compte aucun professionnel',
    )
  })
})
