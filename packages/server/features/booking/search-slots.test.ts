import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BookingDesk, openBookingDesk } from '../../testing/booking-desk.ts'

let desk: BookingDesk
let fleurance: string
let lectoure: string
let far: string
let ada: string
let bob: string
let reasonId: string

/** Monday 11 January 2027, 9 h in Fleurance. Ada: Tuesday in Fleurance (12 min). Bob: Thursday in Lectoure (3 min). */
beforeAll(async () => {
  desk = await openBookingDesk('2027-01-11T08:00:00Z')
  fleurance = desk.facts.siteIds.fleurance
  lectoure = desk.facts.siteIds.lectoure
  far = await desk.facts.addSite({
    name: 'Maison de santé de Condom',
    communeCode: '32107',
    lat: 43.95,
    lon: 0.37,
    wheelchairAccess: true,
  })
  desk.minutes.set(far, 28)
  ada = await desk.facts.addPractitioner({ gender: 'female' })
  bob = await desk.facts.addPractitioner({ gender: 'male' })
  const carl = await desk.facts.addPractitioner({ gender: 'male' })
  reasonId = await desk.facts.addReason()
  await desk.facts.addOpening({ practitionerId: ada, start: '2027-01-12T14:00', end: '2027-01-12T15:00' })
  await desk.facts.addOpening({
    practitionerId: bob,
    siteId: lectoure,
    start: '2027-01-14T09:00',
    end: '2027-01-14T10:00',
  })
  await desk.facts.addOpening({
    practitionerId: bob,
    siteId: lectoure,
    start: '2027-01-16T09:00',
    end: '2027-01-16T09:40',
  })
  await desk.facts.addOpening({
    practitionerId: carl,
    siteId: far,
    start: '2027-01-11T15:00',
    end: '2027-01-11T15:40',
  })
  await desk.facts.addOpening({
    practitionerId: ada,
    start: '2027-01-13T09:00',
    end: '2027-01-13T12:00',
    audience: 'own-patients',
  })
})
afterAll(() => desk.close())

const search = async (more: Record<string, unknown> = {}) =>
  desk.post('/api/slots/search', { reasonId, communeCode: '32208', maximumMinutes: 20, ...more })
const starts = (slots: { start: string }[]) => slots.map((slot) => slot.start.slice(5, 16))

