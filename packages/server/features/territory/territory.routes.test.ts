import type { TravelTime } from '@maillage/territory/travel-time.ts'
import { createTravelEstimate } from '@maillage/territory/travel-estimate.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { createRouter, followRequests, handleErrors } from '../../platform/http.ts'
import { createLogger } from '../../platform/log.ts'
import { createMetrics } from '../../platform/metrics.ts'
import { territoryRoutes } from './territory.routes.ts'
import { communeIndex } from './territory-data.ts'

let estimate: ReturnType<typeof createTravelEstimate>

beforeAll(async () => {
  estimate = createTravelEstimate(await communeIndex())
})

const ISLAND = { lon: -63.08, lat: 18.07, departements: ['978'] }

async function ask(path: string, travelTime: TravelTime = estimate, home?: typeof ISLAND) {
  const app = createRouter()
  followRequests(app, createLogger('silent'), createMetrics())
  handleErrors(app, createLogger('silent'), createMetrics())
  app.route('/', territoryRoutes({ index: await communeIndex(), travelTime, centre: async () => home }))
  const response = await app.request(path)
  return { status: response.status, body: await response.json() }
}

/** Roads on which everything takes twice as long as estimated, but for one pair that the provider does not know. */
const slowRoads: TravelTime = {
  kind: 'osrm',
  minutes: async (from, to) => ({
    pairs: from.map((a) =>
      to.map((b) => {
        const minutes = estimate.minutesBetween(a, b)
        return a === '32132'
          ? { minutes, provider: 'estimate' as const }
          : { minutes: minutes === null ? null : minutes * 2, provider: 'osrm' as const }
      }),
    ),
    fallbacks: [{ provider: 'osrm', reason: 'no-route', pairs: 1 }],
  }),
}

describe('communes in reach', () => {
  it('come from the provider of the deployment, which is named', async () => {
    const { body: estimated } = await ask('/api/communes/32208/reach?minutes=20')
    expect(estimated.source).toEqual({ provider: 'estimate', fellBack: false })
    const { body: measured } = await ask('/api/communes/32208/reach?minutes=20', slowRoads)
    expect(measured.source).toEqual({ provider: 'osrm', fellBack: true })
    const near = estimated.communes.filter(
      ({ code, minutes }: { code: string; minutes: number }) => minutes <= 10 || code === '32132',
    )
    expect(measured.communes.map(({ code }: { code: string }) => code).sort()).toEqual(
      near.map(({ code }: { code: string }) => code).sort(),
    )
    expect(near.length).toBeGreaterThan(5)
    expect(near.length).toBeLessThan(estimated.communes.length)
  })

  it('of a commune that does not exist: a sentence', async () => {
    const { status, body } = await ask('/api/communes/99999/reach', slowRoads)
    expect([status, body.code]).toEqual([404, 'unknown-commune'])
  })
})

describe('the communes of a name', () => {
  it('begin with those of the départements of the network, by the names that people give them', async () => {
    const first = async (typed: string, home?: typeof ISLAND) =>
      (await ask(`/api/communes?q=${encodeURIComponent(typed)}`, estimate, home)).body.items[0]?.code
    expect(await first('saint martin', ISLAND)).toBe('97801')
    expect(await first('colombier', ISLAND)).toBe('97801')
    expect(await first('colombier')).not.toBe('97801')
    expect(await first('fleurance gers', ISLAND)).toBe('32132')
  })
})

describe('the nearest commune', () => {
  it('of a point in Lectoure', async () => {
    expect((await ask('/api/communes/nearest?lat=43.93&lon=0.62')).body.name).toBe('Lectoure')
  })

  it.each([
    'lat=NaN&lon=0.6',
    'lat=43.9&lon=Infinity',
    'lat=-Infinity&lon=0.6',
    'lat=90.1&lon=0.6',
    'lat=43.9&lon=-180.5',
    'lat=1e400&lon=0.6',
    'lat=43,9&lon=0.6',
    'lat=&lon=0.6',
    'lat=%20&lon=0.6',
    'lat=0x2b&lon=0.6',
    'lon=0.6',
    '',
  ])('%s is refused with a sentence', async (query) => {
    const { status, body } = await ask(`/api/communes/nearest?${query}`)
    expect([status, body.code]).toEqual([400, 'invalid-input'])
    expect(body.detail).toMatch(/^La demande n’est pas valable.*l(at|on) .*\.$/)
  })
})
