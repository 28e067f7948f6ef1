import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { openTestDatabase } from '../../platform/test-database.ts'
import { loadScenario } from './load-scenario.ts'

type Opened = Awaited<ReturnType<typeof openTestDatabase>>

const NOW = Temporal.Instant.from('2027-01-12T10:42:00+01:00')
const TABLES = [
  'network',
  'site',
  'room',
  'service',
  'reason',
  'practitioner',
  'practitioner_role',
  'patient',
  'opening_rule',
  'opening',
  'absence',
  'occupation',
  'free_interval',
  'appointment',
]

async function digest(opened: Opened): Promise<Record<string, string>> {
  const digests: Record<string, string> = {}
  for (const table of TABLES) {
    const { rows } = await sql<{
      digest: string
    }>`select md5(string_agg(t::text, chr(10) order by t::text)) as digest from ${sql.table(table)} t`.execute(
      opened.db,
    )
    digests[table] = rows[0]?.digest ?? ''
  }
  return digests
}

async function count(opened: Opened, query: ReturnType<typeof sql<{ n: number }>>): Promise<number> {
  return (await query.execute(opened.db)).rows[0]?.n ?? 0
}

describe('the scenario of the Gers', () => {
  let opened: Opened
  beforeAll(async () => {
    opened = await openTestDatabase()
    await loadScenario(opened.db, { name: 'gers', now: NOW })
  })
  afterAll(() => opened.close())

  it('gives the same rows when it is loaded again at the same instant', async () => {
    const first = await digest(opened)
    await loadScenario(opened.db, { name: 'gers', now: NOW })
    expect(await digest(opened)).toEqual(first)
  })

  it('fills 80 to 95 % of the scheduled time of ten weeks', async () => {
    const { rows } = await sql<{ share: number }>`
      select 100 * (1 - sum(extract(epoch from coalesce(free.length, '0')))::float / sum(extract(epoch from upper(o.period) - lower(o.period)))::float) as share
      from opening o left join (select practitioner_id, opening_id, sum(ends_at - starts_at) as length from free_interval group by 1, 2) free
        on free.practitioner_id = o.practitioner_id and free.opening_id = o.id
      where o.kind = 'scheduled' and lower(o.period) between '2026-12-22' and '2027-03-01'
      group by o.practitioner_id`.execute(opened.db)
    expect(rows).toHaveLength(11)
    for (const { share } of rows) {
      expect(share).toBeGreaterThan(78)
      expect(share).toBeLessThan(97)
    }
  })

  it('leaves time free in the days to come, and marks what is past', async () => {
    expect(
      await count(
        opened,
        sql`select count(*)::int as n from free_interval where starts_at between '2027-01-13' and '2027-01-16'`,
      ),
    ).toBeGreaterThan(20)
    expect(
      await count(
        opened,
        sql`select count(*)::int as n from appointment where upper(period) <= ${NOW.toString()} and status in ('booked', 'held', 'arrived')`,
      ),
    ).toBe(0)
    expect(
      await count(
        opened,
        sql`select count(*)::int as n from appointment where lower(period) > ${NOW.toString()} and status in ('fulfilled', 'no-show', 'in-progress')`,
      ),
    ).toBe(0)
    expect(
      await count(opened, sql`select count(*)::int as n from appointment where status = 'arrived'`),
    ).toBeGreaterThan(0)
  })

  it('keeps free time equal to openings minus occupations', async () => {
    const wrong = await count(
      opened,
      sql`select count(*)::int as n from opening o where coalesce((select range_agg(tstzrange(f.starts_at, f.ends_at)) from free_interval f
        where f.practitioner_id = o.practitioner_id and f.opening_id = o.id), '{}') <> tstzmultirange(o.period) - coalesce((select range_agg(c.period) from occupation c
        where c.resource_id in (o.practitioner_id, o.room_id) and c.lane = 0 and c.period && o.period), '{}')`,
    )
    expect(wrong).toBe(0)
  })

  it('opens nothing on a public holiday, nor while somebody is away', async () => {
    expect(
      await count(
        opened,
        sql`select count(*)::int as n from opening where local_date in ('2027-01-01', '2027-03-29', '2027-05-01', '2027-11-11')`,
      ),
    ).toBe(0)
    expect(
      await count(
        opened,
        sql`select count(*)::int as n from opening o join occupation c on c.resource_id = o.practitioner_id and c.period && o.period and c.cause in ('absence', 'meeting')`,
      ),
    ).toBe(0)
  })

  it('makes place for another scenario', async () => {
    await loadScenario(opened.db, { name: 'saint-martin', now: NOW })
    expect(await count(opened, sql`select count(*)::int as n from network`)).toBe(1)
    expect(
      await count(
        opened,
        sql`select count(*)::int as n from site where commune_code = '97801' and time_zone = 'America/Marigot'`,
      ),
    ).toBe(1)
    expect(
      await count(opened, sql`select count(*)::int as n from opening where local_date = '2027-05-28'`),
    ).toBe(0)
    expect(
      await count(
        opened,
        sql`select count(*)::int as n from opening where to_char(upper(period) at time zone 'America/Marigot', 'HH24:MI') = '21:00'`,
      ),
    ).toBeGreaterThan(50)
  })

  it('never replaces a real network', async () => {
    await sql`update network set scenario = null`.execute(opened.db)
    await expect(loadScenario(opened.db, { name: 'gers', now: NOW })).rejects.toMatchObject({
      kind: 'network-in-place',
    })
    await expect(loadScenario(opened.db, { name: 'nowhere', now: NOW })).rejects.toMatchObject({
      kind: 'unknown-scenario',
    })
  })
})
