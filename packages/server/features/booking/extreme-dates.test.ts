import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BookingDesk, openBookingDesk } from '../../testing/booking-desk.ts'

const TODAY = '2027-01-11'
let desk: BookingDesk
let place: { reasonId: string; practitionerId: string; siteId: string }

beforeAll(async () => {
  desk = await openBookingDesk(`${TODAY}T08:00:00Z`)
  const practitionerId = await desk.facts.addPractitioner()
  const reasonId = await desk.facts.addReason()
  place = { reasonId, practitionerId, siteId: desk.facts.siteIds.fleurance }
  await desk.facts.addOpening({ practitionerId, start: '2027-01-12T09:00', end: '2027-01-12T12:00' })
})
afterAll(() => desk.close())

const ORIGINS = [{ communeCode: '32132' }, { point: { lat: 43.8, lon: 0.6 } }, {}]
const DATES = [
  '0000-01-01',
  '0000-02-29',
  '0001-01-01',
  '1582-10-10',
  '1900-02-28',
  '1970-01-01',
  '2026-12-31',
  '2028-02-29',
  '2029-10-07',
  '2038-01-20',
  '9999-12-31',
]
const NO_DATES = ['2027-02-29', '2027-13-01', '2027-00-10', '+010000-01-01', '-000001-01-01', '2027-1-5', '']

describe('a search from any date', () => {
  it.each(DATES)('%s is answered with a window that exists, not before today', async (from) => {
    for (const origin of ORIGINS) {
      for (const days of [1, 62]) {
        const { status, body } = await desk.post('/api/slots/search', {
          reasonId: place.reasonId,
          ...origin,
          from,
          days,
        })
        expect(status).toBe(200)
        const { from: first, to: last } = body.window
        for (const date of [first, last])
          expect(new Date(`${date}T00:00Z`).toISOString().slice(0, 10)).toBe(date)
        expect(first >= TODAY && first >= (from < '2028' ? from : TODAY)).toBe(true)
        expect((Date.parse(last) - Date.parse(first)) / 86_400_000).toBe(days - 1)
        expect(body.total).toBe(first <= '2027-01-12' && last >= '2027-01-12' ? 9 : 0)
        if (body.nextFrom !== null) expect(body.nextFrom > last).toBe(true)
      }
    }
  })

  it.each(NO_DATES)('"%s" is no date, and refused with a sentence', async (from) => {
    const { status, body } = await desk.post('/api/slots/search', { reasonId: place.reasonId, from })
    expect([status, body.code]).toEqual([400, 'invalid-input'])
    expect(body.detail).toContain('from doit être une date qui existe')
  })
})

describe('a slot at any instant', () => {
  it.each([
    ['0001-01-01T00:00:00Z', 'too-soon'],
    ['0001-01-01T00:00:00+14:00', 'too-soon'],
    ['0000-01-01T00:00:00+23:59', 'too-soon'],
    ['1970-01-01T00:00:00Z', 'too-soon'],
    ['2038-01-19T03:14:08Z', 'too-far'],
    ['9999-12-31T23:59:59Z', 'too-far'],
    ['9999-12-31T23:59:59-23:59', 'too-far'],
  ])('%s is refused with what is near', async (start, code) => {
    const { status, body } = await desk.post('/api/holds', { ...place, start })
    expect([status, body.code]).toEqual([409, code])
    expect(body.detail).toMatch(/\.$/)
    for (const { start: near } of body.alternatives) expect(near.slice(0, 10)).toBe('2027-01-12')
  })
})
