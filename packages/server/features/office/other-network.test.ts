import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../testing/booking-desk.ts'
import { type OfficeDesk, openOfficeDesk } from '../../testing/office-desk.ts'
import { rowsWritten } from '../../testing/rows-written.ts'
import { createSmallNetwork, type SmallNetwork } from '../../testing/small-network.ts'

const START = '2027-01-13T08:00:00.000Z'
const LATER = '2027-01-13T09:00:00.000Z'
const EVERY_WARNING = ['outside-opening', 'other-service', 'overbooking', 'patient-elsewhere', 'same-day']

interface Place {
  reasonId: string
  practitionerId: string
  siteId: string
  patientId: string
}

let desk: OfficeDesk
let elsewhere: SmallNetwork
let ours: Place
let theirs: Place

beforeAll(async () => {
  desk = await openOfficeDesk('2027-01-12T08:00:00Z')
  elsewhere = await createSmallNetwork(desk.db, '2027-01-02T00:00:00Z')
  ours = await openMorning(desk.facts)
  theirs = await openMorning(elsewhere)
})
afterAll(() => desk.close())

async function openMorning(network: SmallNetwork): Promise<Place> {
  const practitionerId = await network.addPractitioner()
  const reasonId = await network.addReason()
  const patientId = await network.addPatient({ birthName: 'Ailleurs', nameKey: 'ailleurs|jeanne' })
  await network.addOpening({ practitionerId, start: '2027-01-13T09:00', end: '2027-01-13T12:00' })
  return { reasonId, practitionerId, patientId, siteId: network.siteIds.fleurance }
}

/** Does something in the office of the other network: the same database. */
async function there<T>(work: () => Promise<T>): Promise<T> {
  const { network } = desk.deps
  const { id } = network
  network.id = async () => elsewhere.networkId
  try {
    return await work()
  } finally {
    network.id = id
  }
}

/** Refused with a sentence, whatever was confirmed, and no row was written anywhere. */
async function expectRefused(code: string, send: () => Promise<Answer>): Promise<void> {
  const before = await rowsWritten(desk.db)
  const { status, body } = await send()
  expect([status, body.code]).toEqual([404, code])
  expect(body.detail).toMatch(/^\p{Lu}.*\.$/u)
  expect(await rowsWritten(desk.db)).toEqual(before)
}

const book = (part: Partial<Place>, start = START) =>
  desk.post('/api/office/appointments', { ...ours, start, ...part, confirmWarnings: EVERY_WARNING })

describe('the office keeps to its network', () => {
  it.each([
    ['reason', 'no-such-reason', () => ({ reasonId: theirs.reasonId })],
    ['patient', 'no-such-patient', () => ({ patientId: theirs.patientId })],
    ['site', 'no-such-practitioner', () => ({ siteId: theirs.siteId })],
    ['practitioner', 'no-such-practitioner', () => ({ practitionerId: theirs.practitionerId })],
    [
      'slot',
      'no-such-practitioner',
      () => ({ ...theirs, reasonId: ours.reasonId, patientId: ours.patientId }),
    ],
  ] as const)('a %s of another network is not booked', async (_what, code, part) => {
    await expectRefused(code, () => book(part()))
  })

  it('an appointment of another network is neither moved, cancelled nor set', async () => {
    const { body: known } = await there(() => book(theirs))
    expect(known.status).toBe('booked')
    const { id, version } = known
    const act = (verb: string, body: object) => () =>
      desk.post(`/api/office/appointments/${id}/${verb}`, { version, ...body })
    await expectRefused('no-such-appointment', act('move', { ...ours, start: LATER }))
    await expectRefused('no-such-appointment', act('cancel', { by: 'site' }))
    await expectRefused('no-such-appointment', act('status', { status: 'arrived' }))
  })

  it('an appointment is not moved to a slot, a site or a practitioner of another network', async () => {
    const { body: mine } = await book({}, LATER)
    const { practitionerId, siteId } = theirs
    for (const to of [{ practitionerId, siteId }, { practitionerId }, { siteId }])
      await expectRefused('no-such-practitioner', () =>
        desk.post(`/api/office/appointments/${mine.id}/move`, {
          practitionerId: ours.practitionerId,
          siteId: ours.siteId,
          ...to,
          start: START,
          version: mine.version,
          confirmWarnings: EVERY_WARNING,
        }),
      )
  })

  it('the day, the month and the first slots of a site of another network are refused', async () => {
    const { siteId } = theirs
    await expectRefused('no-such-site', () => desk.get(`/api/office/day?date=2027-01-13&siteId=${siteId}`))
    await expectRefused('no-such-site', () => desk.get(`/api/office/month?month=2027-01&siteId=${siteId}`))
    const search = (part: object) => () =>
      desk.post('/api/office/first-slots', { reasonId: ours.reasonId, ...part })
    await expectRefused('no-such-site', search({ siteId }))
    await expectRefused('no-such-reason', search({ reasonId: theirs.reasonId }))
    expect((await search({ practitionerId: theirs.practitionerId })()).body.slots).toEqual([])
  })

  it('nothing of another network is shown', async () => {
    const day = await desk.get('/api/office/day?date=2027-01-13')
    const practitioners = day.body.columns.map((column: { practitionerId: string }) => column.practitionerId)
    expect(practitioners).toEqual([ours.practitionerId])
    const found = await desk.post('/api/office/patients/search', { query: 'ailleurs' })
    expect(found.body.items.map((patient: { id: string }) => patient.id)).toEqual([ours.patientId])
  })
})
