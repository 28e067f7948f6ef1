import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { Io, Lang } from '../command.ts'
import { territory } from './territory.ts'
import { runWhatIf } from './whatif.ts'

const EXAMPLE = new URL('../../../docs/guides/examples/whatif.json', import.meta.url)
const example = async () => JSON.parse(await readFile(EXAMPLE, 'utf8'))

async function run(file: unknown, args: readonly string[] = [], { json = false, lang = 'fr' as Lang } = {}) {
  const out: string[] = []
  const err: string[] = []
  const io: Io = { lang, json, out: (text) => out.push(text), err: (text) => err.push(text) }
  const text = typeof file === 'string' ? file : JSON.stringify(file)
  const code = await runWhatIf(['scenario.json', ...args], io, async () => text)
  const plain = (lines: string[]) => lines.join('\n').replaceAll(/[\u00a0\u202f]/g, ' ')
  return { code, out: plain(out), err: plain(err) }
}

describe('maillage whatif', () => {
  it('says by which code it reads a commune that was merged', async () => {
    const file = await example()
    file.baseline.sites[0].commune = '01003'
    const { code, err } = await run(file)
    expect([code, err]).toEqual([0, 'Note : la commune 01003 n’existe plus ; elle est lue comme 01165.'])
  })

  it('says who loses what when the practitioner of Vic-Fezensac retires', async () => {
    const { code, out } = await run(await example(), [], { json: true })
    const [without, shared, opened] = JSON.parse(out).scenarios
    expect(code).toBe(0)
    expect(without).toMatchObject({
      name: 'Sans remède',
      on: '2026-06-30',
      before: { population: 192645, covered: 30826, share: 0.16 },
      after: { covered: 24051, share: 0.125 },
      crossings: [
        { minutes: 15, beyond: { people: 6775, communes: 19 } },
        { minutes: 30, beyond: { people: 18910, communes: 41 } },
      ],
      losing: { people: 36586, communes: 71, meanMinutes: 15.56, altogether: 0 },
    })
    expect(without.communes.slice(0, 3)).toMatchObject([
      { name: 'Vic-Fezensac', before: 0, after: 40, lost: 40, nearestAfter: 'Plaisance' },
      { name: 'Eauze', before: 30, after: 43, lost: 13 },
      { name: 'Gondrin', before: 23, after: 51, lost: 28, nearestAfter: 'Fleurance' },
    ])
    expect(shared).toMatchObject({ after: { covered: 30826 }, communes: [] })
    expect(opened.after.covered - opened.before.covered).toBe(33828)
  })

  it('says it in words, side by side, with what it takes for granted', async () => {
    const { out } = await run(await example())
    expect(out).toContain('Passent au-delà de 15 minutes : 6 775 habitants, 19 communes.')
    expect(out).toContain('Perdent des minutes : 36 586 habitants, 71 communes, + 15,6 min en moyenne.')
    expect(out).toContain('56 autres communes, 12 396 habitants')
    expect(out).toContain('Vic-Fezensac : 5 j → 0 j par semaine, aucun créneau')
    expect(out).toMatch(/Sans remède +12,5 % +37,1 +36 586 +0/)
    expect(out).toContain('La demande n’est pas simulée')
    const english = await run(await example(), [], { lang: 'en' })
    expect(english.out).toContain('Pass beyond 15 minutes: 6,775 inhabitants, 19 communes.')
    expect(english.out).toContain('Demand is not simulated')
  })

  it('starts from what maillage territory coverage says of the same sites, to the digit', async () => {
    const { baseline } = await example()
    const lines: string[] = []
    const io: Io = { lang: 'fr', json: true, out: (text) => lines.push(text), err: () => undefined }
    const sites = baseline.sites.map(({ commune }: { commune: string }) => commune).join(',')
    const words = ['coverage', '--area', baseline.area, '--sites', sites, '--travel', baseline.travel]
    await territory.run(words, io)
    const { before } = JSON.parse((await run(await example(), [], { json: true })).out).scenarios[0]
    const { worstTenth: _, ...figures } = before
    expect(JSON.parse(lines.join(''))).toMatchObject(figures)
  })

  it('runs the example of roads, moves and openings', async () => {
    const file = JSON.parse(await readFile(new URL('whatif-roads.json', EXAMPLE), 'utf8'))
    const { scenarios } = JSON.parse((await run(file, [], { json: true })).out)
    const [road, days, move, late] = scenarios
    expect(road.communes.map(({ code, lost }: { code: string; lost: number }) => [code, lost])).toEqual(
      expect.arrayContaining([['32163', expect.any(Number)]]),
    )
    expect(days.sites[1]).toMatchObject({ days: 7, daysBefore: 5, open: true, openBefore: false })
    expect(days.winning.people).toBeGreaterThan(3577)
    expect(move.sites[3]).toMatchObject({ id: 'marciac', commune: '32256' })
    expect(late).toMatchObject({ on: '2026-10-01', winning: { people: 0 } })
    const { out } = await run(file)
    expect(out).toContain('Marciac : déplacé à Mirande')
    expect(out).toContain('Vic-Fezensac : 5 j → 7 j par semaine, ouvre')
    expect(out).toContain('Masseube : fermé à cette date')
    expect(late.sites[4]).toMatchObject({ id: 'masseube', open: false, openBefore: true })
  })

  it('says what the departure and the sharing do to the access to general practitioners', async () => {
    const { out } = await run(await example(), ['--apl'], { json: true })
    const [without, shared, opened] = JSON.parse(out).scenarios.map(({ apl }: { apl: unknown }) => apl)
    expect(without).toMatchObject({ year: 2018, supply: 'estimate', underServedBelow: 2.5 })
    expect(without.after.mean).toBeLessThan(without.before.mean)
    expect(without.after.underServed).toBeGreaterThan(without.before.underServed)
    expect(opened.after.mean).toBeGreaterThan(opened.before.mean)
    const vic = (scenario: typeof without) =>
      scenario.communes.find(({ code }: { code: string }) => code === '32462')
    expect(vic(without).after).toBeLessThan(vic(shared).after)
    expect(vic(shared).after).toBeLessThan(vic(shared).before)
    const words = await run(await example(), ['--apl'])
    expect(words.out).toContain('APL des généralistes (2018, offre estimée)')
    expect((await run(await example(), ['--apl', '--csv'])).err).toContain('--apl va avec les mots ou --json')
  })

  it('gives each scenario and commune whose minutes or nearest site change a line of CSV, with the sources', async () => {
    const lines = (await run(await example(), ['--csv'])).out.split('\n')
    expect(lines).toHaveLength(1 + 71 + 155 + 5)
    expect(lines[1]).toBe(
      'Sans remède,2026-06-30,32462,Vic-Fezensac,3577,0,40,40,Vic-Fezensac,Plaisance,2026-01-12,"estimate:detour=1.35,speed=55",2023',
    )
  })

  it('draws every commune as GeoJSON, before and after', async () => {
    const collection = JSON.parse((await run(await example(), ['--geojson'])).out)
    expect(collection.features).toHaveLength(458)
    expect(collection.maillage.assumptions.length).toBeGreaterThan(3)
    const vic = collection.features.find(({ id }: { id: string }) => id === '32462')
    expect(vic).toMatchObject({
      geometry: { type: 'Polygon' },
      properties: { before_1: 0, after_1: 40, lost_1: 40, nearest_1: 'Plaisance', lost_2: 0 },
    })
  })

  it('says what is wrong, all at once, and ends as a misuse', async () => {
    const file = await example()
    file.scenarios[0].changes = file.baseline.sites.map(({ id }: { id: string }) => ({
      kind: 'close-site',
      site: id,
    }))
    file.scenarios[1].changes[0].practitioner = 'g9'
    const { code, out, err } = await run(file)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(
      'scenarios[0]: le scénario « Sans remède » ne laisse aucun site ouvert le 2026-01-12',
    )
    expect(err).toContain('scenarios[1].changes[0].practitioner: le praticien « g9 » n’existe pas')
    const english = await run(file, [], { lang: 'en' })
    expect(english.err).toContain('the scenario "Sans remède" leaves no site open on 2026-01-12')
  })

  it.each<[string, unknown, readonly string[], string]>([
    ['a file that is no JSON', '{ "baseline": }', [], 'n’est pas du JSON : erreur à la ligne 1, colonne 16'],
    ['two files', {}, ['other.json'], 'Donnez un fichier, et un seul'],
    ['two forms', {}, ['--csv', '--geojson'], 'Choisissez une seule forme'],
    ['an unknown option', {}, ['--pdf'], 'L’option --pdf n’existe pas pour cette commande.'],
    ['an empty file', {}, [], 'baseline: ce champ est obligatoire'],
  ])('refuses %s with a sentence', async (_, file, args, sentence) => {
    const { code, out, err } = await run(file, args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(sentence)
  })

  it('refuses an area and travel times that do not exist as the other commands do', async () => {
    const file = await example()
    const elsewhere = { ...file, baseline: { ...file.baseline, area: 'dep:99' } }
    expect(await run(elsewhere)).toMatchObject({ code: 2, err: expect.stringContaining('département 99') })
    const flying = { ...file, baseline: { ...file.baseline, travel: 'crow' } }
    expect(await run(flying)).toMatchObject({ code: 2, err: expect.stringContaining('« crow »') })
  })
})
