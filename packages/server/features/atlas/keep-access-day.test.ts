import type { AreaHistory, CommuneHistory } from '@maillage/contract/atlas-history.ts'
import type { Atlas, OpenSlots } from '@maillage/contract/atlas.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signInAs } from '../../testing/sign-in-as.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'
import { atlasTasks } from './atlas.tasks.ts'

let app: TestApp
let planner: { cookie: string; origin: string }
let reasonId: string

async function read<Answer>(path: string): Promise<Answer> {
  const response = await app.request(path, { headers: planner })
  expect(response.status, path).toBe(200)
  return (await response.json()) as Answer
}
const night = () => atlasTasks(app.deps)['keep-access-day']({})
const measuredAt = async () =>
  (await app.db.selectFrom('access_day').select('at').execute()).map(({ at }) => at.toISOString())
const days = async () => (await read<AreaHistory>(`/api/atlas/areas/dep:32/history?reason=${reasonId}`)).days

beforeAll(async () => {
  app = await createTestApp({ scenario: 'gers', now: '2027-01-12T04:05:00Z' })
  planner = await signInAs(app, ['planner'])
  reasonId = (await read<Atlas>('/api/atlas')).reasons[0]?.id ?? ''
}, 60_000)
afterAll(() => app.close())

describe('the history of access', () => {
  it('is empty before the first night', async () => {
    expect(await days()).toEqual([])
  })

  it('keeps one figure a day for each commune of the département', async () => {
    await night()
    app.clock.advance(60)
    await night()
    expect(await measuredAt()).toEqual(['2027-01-12T04:05:00.000Z'])
    app.clock.advance(23 * 60)
    await night()
    const kept = await days()
    expect(kept.map(({ day }) => day)).toEqual(['2027-01-12', '2027-01-13'])
    expect(kept[0]).toMatchObject({ population: 192_645, travel: 'estimate' })
    expect(kept[0]?.covered15).toBeGreaterThan(10_000)
    expect(kept[0]?.meanMinutes).toBeGreaterThan(15)
    const commune = await read<AreaHistory>(`/api/atlas/areas/commune:32132/history?reason=${reasonId}`)
    expect(commune.days).toHaveLength(2)
  })

  it('says of a commune how far, where, and how many days to the third next appointment', async () => {
    const { sites } = await read<OpenSlots>(`/api/atlas/open-slots?reason=${reasonId}`)
    const { days } = await read<CommuneHistory>(`/api/atlas/communes/32132/history?reason=${reasonId}`)
    const fleurance = sites.find(({ communeCode }) => communeCode === '32132')
    expect(days[1]).toMatchObject({ day: '2027-01-13', siteId: fleurance?.id, minutes7d: expect.any(Number) })
    const near = sites.filter(({ communeCode }) => ['32132', '32370'].includes(communeCode))
    const third = near.flatMap(({ starts }) => starts).toSorted()[2] ?? ''
    expect(days[1]?.thirdDays15).toBe(
      Math.ceil((Date.parse(third) - Date.parse('2027-01-13T04:05:00Z')) / 3_600_000) / 24,
    )
  })

  it('leaves out an area of which a commune was not kept', async () => {
    const region = await read<AreaHistory>(`/api/atlas/areas/reg:76/history?reason=${reasonId}`)
    expect(region.days).toEqual([])
  })

  it('goes back as many days as asked', async () => {
    app.clock.advance(24 * 60)
    const one = await read<AreaHistory>(`/api/atlas/areas/dep:32/history?reason=${reasonId}&days=1`)
    expect(one.days.map(({ day }) => day)).toEqual(['2027-01-13'])
  })

  it('refuses another reason and a commune that is none', async () => {
    const other = '01890a5d-ac96-774b-bcce-b302099a8057'
    for (const path of [`areas/dep:32/history?reason=${other}`, `communes/99999/history?reason=${reasonId}`])
      expect((await app.request(`/api/atlas/${path}`, { headers: planner })).status).toBe(404)
  })

  it('keeps a place each for the site, in lists of one length', async () => {
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from access_day where cardinality(communes) = 458 and site_7d[array_position(communes, '32132')] is not null`.execute(
      app.db,
    )
    expect(rows[0]?.n).toBe(2)
    await expect(sql`update access_day set minutes_7d = '{}'`.execute(app.db)).rejects.toThrow(/figure_each/)
  })
})