describe('a search', () => {
  it('finds the free slots in reach, ordered by date and road together', async () => {
    const { status, body } = await search()
    expect(status).toBe(200)
    expect(starts(body.slots)).toEqual([
      '01-12T13:00',
      '01-12T13:20',
      '01-12T13:40',
      '01-14T08:00',
      '01-14T08:20',
      '01-14T08:40',
      '01-16T08:00',
      '01-16T08:20',
    ])
    expect(body.slots[0]).toEqual({
      practitionerId: ada,
      siteId: fleurance,
      start: '2027-01-12T13:00:00.000Z',
      end: '2027-01-12T13:20:00.000Z',
      minutes: 12,
    })
    expect(body).toMatchObject({
      total: 8,
      nextFrom: null,
      window: { from: '2027-01-11', to: '2027-01-24' },
      source: { provider: 'estimate', fellBack: false },
    })
  })

  it('names the earliest and the nearest', async () => {
    const { body } = await search()
    expect([body.earliest.siteId, body.nearest.siteId]).toEqual([fleurance, lectoure])
    expect([body.earliest.start, body.nearest.start]).toEqual([
      '2027-01-12T13:00:00.000Z',
      '2027-01-14T08:00:00.000Z',
    ])
  })

  it('keeps both of them under a limit of 2', async () => {
    const { body } = await search({ limit: 2 })
    expect(starts(body.slots)).toEqual(['01-12T13:00', '01-14T08:00'])
    expect(body.total).toBe(8)
  })

  it('tells of the sites a little beyond, and of a sooner slot there', async () => {
    const { body } = await search()
    expect(body.sites).toEqual([
      {
        siteId: lectoure,
        minutes: 3,
        free: 5,
        inReach: true,
        earliest: expect.objectContaining({ start: '2027-01-14T08:00:00.000Z' }),
      },
      {
        siteId: fleurance,
        minutes: 12,
        free: 3,
        inReach: true,
        earliest: expect.objectContaining({ start: '2027-01-12T13:00:00.000Z' }),
      },
      {
        siteId: far,
        minutes: 28,
        free: 2,
        inReach: false,
        earliest: expect.objectContaining({ start: '2027-01-11T14:00:00.000Z' }),
      },
    ])
    expect(body.further).toEqual([
      expect.objectContaining({ siteId: far, start: '2027-01-11T14:00:00.000Z', minutes: 28 }),
    ])
  })

  it('of one place still counts the others, for the map and its table', async () => {
    const { body } = await search({ siteIds: [fleurance] })
    expect(new Set(body.slots.map((slot: { siteId: string }) => slot.siteId))).toEqual(new Set([fleurance]))
    expect(body.further, 'what is further was not asked for').toEqual([])
    expect(body.sites.map((site: { siteId: string; free: number }) => [site.siteId, site.free])).toEqual([
      [lectoure, 5],
      [fleurance, 3],
      [far, 2],
    ])
  })

  it('of one place that is full looks for its next day, not for that of another place', async () => {
    const { body } = await search({ siteIds: [fleurance], from: '2027-01-13' })
    expect(body).toMatchObject({ total: 0, nextFrom: null })
    expect((await search({ from: '2027-01-13', days: 1 })).body.nextFrom).toBe('2027-01-14')
  })

  it('says who is free in reach, and how often', async () => {
    expect((await search()).body.practitioners).toEqual([
      { practitionerId: bob, free: 5 },
      { practitionerId: ada, free: 3 },
    ])
    expect((await search({ siteIds: [fleurance] })).body.practitioners).toEqual([
      { practitionerId: ada, free: 3 },
    ])
  })

  it('with an empty window says the first day after it', async () => {
    const { body } = await search({ from: '2027-01-13', days: 1 })
    expect(body).toMatchObject({
      slots: [],
      earliest: null,
      nearest: null,
      total: 0,
      nextFrom: '2027-01-14',
      window: { from: '2027-01-13', to: '2027-01-13' },
    })
    expect((await search({ from: '2027-01-17' })).body.nextFrom).toBeNull()
  })

  it('without an origin looks everywhere and knows no minutes', async () => {
    const { body } = await search({ communeCode: undefined })
    expect(body.total).toBe(10)
    expect(body.slots[0]).toMatchObject({ siteId: far, minutes: null })
    expect(body.nearest).toBeNull()
  })

  it.each([
    ['a practitioner', () => ({ practitionerId: bob }), 5],
    ['a gender', () => ({ gender: 'female' }), 3],
    ['sites', () => ({ siteIds: [fleurance] }), 3],
    ['wheelchair access', () => ({ wheelchairAccess: true, maximumMinutes: 30 }), 2],
    ['the morning', () => ({ partsOfDay: ['morning'] }), 5],
    ['the afternoon', () => ({ partsOfDay: ['afternoon'] }), 3],
    ['Saturday', () => ({ partsOfDay: ['saturday'] }), 2],
    ['the afternoon or Saturday', () => ({ partsOfDay: ['afternoon', 'saturday'] }), 5],
  ])('is narrowed by %s', async (_name, filter, total) => {
    expect((await search(filter())).body.total).toBe(total)
  })

  it('never proposes the past, nor what is within the notice, nor what is beyond the horizon', async () => {
    const withNotice = await desk.facts.addReason({ minimumNoticeMinutes: 60 * 29 + 10, horizonDays: 3 })
    const { body } = await search({ reasonId: withNotice, from: '2026-12-01' })
    expect(starts(body.slots)).toEqual([
      '01-12T13:20',
      '01-12T13:40',
      '01-14T08:00',
      '01-14T08:20',
      '01-14T08:40',
    ])
    expect(body.window.from).toBe('2027-01-11')
  })

  it('of a day that no calendar will see, or long gone, is answered', async () => {
    expect((await search({ from: '9999-12-31', days: 62 })).body).toMatchObject({ total: 0, nextFrom: null })
    expect((await search({ from: '0001-01-01' })).body.window.from).toBe('2027-01-11')
  })

  it('is refused for a reason of another network, or one kept to the office', async () => {
    const officeOnly = await desk.facts.addReason({ audience: 'office' })
    expect((await search({ reasonId: officeOnly })).body.code).toBe('reason-not-online')
    expect((await search({ reasonId: '018f0000-0000-7000-8000-000000000000' })).body.code).toBe(
      'no-such-reason',
    )
  })

  it('does not propose what buffers would push into another appointment, even outside the opening', async () => {
    const buffered = await desk.facts.addReason({ bufferBeforeMinutes: 15, bufferAfterMinutes: 15 })
    const dora = await desk.facts.addPractitioner()
    await desk.facts.addOpening({ practitionerId: dora, start: '2027-01-20T09:00', end: '2027-01-20T10:00' })
    const find = async () => starts((await search({ reasonId: buffered, practitionerId: dora })).body.slots)
    expect(await find()).toEqual(['01-20T08:00', '01-20T08:20', '01-20T08:40'])
    await desk.facts.addAbsence(dora, '2027-01-20T07:30:00Z', '2027-01-20T07:50:00Z')
    expect(await find()).toEqual(['01-20T08:20', '01-20T08:40'])
    const offered = (await search({ reasonId: buffered, practitionerId: dora })).body.slots[0]
    expect((await desk.post('/api/holds', { reasonId: buffered, ...offered })).status).toBe(201)
  })

  it('gives once a start that two openings of one practitioner offer', async () => {
    const eve = await desk.facts.addPractitioner()
    await desk.facts.addOpening({ practitionerId: eve, start: '2027-01-21T09:00', end: '2027-01-21T10:00' })
    await desk.facts.addOpening({ practitionerId: eve, start: '2027-01-21T09:20', end: '2027-01-21T10:20' })
    expect(starts((await search({ practitionerId: eve })).body.slots)).toEqual([
      '01-21T08:00',
      '01-21T08:20',
      '01-21T08:40',
      '01-21T09:00',
    ])
  })
})

describe('in the night when the clocks change', () => {
  it('what is shown at 2 h 30 on 28 March 2027 can be held, and lasts its full length', async () => {
    const night = await openBookingDesk('2027-03-28T00:30:00Z')
    const practitionerId = await night.facts.addPractitioner()
    const reason = await night.facts.addReason()
    await night.facts.addOpening({ practitionerId, start: '2027-03-28T01:00', end: '2027-03-28T04:00' })
    const { body } = await night.post('/api/slots/search', { reasonId: reason, days: 1 })
    expect(body.slots.map((slot: { start: string }) => slot.start.slice(11, 16))).toEqual([
      '00:40',
      '01:00',
      '01:20',
      '01:40',
    ])
    for (const { start } of body.slots) {
      expect(
        (
          await night.post('/api/holds', {
            reasonId: reason,
            practitionerId,
            siteId: night.facts.siteIds.fleurance,
            start,
          })
        ).status,
      ).toBe(201)
    }
    expect((await night.post('/api/slots/search', { reasonId: reason, days: 1 })).body.total).toBe(0)
    await night.close()
  })
})
