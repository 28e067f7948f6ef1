import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OfficeDesk, openOfficeDesk } from '../../testing/office-desk.ts'

let desk: OfficeDesk
let place: { reasonId: string; practitionerId: string; siteId: string }
let patientId: string

beforeAll(async () => {
  desk = await openOfficeDesk('2027-01-11T08:00:00Z')
  const practitionerId = await desk.facts.addPractitioner()
  const reasonId = await desk.facts.addReason()
  place = { reasonId, practitionerId, siteId: desk.facts.siteIds.fleurance }
  patientId = await desk.facts.addPatient()
  await desk.facts.addOpening({ practitionerId, start: '2027-01-12T09:00', end: '2027-01-12T12:00' })
})
afterAll(() => desk.close())

const EVERY_WARNING = ['outside-opening', 'past', 'horizon', 'notice', 'age']
const FAR_INSTANTS = [
  '0001-01-01T00:00:00Z',
  '0000-01-01T00:00:00+23:59',
  '1969-12-31T23:59:59Z',
  '2038-01-19T03:14:08Z',
  '9999-12-31T23:59:59-23:59',
]

describe('the office at any date', () => {
  it.each(['0000-01-01', '0001-01-01', '1969-12-31', '2200-01-01', '9999-12-31'])(
    'the day %s and its month are refused with a sentence',
    async (date) => {
      for (const path of [`day?date=${date}`, `month?month=${date.slice(0, 7)}`]) {
        const { status, body } = await desk.get(`/api/office/${path}`)
        expect([status, body.code]).toEqual([422, 'date-out-of-reach'])
        expect(body.detail).toBe('Cette date est trop loin d’aujourd’hui. Vérifiez l’année.')
      }
    },
  )

  it.each(['1970-01-01', '2028-02-29', '2199-12-31'])('the day %s and its month are shown', async (date) => {
    const day = await desk.get(`/api/office/day?date=${date}&siteId=${place.siteId}`)
    expect([day.status, day.body.date, day.body.columns]).toEqual([200, date, []])
    const month = await desk.get(`/api/office/month?month=${date.slice(0, 7)}`)
    const dates: string[] = month.body.days.map((one: { date: string }) => one.date)
    expect(dates).toContain(date)
    for (const one of dates) expect(new Date(`${one}T00:00Z`).toISOString().slice(0, 10)).toBe(one)
  })

  it.each(['2027-02-29', '2027-13-01', 'demain', ''])('"%s" is no date, and refused', async (date) => {
    const { status, body } = await desk.get(`/api/office/day?date=${date}`)
    expect([status, body.code]).toEqual([400, 'invalid-input'])
  })

  it.each(FAR_INSTANTS)('%s is neither booked nor moved to', async (start) => {
    const request = { ...place, start, confirmWarnings: EVERY_WARNING }
    const refused = { status: 422, body: { code: 'date-out-of-reach' } }
    expect(await desk.post('/api/office/appointments', { ...request, patientId })).toMatchObject(refused)
    const patient = await desk.facts.addPatient({ nameKey: `loin|${start}` })
    const near = { ...request, patientId: patient, start: '2027-01-12T14:00:00Z' }
    const { body: booked } = await desk.post('/api/office/appointments', {
      ...near,
      confirmWarnings: [...EVERY_WARNING, 'overbooking'],
    })
    const { id, version } = booked
    expect(await desk.post(`/api/office/appointments/${id}/move`, { ...request, version })).toMatchObject(
      refused,
    )
  })

  it.each(FAR_INSTANTS)('the first slots from %s are to come, or none', async (from) => {
    const { status, body } = await desk.post('/api/office/first-slots', { reasonId: place.reasonId, from })
    expect(status).toBe(200)
    expect(body.slots).toHaveLength(from < '2027' ? 8 : 0)
  })
})
