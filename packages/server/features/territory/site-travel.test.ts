import type { TravelPlace, TravelTime } from '@maillage/territory/travel-time.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase } from '../../platform/test-database.ts'
import { createSmallNetwork, type SmallNetwork } from '../../testing/small-network.ts'
import { createSiteTravel } from './site-travel.ts'
import { communeIndex } from './territory-data.ts'

let database: Awaited<ReturnType<typeof openTestDatabase>>
let facts: SmallNetwork
let other: string
let asked: { from: readonly TravelPlace[]; to: readonly TravelPlace[] }[]

beforeAll(async () => {
  database = await openTestDatabase()
  facts = await createSmallNetwork(database.db)
  other = await facts.addSite({ name: 'Cabinet de Fleurance', communeCode: '32132', lat: 43.9, lon: 0.7 })
})
beforeEach(async () => {
  asked = []
  await database.db.deleteFrom('travel_time').execute()
})
afterAll(() => database.close())

/** An OSRM server that knows so many minutes to a latitude, and leaves the others to the estimate. */
async function travelOf(minutesAt: Record<number, number>) {
  const latitudeOf = (place: TravelPlace) => (typeof place === 'string' ? 0 : place.lat)
  const travel: TravelTime = {
    kind: 'osrm',
    minutes: async (from, to) => {
      asked.push({ from, to })
      const missing = to.concat(from).filter((place) => !(latitudeOf(place) in minutesAt)).length - 1
      return {
        pairs: from.map((a) =>
          to.map((b) => {
            const known = minutesAt[latitudeOf(b)] ?? minutesAt[latitudeOf(a)]
            return known === undefined
              ? { minutes: 99, provider: 'estimate' as const }
              : { minutes: known, provider: 'osrm' as const }
          }),
        ),
        fallbacks: missing > 0 ? [{ provider: 'osrm', reason: 'timeout', pairs: missing }] : [],
      }
    },
  }
  return createSiteTravel({
    db: database.db,
    networkId: async () => facts.networkId,
    travel,
    index: await communeIndex(),
    now: () => new Date('2027-01-12T08:00:00Z'),
  })
}

const ALL = { 43.8497: 12, 43.9339: 3, 43.9: 8 }

describe('minutes from a commune to the sites', () => {
  it('each site is asked about where it stands, with its commune', async () => {
    const travel = await travelOf(ALL)
    const { minutesBySite, source } = await travel.minutesFrom({ communeCode: '32370' })
    expect(asked[0]?.from).toEqual(['32370'])
    expect(asked[0]?.to).toContainEqual({ lon: 0.6611, lat: 43.8497, commune: '32132' })
    expect(asked[0]?.to).toContainEqual({ lon: 0.7, lat: 43.9, commune: '32132' })
    const { fleurance, lectoure } = facts.siteIds
    expect(minutesBySite).toEqual(
      new Map(
        [
          ...new Map([
            [fleurance, 12],
            [lectoure, 3],
            [other, 8],
          ]),
        ].sort(),
      ),
    )
    expect(source).toEqual({ provider: 'osrm', fellBack: false })
  })

  it('a point is asked about with the commune in which it lies, for a provider that knows only communes', async () => {
    const travel = await travelOf(ALL)
    await travel.minutesFrom({ point: { lat: 43.89, lon: 0.77 } })
    expect(asked[0]?.from).toEqual([{ lon: 0.77, lat: 43.89, commune: '32370' }])
  })

  it('says who gave the figures: one estimate among them is a failure, all of them are the estimate’s', async () => {
    const some = await travelOf({ 43.8497: 12 })
    expect((await some.minutesFrom({ communeCode: '32370' })).source).toEqual({
      provider: 'osrm',
      fellBack: true,
    })
    const none = await travelOf({})
    expect((await none.minutesFrom({ communeCode: '32370' })).source).toEqual({
      provider: 'estimate',
      fellBack: true,
    })
  })

  it('both directions are stored by commune, the nearest of its sites', async () => {
    const travel = await travelOf(ALL)
    await travel.minutesFrom({ communeCode: '32370' })
    const rows = await database.db
      .selectFrom('travel_time')
      .select(['from_commune', 'to_commune', 'minutes', 'provider'])
      .orderBy('from_commune')
      .orderBy('to_commune')
      .execute()
    expect(rows.map(Object.values)).toEqual([
      ['32132', '32370', 8, 'osrm'],
      ['32208', '32370', 3, 'osrm'],
      ['32370', '32132', 8, 'osrm'],
      ['32370', '32208', 3, 'osrm'],
    ])
  })
})
