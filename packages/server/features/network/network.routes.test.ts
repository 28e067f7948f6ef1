import { sql } from 'kysely'
import { Network } from '@maillage/contract/network.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'

describe('the network that a screen starts from', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await createTestApp({ scenario: 'gers', now: '2027-01-12T10:42:00+01:00' })
  })
  afterAll(() => app.close())

  const read = async () => Network.parse(await (await app.request('/api/network')).json())

  it('holds to its contract, with its places, people and reasons', async () => {
    const network = await read()
    expect(network).toMatchObject({
      slug: 'gers',
      demonstration: true,
      timeZone: 'Europe/Paris',
      now: '2027-01-12T09:42:00Z',
      departements: ['32'],
    })
    expect(network.sites.filter((site) => site.status === 'open').map((site) => site.communeName)).toEqual([
      'Fleurance',
      'Marciac',
      'Plaisance',
      'Saint-Clar',
      'Vic-Fezensac',
    ])
    expect(network.sites.filter((site) => site.status === 'announced')).toHaveLength(4)
    expect(network.practitioners[0]).toMatchObject({
      displayName: 'Dr Mathilde R.',
      label: { fr: 'médecine générale' },
    })
    expect(network.emergency.map((number) => number.number)).toEqual(['15', '116 117', '114', '112'])
    expect(network.alarmWords.length).toBeGreaterThanOrEqual(15)
    expect(network.alarmWords.find(({ words }) => words.fr.includes('avc'))?.unless?.fr).toContain('suivi')
  })

  it('shows no family name whole, and no label too long for its block', async () => {
    const network = await read()
    for (const { displayName } of network.practitioners) expect(displayName).toMatch(/ \p{Lu}\.$/u)
    for (const reason of network.reasons) {
      expect(reason.shortLabel.fr.length).toBeLessThanOrEqual(7)
      expect(reason.services.length).toBeGreaterThan(0)
    }
  })

  it('marks the care that should not wait: all of its services are unscheduled', async () => {
    const network = await read()
    expect(network.reasons.filter((reason) => reason.unscheduled).map((reason) => reason.code)).toEqual([
      'sick-now',
      'small-injury',
      'sick-child',
      'urine',
    ])
  })

  it('names the one reason that stands for words which fit no other', async () => {
    const network = await read()
    expect(network.reasons.filter((reason) => reason.isGeneral).map((reason) => reason.code)).toEqual([
      'other-request',
    ])
  })

  it('offers a demo account for as long as its role runs', async () => {
    const offered = async () => {
      const { items } = (await (await app.request('/api/sign-in/demo')).json()) as {
        items: { id: string; role: string }[]
      }
      return items
    }
    const auditor = (await offered()).find((account) => account.role === 'auditor')
    await sql`update membership set valid_until = '2027-01-12T09:42:00Z' where account_id = ${auditor?.id}`.execute(
      app.db,
    )
    expect((await offered()).map((account) => account.role)).toEqual(expect.not.arrayContaining(['auditor']))
    expect(await offered()).toHaveLength(8)
    const refused = await app.request('/api/sign-in/demo', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://localhost:3000' },
      body: JSON.stringify({ accountId: auditor?.id }),
    })
    expect([refused.status, refused.headers.get('set-cookie')]).toEqual([404, null])
  })

  it('offers no demo account in production, and keeps the office to whoever is signed in', async () => {
    const production = await createTestApp({
      scenario: 'saint-martin',
      now: '2027-01-12T10:42:00+01:00',
      production: true,
    })
    expect(await (await production.request('/api/network')).json()).toMatchObject({
      timeZone: 'America/Marigot',
    })
    expect(await (await production.request('/api/sign-in/demo')).json()).toEqual({ items: [] })
    const { rows } = await sql<{ id: string }>`select id from account where demo limit 1`.execute(
      production.db,
    )
    const answer = await production.request('/api/sign-in/demo', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ accountId: rows[0]?.id }),
    })
    expect(answer.status).toBe(404)
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect((await production.request('/api/office/day?date=2027-01-12')).status).toBe(401)
    expect((await production.request('/api/office/events')).status).toBe(401)
    await production.close()
  })
})
