import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { decodeRoadTimes } from '@maillage/territory/roads/roads-file.ts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { runCommandLine } from '../run-command-line.ts'
import { writePbf } from '../testing/osm/write-pbf.ts'

const osm = (name: string) => fileURLToPath(new URL(`../testing/osm/${name}`, import.meta.url))
const MONACO = osm('monaco-2016.osm.pbf')
/** Beausoleil, Cap-d'Ail, La Turbie, Roquebrune-Cap-Martin: the French communes around Monaco. */
const AROUND = ['06012', '06032', '06150', '06104'].flatMap((code) => ['--area', `commune:${code}`])

const root = mkdtempSync(join(tmpdir(), 'maillage-import-'))
afterAll(() => rmSync(root, { recursive: true }))
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(root, 'test-'))
})

async function maillage(...words: string[]) {
  const [out, err] = [[] as string[], [] as string[]]
  const code = await runCommandLine(words, { out: (line) => out.push(line), err: (line) => err.push(line) })
  return { code, out: out.join('\n'), err: err.join('\n') }
}
const at = (name: string) => join(folder, name)
const importRoads = (...words: string[]) => maillage('import', 'roads', ...words, '--out', at('made.roads'))

describe('maillage import roads', () => {
  it('writes the drives between the communes of the area, with what they come from', async () => {
    const made = await importRoads(MONACO, ...AROUND)
    expect([made.code, made.out]).toEqual([
      0,
      expect.stringContaining('12 trajets de 45\u00a0minutes ou moins'),
    ])
    expect(made.out).toContain('carte du 2016-03-05. © les contributeurs d’OpenStreetMap, licence ODbL')
    const { provenance, places, times } = decodeRoadTimes(readFileSync(at('made.roads')))
    expect(provenance).toMatchObject({
      extract: 'monaco-2016.osm.pbf',
      extractAt: '2016-03-05T00:26:02.000Z',
      maxMinutes: 45,
      profile: 'france-2026',
    })
    expect(places.map(({ commune }) => commune)).toEqual(['06012', '06032', '06104', '06150'])
    expect([...times.start]).toEqual([0, 4, 8, 12, 16])
    const [there, back] = [times.minutes[1] as number, times.minutes[4] as number]
    expect(there).not.toBe(back)
    for (const minutes of [there, back]) expect(minutes).toBeGreaterThan(4)
    expect(readdirSync(folder)).toEqual(['made.roads'])
  })

  it('keeps no pair beyond the bound', async () => {
    const { out } = await importRoads(MONACO, ...AROUND, '--max-minutes', '8', '--json')
    const { pairs, maxMinutes } = JSON.parse(out)
    expect(maxMinutes).toBe(8)
    expect(pairs).toBeGreaterThan(0)
    expect(pairs).toBeLessThan(12)
    const { times } = decodeRoadTimes(readFileSync(at('made.roads')))
    expect(Math.max(...times.minutes)).toBeLessThanOrEqual(8)
  })

  it('serves the other commands as a source of travel times', async () => {
    await importRoads(MONACO, ...AROUND, '--max-minutes', '20')
    const coverage = (...words: string[]) =>
      maillage(
        'territory',
        'coverage',
        '--area',
        'commune:06104',
        '--travel',
        `roads:${at('made.roads')}`,
        ...words,
      )
    const answer = JSON.parse((await coverage('--sites', '06012', '--json')).out)
    expect(answer).toMatchObject({ travel: 'roads:made.roads,max=20', covered: 12_037 })
    expect(answer.communes[0].minutes).toBeGreaterThan(5)
    expect(await coverage('--sites', '06012', '--max-minutes', '30')).toMatchObject({
      code: 2,
      err: expect.stringContaining('s’arrêtent à 20\u00a0minutes'),
    })
    expect(await coverage('--sites', '32013')).toMatchObject({
      code: 2,
      err: expect.stringContaining('ne contient pas la commune 32013'),
    })
    writeFileSync(at('made.roads'), readFileSync(at('made.roads')).subarray(0, 200))
    expect(await coverage('--sites', '06012')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/abîmé ou incomplet/),
    })
    copyFileSync(MONACO, at('made.roads'))
    expect((await coverage('--sites', '06012')).err).toContain(
      'n’est pas un fichier de temps de trajet routiers',
    )
    rmSync(at('made.roads'))
    expect((await coverage('--sites', '06012')).err).toContain('il n’y a pas de fichier')
  })

  it('names the places that no road serves, and those that are far from theirs', async () => {
    const { err } = await importRoads(MONACO, '--area', 'dep:06')
    expect(err).toMatch(
      /Sans route à moins de 2 km, donc jamais atteints\u202f: Aiglun \(06001\), .*… \(\d+\)\./,
    )
    expect(err).toMatch(/À plus de 1 km de leur route\u202f: .*Menton \(06083\)/)
    const { places, times } = decodeRoadTimes(readFileSync(at('made.roads')))
    expect(places[0]).toMatchObject({ commune: '06001', roadMetres: null })
    expect([...times.start.subarray(0, 2)]).toEqual([0, 0])
  })

  it('says where the extract is cut, and writes nothing', async () => {
    const bytes = readFileSync(MONACO)
    for (const share of [0.3, 0.5, 0.9999]) {
      writeFileSync(at('cut.osm.pbf'), bytes.subarray(0, Math.floor(bytes.length * share)))
      const refused = await importRoads(at('cut.osm.pbf'), ...AROUND)
      expect([refused.code, refused.err]).toEqual([
        2,
        expect.stringMatching(
          /cut\.osm\.pbf est coupé\u202f: il s’arrête à l’octet [\d\u202f]+, au milieu d’un bloc\. Téléchargez-le/,
        ),
      ])
    }
    expect(readdirSync(folder)).toEqual(['cut.osm.pbf'])
  })

  it('says that a block is damaged', async () => {
    const bytes = readFileSync(MONACO)
    bytes.fill(0x41, bytes.length - 5000, bytes.length - 4000)
    writeFileSync(at('bad.osm.pbf'), bytes)
    expect(await importRoads(at('bad.osm.pbf'), ...AROUND)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/bad\.osm\.pbf est abîmé\u202f: le bloc qui commence à l’octet/),
    })
  })

  it.each([
    ['a table', 'from,to,minutes\n32208,32132,12\n'],
    ['an extract as XML', '<?xml version="1.0"?><osm version="0.6"></osm>'],
    ['an empty file', ''],
    ['three bytes', '\0\0\0'],
  ])('%s is no extract', async (_what, text) => {
    writeFileSync(at('other.pbf'), text)
    expect(await importRoads(at('other.pbf'), ...AROUND)).toMatchObject({
      code: 2,
      err: 'other.pbf n’est pas un extrait OpenStreetMap au format .osm.pbf.',
    })
  })

  it('says that the extract holds no road, or none near the area', async () => {
    writePbf(at('empty.osm.pbf'), [{ id: 1, lon: 0.6, lat: 43.6 }], [])
    expect((await importRoads(at('empty.osm.pbf'), ...AROUND)).err).toContain('ne contient aucune route')
    expect(await importRoads(MONACO, '--area', 'dep:32')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Est-ce l’extrait du bon territoire'),
    })
  })

  it.each([
    [[MONACO], 'Il manque le territoire'],
    [[MONACO, '--area', 'dep:99'], 'Il n’y a pas de département 99'],
    [[MONACO, ...AROUND, '--max-minutes', '0'], 'n’est pas un nombre entier de minutes de 1 à 180'],
    [[MONACO, ...AROUND, '--max-minutes', '200'], 'n’est pas un nombre entier de minutes de 1 à 180'],
    [[...AROUND], 'Il manque l’extrait'],
    [['/nowhere/x.osm.pbf', ...AROUND], 'Il n’y a pas de fichier /nowhere/x.osm.pbf'],
    [[MONACO, ...AROUND, '--bound', '3'], 'L’option --bound n’existe pas'],
  ])('%j: %s', async (words, sentence) => {
    expect(await importRoads(...words)).toMatchObject({ code: 2, err: expect.stringContaining(sentence) })
    expect(readdirSync(folder)).toEqual([])
  })

  it('says that the file cannot be written', async () => {
    const { code, err } = await maillage('import', 'roads', MONACO, ...AROUND, '--out', at('none/made.roads'))
    expect([code, err]).toEqual([2, expect.stringContaining('none/made.roads ne peut pas être écrit')])
  })

  it('shows the usage of what it cannot import', async () => {
    expect(await maillage('import', 'rails', MONACO)).toMatchObject({
      code: 2,
      err: expect.stringContaining('maillage import roads EXTRAIT.osm.pbf'),
    })
  })

  it('stops at Ctrl-C: a sentence, and nothing written', async () => {
    const running = importRoads(MONACO, ...AROUND)
    const untilHeard = setInterval(() => {
      if (process.listenerCount('SIGINT') > 0) process.emit('SIGINT')
    }, 1)
    const { code, err } = await running
    clearInterval(untilHeard)
    expect([code, err.split('\n').at(-1)]).toEqual([1, 'Interrompu\u202f: rien n’a été écrit.'])
    expect(readdirSync(folder)).toEqual([])
  })
})
