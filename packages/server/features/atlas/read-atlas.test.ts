import { findArea } from '@maillage/territory/area.ts'
import { type CommuneIndex, loadCommunes } from '@maillage/territory/communes.ts'
import type { AreaCommunes, Atlas, OpenSlots } from '@maillage/contract/atlas.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signInAs } from '../../testing/sign-in-as.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'

let app: TestApp
let planner: { cookie: string; origin: string }
let atlas: Atlas

beforeAll(async () => {
  app = await createTestApp({ scenario: 'gers', now: '2027-01-12T08:05:00Z' })
  planner = await signInAs(app, ['planner'])
  atlas = await read('/api/atlas')
}, 60_000)
afterAll(() => app.close())

async function read<Answer>(path: string): Promise<Answer> {
  const response = await app.request(path, { headers: planner })
  expect(response.status, path).toBe(200)
  return (await response.json()) as Answer
}

describe('the atlas of a network', () => {
  it('starts from its département, offers its région, the EPCI and the bassins de vie of its sites', () => {
    expect(atlas.defaultArea).toBe('dep:32')
    expect(atlas.areas[0]).toEqual({
      key: 'dep:32',
      kind: 'dep',
      name: 'Gers',
      population: 192_645,
      communes: 458,
    })
    expect(atlas.areas.find(({ key }) => key === 'reg:76')).toMatchObject({
      name: 'Occitanie',
      communes: 4446,
    })
    for (const kind of ['epci', 'bv'])
      expect(atlas.areas.filter((area) => area.kind === kind).length, kind).toBeGreaterThan(4)
  })

  it('offers what the public books on site, general medicine first', () => {
    expect(atlas.reasons[0]).toMatchObject({ isGeneral: true, care: { fr: 'médecine générale' } })
    expect(atlas.reasons.map(({ label }) => label.fr)).not.toContain('Une visite à domicile')
    expect(atlas.reasons.map(({ label }) => label.fr)).not.toContain('Parler au médecin par vidéo')
  })

  it('says whether who reads may plan', async () => {
    expect(atlas.mayPlan).toBe(true)
    const coordinator = await signInAs(app, ['coordinator'])
    const seen = await app.request('/api/atlas', { headers: coordinator })
    expect(await seen.json()).toMatchObject({ mayPlan: false })
  })
})

describe('the ground of an area', () => {
  it('gives the communes from which a screen builds the index of the command line', async () => {
    const { files, outside, area } = await read<AreaCommunes>('/api/atlas/areas/dep:32/communes')
    const index = loadCommunes(files)
    const found = findArea(index, area.key)
    if ('refusal' in found) throw new Error('no area')
    expect(found.rows.length).toBe(458)
    expect(index.size).toBe(458 + outside.length)
    expect(index.epcis.length).toBeGreaterThan(10)
    const [row, whole] = [index.rowOf('32132') ?? -1, app.deps.index.rowOf('32132') ?? -1]
    expect(index.lon[row]).toBe(app.deps.index.lon[whole])
    expect(index.population[row]).toBe(app.deps.index.population[whole])
  })

  it('is whole for a bassin de vie that goes over a limit of département', async () => {
    const { files, area } = await read<AreaCommunes>('/api/atlas/areas/bv:32132/communes')
    expect(area).toMatchObject({ kind: 'bv', name: 'Fleurance' })
    const codes = (index: CommuneIndex) => {
      const found = findArea(index, 'bv:32132')
      return 'refusal' in found ? [] : Array.from(found.rows, (row) => index.codes[row])
    }
    expect(codes(loadCommunes(files))).toEqual(codes(app.deps.index))
    expect(codes(app.deps.index)).toContain('82074')
  })

  it('is not sent again to a screen that has it', async () => {
    const first = await app.request('/api/atlas/areas/dep:32/communes', { headers: planner })
    const again = await app.request('/api/atlas/areas/dep:32/communes', {
      headers: { ...planner, 'if-none-match': first.headers.get('etag') ?? '' },
    })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  it('recodes a withdrawn commune, and refuses what is no area with a sentence', async () => {
    const former = await read<AreaCommunes>('/api/atlas/areas/commune:01003/communes')
    expect([former.area.key, former.recodedFrom]).toEqual(['commune:01165', '01003'])
    for (const [key, status] of [
      ['dep:99', 404],
      ['Gers', 400],
    ])
      expect((await app.request(`/api/atlas/areas/${key}/communes`, { headers: planner })).status).toBe(
        status,
      )
  })
})

describe('what is really open', () => {
  it('is what the search of patients offers first, and nothing at an announced site', async () => {
    const reasonId = atlas.reasons[0]?.id ?? ''
    const { sites } = await read<OpenSlots>(`/api/atlas/open-slots?reason=${reasonId}`)
    const answer = await app.request('/api/slots/search', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ reasonId, days: 31, limit: 200 }),
    })
    const search = (await answer.json()) as {
      sites: { siteId: string; earliest: { start: string } | null }[]
    }
    const own = sites.filter((site) => site.isOwn && site.status === 'open')
    expect(own).toHaveLength(5)
    for (const { siteId, earliest } of search.sites)
      expect(own.find(({ id }) => id === siteId)?.starts[0] ?? null).toBe(earliest?.start ?? null)
    expect(own.some(({ starts }) => starts.length === 3)).toBe(true)
    for (const { starts } of sites.filter(({ status, isOwn }) => status === 'announced' || !isOwn))
      expect(starts).toEqual([])
  })

  it('tells of the centres of others, once each', async () => {
    const { sites } = await read<OpenSlots>(`/api/atlas/open-slots?reason=${atlas.reasons[0]?.id}`)
    expect(sites.find(({ name }) => name === 'Cugnaux')).toMatchObject({
      isOwn: false,
      network: 'Ma Santé, Ma Région',
    })
    expect(sites.filter(({ communeCode }) => communeCode === '32132')).toMatchObject([
      { isOwn: true, since: '2022-05-09' },
    ])
  })

  it('counts the days of clinicians of the coming weeks', async () => {
    const { sites } = await read<OpenSlots>(`/api/atlas/open-slots?reason=${atlas.reasons[0]?.id}`)
    const fleurance = sites.find(({ communeCode }) => communeCode === '32132')
    expect(fleurance?.daysPerWeek).toBeGreaterThan(2)
    expect(fleurance?.daysPerWeek).toBeLessThan(40)
  })

  it.each(['public', 'secretary'] as const)('is closed to %s', async (who) => {
    const headers = who === 'public' ? {} : await signInAs(app, ['secretary'])
    const response = await app.request(`/api/atlas/open-slots?reason=${atlas.reasons[0]?.id}`, { headers })
    expect(response.status).toBe(who === 'public' ? 401 : 403)
  })
})
