import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Io, Lang } from '../command.ts'
import { territory } from '../commands/territory.ts'

async function run(line: string, { json = false, lang = 'fr' as Lang } = {}) {
  const out: string[] = []
  const err: string[] = []
  const io: Io = { lang, json, out: (text) => out.push(text), err: (text) => err.push(text) }
  const code = await territory.run(line.split(' '), io)
  return { code, out: out.join('\n'), err: err.join('\n') }
}

const WHAT = '--area dep:32 --sites 32132,32319,32462,32233 --travel estimate:detour=1.35,speed=55'

describe('maillage territory export', () => {
  it('says what coverage says, to the digit', async () => {
    const coverage = JSON.parse((await run(`coverage ${WHAT}`, { json: true })).out)
    const exported = JSON.parse((await run(`export ${WHAT} --format json`)).out)
    for (const figure of ['population', 'covered', 'share', 'meanMinutes', 'unreachable', 'travel'])
      expect(exported[figure], figure).toBe(coverage[figure])
    expect(
      exported.communes.map(({ nearest_name: _, ...commune }: Record<string, unknown>) => commune),
    ).toEqual(coverage.communes)
    expect(exported.worstTenth).toEqual({ fromMinutes: 64, meanMinutes: 68.35 })
    expect(exported.classes.slice(0, 3)).toEqual([
      { upTo: 5, people: 13366, share: 0.069 },
      { upTo: 10, people: 5819, share: 0.03 },
      { upTo: 15, people: 11641, share: 0.06 },
    ])
  })

  it('keeps in each line of the CSV how the minutes were made, and of what year the inhabitants are', async () => {
    const lines = (await run(`export ${WHAT}`)).out.split('\n')
    expect(lines[0]).toBe('code,name,population,minutes,nearest,nearest_name,travel,population_year')
    expect(lines).toHaveLength(459)
    expect(lines).toContain('32256,Mirande,3457,29,32233,Marciac,"estimate:detour=1.35,speed=55",2023')
  })

  it('writes the outlines of the communes as GeoJSON to a file, with the sources', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'maillage-export-'))
    try {
      const file = join(folder, 'gers.geojson')
      const { code, out } = await run(`export ${WHAT} --format geojson --out ${file}`)
      expect({ code, out }).toEqual({ code: 0, out: '' })
      const collection = JSON.parse(await readFile(file, 'utf8'))
      expect(collection.features).toHaveLength(458)
      expect(collection.maillage.sources.join(' ')).toMatch(/INSEE.*IGN.*GeoNames/)
      const mirande = collection.features.find(({ id }: { id: string }) => id === '32256')
      expect(mirande).toMatchObject({
        type: 'Feature',
        geometry: { type: 'Polygon' },
        properties: { code: '32256', name: 'Mirande', population: 3457, minutes: 29, nearest: '32233' },
      })
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('gives a commune without an outline no false one, and no minutes where no road leads', async () => {
    const { out } = await run('export --area commune:15031 --sites 32132 --format geojson')
    expect(JSON.parse(out).features).toMatchObject([
      { id: '15031', geometry: null, properties: { minutes: null, nearest: null } },
    ])
  })

  it('sums by EPCI, bassin de vie and département what the communes say', async () => {
    for (const by of ['epci', 'bv', 'dep']) {
      const { population, covered, unreachable, zones } = JSON.parse(
        (await run(`export ${WHAT} --format json --by ${by}`)).out,
      )
      const sum = (figure: string) =>
        zones.reduce((total: number, zone: Record<string, number>) => total + (zone[figure] as number), 0)
      expect([sum('population'), sum('covered'), sum('unreachable')], by).toEqual([
        population,
        covered,
        unreachable,
      ])
    }
    const lines = (await run(`export ${WHAT} --by dep`)).out.split('\n')
    expect(lines).toEqual([
      'code,name,population,covered,share,mean_minutes,unreachable,worst_tenth_from,worst_tenth_mean,travel,population_year',
      '32,Gers,192645,30826,0.16,34.1,0,64,68.35,"estimate:detour=1.35,speed=55",2023',
    ])
    const epcis = (await run(`export ${WHAT} --by epci`)).out
    expect(epcis).toContain('\n200066926,CA Grand Auch Coeur de Gascogne,39177,416,0.011,31.93,0,38,41.98,')
  })

  it.each([
    [
      'export --area dep:32 --sites 32132 --by canton',
      'n’est pas un découpage. Choisissez commune, epci, bv, dep',
    ],
    ['export --area dep:32 --sites 32132 --by epci --format geojson', 'porte les contours des communes'],
    ['export --area dep:32 --sites 32132 --format shp', 'n’est pas un format. Choisissez csv, json, geojson'],
    ['export --area dep:32 --sites 32132 --out /nowhere/at/all.csv', 'ne peut pas être écrit (ENOENT)'],
    ['export --area dep:32', 'Il manque les sites'],
  ])('refuses %s with a sentence', async (line, sentence) => {
    const { code, out, err } = await run(line)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(sentence)
  })
})
