import type { CommuneAccess } from '@maillage/contract/public-access.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'
import { runAction } from '../../platform/action.ts'
import { computeAccessDay } from '../atlas/compute-access-day.ts'
import { keepAccessDay } from '../atlas/keep-access-day.ts'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp({ scenario: 'gers', now: '2027-01-12T08:05:00Z' })
}, 60_000)
afterAll(() => app.close())

async function ask(code: string) {
  const response = await app.request(`/api/access/communes/${code}`)
  return { response, access: (await response.json()) as CommuneAccess }
}

describe('the real access of a commune, for anybody', () => {
  it('gives the places nearest first, with the starts that the search of patients offers too', async () => {
    const { response, access } = await ask('32256')
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toMatch(/^public/)
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(access.commune).toMatchObject({ code: '32256', name: 'Mirande', population: 3457 })
    const minutes = access.sites.map((site) => site.minutes ?? Number.POSITIVE_INFINITY)
    expect(minutes).toEqual(minutes.toSorted((a, b) => a - b))
    const open = access.sites.filter((site) => site.starts.length > 0)
    expect(open.length).toBeGreaterThan(3)
    const [nearest] = open
    const search = await app.request('/api/slots/search', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        reasonId: access.reason.id,
        communeCode: '32256',
        maximumMinutes: 60,
        siteIds: [nearest?.siteId],
        limit: 40,
      }),
    })
    const found = (await search.json()) as { slots: { start: string; siteId: string }[] }
    const first = found.slots.filter((slot) => slot.siteId === nearest?.siteId)[0]
    expect(Date.parse(nearest?.starts[0] ?? '')).toBe(Date.parse(first?.start ?? ''))
  })

  it('counts nobody covered by an announced place or by one of another network', async () => {
    const { access } = await ask('32242')
    const own = access.sites.find((site) => site.communeName === 'Masseube')
    expect(own).toMatchObject({ status: 'announced', starts: [] })
    expect(access.shares[0]).toEqual({ kind: 'commune', name: 'Masseube', share: 0 })
    expect(
      access.sites.filter((site) => site.siteId === null).every((site) => site.starts.length === 0),
    ).toBe(true)
  })

  it('says the shares of the commune, its EPCI and its département, and the minutes of the communes around', async () => {
    const { access } = await ask('32132')
    expect(access.shares.map(({ kind, name }) => [kind, name])).toEqual([
      ['commune', 'Fleurance'],
      ['epci', 'CC de la Lomagne Gersoise'],
      ['departement', 'Gers'],
    ])
    expect(access.shares[0]?.share).toBe(1)
    expect(access.shares[2]?.share).toBeGreaterThan(0.1)
    const around = new Map(access.around.map(({ code, minutes }) => [code, minutes]))
    expect(around.get('32132')).toBeLessThanOrEqual(10)
    expect(around.size).toBeGreaterThan(300)
  })

  it('says what the DREES published, and the days on which the minutes changed: not one that says the same again', async () => {
    const { reason } = (await ask('32256')).access
    const networkId = await app.deps.network.id()
    const day = await computeAccessDay(app.deps, ['32'], reason.id)
    const keep = () =>
      runAction(
        app.deps.platform,
        keepAccessDay,
        { actor: { kind: 'system', task: 'keep-access-day' }, language: 'fr' },
        { networkId, timeZone: 'Europe/Paris', ...day },
      )
    await keep()
    app.clock.advance(24 * 60)
    await keep()
    app.clock.advance(-24 * 60)
    const { access } = await ask('32256')
    expect(access.apl?.year).toBe(2018)
    expect(access.apl?.departement).toBeCloseTo(3.96, 1)
    expect(access.history).toEqual([{ day: '2027-01-12', minutes: expect.any(Number) }])
  })

  it('reads a commune that was merged as the one of today', async () => {
    const { access } = await ask('01003')
    expect(access.commune.code).toBe('01165')
  })

  it('refuses a commune that does not exist with a sentence', async () => {
    const response = await app.request('/api/access/communes/32999')
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code: 'unknown-commune' })
  })
})

describe('the table of a département', () => {
  it('has a line a commune, with its sources', async () => {
    const response = await app.request('/api/access/departements/32')
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect([...new Uint8Array(await response.clone().arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const [header, ...lines] = (await response.text()).trim().split('\r\n')
    expect(header).toBe(
      'code;commune;habitants;minutes;créneaux lus le;temps de trajet;année de la population',
    )
    expect(lines).toHaveLength(458)
    expect(lines.find((line) => line.startsWith('32132;'))).toMatch(
      /^32132;Fleurance;\d+;\d+;2027-01-12T08:05:00Z;estimate;2023$/,
    )
    expect((await app.request('/api/access/departements/99')).status).toBe(404)
  })
})
