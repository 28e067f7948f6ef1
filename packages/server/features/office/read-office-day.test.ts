import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signInAs } from '../../testing/sign-in-as.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'

const NOW = '2027-01-12T10:42:00+01:00'

describe('the day of the office, on the scenario of the Gers', () => {
  let app: TestApp
  let secretary: Awaited<ReturnType<typeof signInAs>>
  // biome-ignore lint/suspicious/noExplicitAny: a test reads members of many kinds of answers
  const get = async (path: string): Promise<any> => (await app.request(path, { headers: secretary })).json()
  // biome-ignore lint/suspicious/noExplicitAny: a test reads members of many kinds of answers
  const post = async (path: string, body: unknown): Promise<any> =>
    (
      await app.request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...secretary },
        body: JSON.stringify(body),
      })
    ).json()

  beforeAll(async () => {
    app = await createTestApp({ scenario: 'gers', now: NOW })
    secretary = await signInAs(app, ['secretary'])
  })
  afterAll(() => app.close())

  it('shows who works, is booked or is away', async () => {
    const day = await get('/api/office/day?date=2027-01-12')
    expect(day).toMatchObject({ date: '2027-01-12', timeZone: 'Europe/Paris', holiday: null })
    expect(day.columns).toHaveLength(10)
    const maquette = day.columns.find(
      (column: { displayName: string }) => column.displayName === 'Dr Anselme M.',
    )
    expect(maquette.absences).toMatchObject([
      { cause: 'meeting', start: '2027-01-12T11:30:00.000Z', end: '2027-01-12T12:30:00.000Z' },
    ])
    expect(maquette.openings[0]).toMatchObject({
      serviceCode: 'gp',
      kind: 'scheduled',
      gridMinutes: 15,
      start: '2027-01-12T07:30:00.000Z',
    })
  })

  it('offers free blocks on the grid, inside openings, on nothing taken, none of them past', async () => {
    const day = await get('/api/office/day?date=2027-01-12')
    let blocks = 0
    for (const column of day.columns) {
      for (const free of column.free) {
        blocks += 1
        const opening = column.openings.find((one: { id: string }) => one.id === free.openingId)
        expect((Date.parse(free.start) - Date.parse(opening.start)) % (opening.gridMinutes * 60_000)).toBe(0)
        expect(free.start >= '2027-01-12T09:42' && free.end <= opening.end).toBe(true)
        expect(
          column.appointments.some(
            (one: { start: string; end: string }) => one.start < free.end && one.end > free.start,
          ),
        ).toBe(false)
      }
    }
    expect(blocks).toBeGreaterThan(10)
  })

  it('keeps to those of one site when asked', async () => {
    const network = await get('/api/network')
    const fleurance = network.sites.find((site: { communeName: string }) => site.communeName === 'Fleurance')
    const day = await get(`/api/office/day?date=2027-01-12&siteId=${fleurance.id}`)
    expect(day.columns.map((column: { displayName: string }) => column.displayName)).toEqual([
      'Dr Mathilde R.',
      'Dr Anselme M.',
      'Dr Capucine L.',
    ])
    expect(await get(`/api/office/day?date=2027-01-12&siteId=${network.reasons[0].id}`)).toMatchObject({
      status: 404,
      code: 'no-such-site',
    })
  })

  it('knows public holidays, and the day of 23 hours', async () => {
    expect(await get('/api/office/day?date=2027-03-29')).toMatchObject({
      holiday: { fr: 'Lundi de Pâques', en: 'Easter Monday' },
    })
    expect(await get('/api/office/day?date=2027-03-28')).toMatchObject({ holiday: null, columns: [] })
    const monday = await get('/api/office/day?date=2027-03-30')
    expect(monday.columns[0].openings[0].start).toBe('2027-03-30T06:30:00.000Z')
  })

  it('counts the free minutes of a month, from now on', async () => {
    const { days } = await get('/api/office/month?month=2027-02')
    expect(days).toHaveLength(28)
    expect(days.find((day: { date: string }) => day.date === '2027-02-07').freeMinutes).toBe(0)
    expect(days.find((day: { date: string }) => day.date === '2027-02-09').freeMinutes).toBeGreaterThan(300)
    const january = await get('/api/office/month?month=2027-01')
    expect(january.days.find((day: { date: string }) => day.date === '2027-01-11').freeMinutes).toBe(0)
  })

  it('finds patients by birth date, name and telephone', async () => {
    const [known] = (await post('/api/office/patients/search', { query: 'essai-témoin' })).items
    expect(known.birthName).toBe('Essai-Témoin')
    const [year, month, day] = known.birthDate.split('-')
    const byDate = await post('/api/office/patients/search', {
      query: `${day}${month}${year.slice(2)} ess`,
      limit: 20,
    })
    expect(byDate.items.map((one: { id: string }) => one.id)).toContain(known.id)
    const withPhone = (
      await post('/api/office/patients/search', { query: 'd’exemple', limit: 20 })
    ).items.find((one: { phone: string | null }) => one.phone)
    const byPhone = await post('/api/office/patients/search', { query: `0${withPhone.phone.slice(3)}` })
    expect(byPhone.items.map((one: { id: string }) => one.id)).toEqual([withPhone.id])
    const slip = await post('/api/office/patients/search', { query: 'echantilon', limit: 20 })
    expect(slip.items.length).toBeGreaterThan(0)
    expect(await post('/api/office/patients/search', { query: '%%' })).toEqual({ items: [] })
  })

  it('gives the first slots of the team, those at 15 minutes before those further', async () => {
    const network = await get('/api/network')
    const reason = network.reasons.find((one: { code: string }) => one.code === 'renew-prescription')
    const { slots } = await post('/api/office/first-slots', {
      reasonId: reason.id,
      communeCode: '32208',
      limit: 30,
    })
    expect(slots).toHaveLength(30)
    const near = slots.map((slot: { minutes: number }) => slot.minutes <= 15)
    expect(near.lastIndexOf(true)).toBeLessThan(near.includes(false) ? near.indexOf(false) : near.length)
    expect(slots[0].start >= '2027-01-12T09:42').toBe(true)
    const visit = network.reasons.find((one: { code: string }) => one.code === 'home-visit')
    expect((await post('/api/office/first-slots', { reasonId: visit.id })).slots.length).toBeGreaterThan(0)
  })
})
