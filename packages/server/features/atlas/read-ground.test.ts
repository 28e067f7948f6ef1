import type { AreaApl, ComputedApl } from '@maillage/contract/atlas-apl.ts'
import type { AreaMinutes } from '@maillage/contract/atlas-minutes.ts'
import { createTravelEstimate } from '@maillage/territory/travel-estimate.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signInAs } from '../../testing/sign-in-as.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'

let app: TestApp
let planner: { cookie: string; origin: string }
beforeAll(async () => {
  app = await createTestApp({ scenario: 'gers', now: '2027-01-12T08:05:00Z' })
  planner = await signInAs(app, ['planner'])
}, 60_000)
afterAll(() => app.close())

async function read<Answer>(path: string): Promise<Answer> {
  const response = await app.request(`/api/atlas/areas/${path}`, { headers: planner })
  expect(response.status, path).toBe(200)
  return (await response.json()) as Answer
}

describe('the published access to care', () => {
  it('is that of each commune, with the means that the DREES gives', async () => {
    const { codes, series } = await read<AreaApl>('dep:32/apl')
    expect(codes).toHaveLength(458)
    const gp = series.find(
      ({ profession, year, maxAge }) => profession === 'gp' && year === 2018 && maxAge === null,
    )
    expect(gp).toMatchObject({ mean: 3.961, unit: 'consultations-a-year', underServedBelow: 2.5 })
    expect(gp?.meanOfFrance).toBeCloseTo(3.88, 1)
    expect(gp?.values[codes.indexOf('32256')]).toBeCloseTo(3.79, 2)
  })

  it('is computed again on an estimated supply, and says how far off that is', async () => {
    const { codes, values, supplyOrigin, fitOfFrance, mean } = await read<ComputedApl>('dep:32/apl/computed')
    expect(supplyOrigin).toBe('estimate')
    expect(values[codes.indexOf('32256')]).toBeGreaterThan(2)
    expect(mean).toBeCloseTo(3.96, 0)
    expect(fitOfFrance?.median).toBeLessThan(0.6)
  }, 60_000)
})

describe('minutes', () => {
  it('go from each commune to each site, those of the search of patients', async () => {
    const { from, to, minutes, label } = await read<AreaMinutes>('dep:32/minutes')
    expect([from.length, minutes.length, label]).toEqual([458, 458 * to.length, 'estimate'])
    const site = await app.db
      .selectFrom('site')
      .select(['id', 'lon', 'lat'])
      .where('commune_code', '=', '32132')
      .executeTakeFirstOrThrow()
    const there = createTravelEstimate(app.deps.index).minutesBetween('32208', {
      lon: site.lon,
      lat: site.lat,
      commune: '32132',
    })
    expect(minutes[from.indexOf('32208') * to.length + to.indexOf(site.id)]).toBe(there)
  })

  it('go to the communes where a site might open, within a département', async () => {
    const { from, to, minutes } = await read<AreaMinutes>('dep:32/minutes?to=communes')
    expect(to).toEqual(from)
    expect(minutes).toHaveLength(458 * 458)
    const large = await app.request('/api/atlas/areas/reg:76/minutes?to=communes', { headers: planner })
    expect([large.status, (await large.json()).code]).toEqual([422, 'area-too-large'])
  })
})
