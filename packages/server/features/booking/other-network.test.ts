import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { book } from '../../testing/book.ts'
import { type Answer, bearer, type BookingDesk, openBookingDesk } from '../../testing/booking-desk.ts'
import { rowsWritten } from '../../testing/rows-written.ts'
import { createSmallNetwork, type SmallNetwork } from '../../testing/small-network.ts'

const START = '2027-01-12T08:00:00.000Z'
const LATER = '2027-01-12T09:00:00.000Z'

interface Place {
  reasonId: string
  practitionerId: string
  siteId: string
}

let desk: BookingDesk
let elsewhere: SmallNetwork
let ours: Place
let theirs: Place

beforeAll(async () => {
  desk = await openBookingDesk('2027-01-11T08:00:00Z')
  elsewhere = await createSmallNetwork(desk.db, '2027-01-02T00:00:00Z')
  ours = await openMorning(desk.facts)
  theirs = await openMorning(elsewhere)
  for (const siteId of Object.values(elsewhere.siteIds)) desk.minutes.set(siteId, 5)
})
afterAll(() => desk.close())

async function openMorning(network: SmallNetwork): Promise<Place> {
  const practitionerId = await network.addPractitioner()
  const reasonId = await network.addReason()
  await network.addOpening({ practitionerId, start: '2027-01-12T09:00', end: '2027-01-12T12:00' })
  return { reasonId, practitionerId, siteId: network.siteIds.fleurance }
}

/** Does something on the server of the other network: the same database and the same secret. */
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

/** The request is refused with a sentence, and no row was written anywhere. */
async function expectRefused(codes: string[], send: () => Promise<Answer>): Promise<void> {
  const before = await rowsWritten(desk.db)
  const { status, body } = await send()
  expect(status).toBeGreaterThanOrEqual(400)
  expect(status).toBeLessThan(500)
  expect(codes).toContain(body.code)
  expect(body.detail).toMatch(/^\p{Lu}.*\.$/u)
  expect(await rowsWritten(desk.db)).toEqual(before)
}

describe('what belongs to another network', () => {
  it('is not found by a search, whatever the filter', async () => {
    await expectRefused(['no-such-reason'], () =>
      desk.post('/api/slots/search', { reasonId: theirs.reasonId, communeCode: '32132' }),
    )
    for (const filter of [
      {},
      { siteIds: [theirs.siteId] },
      { practitionerId: theirs.practitionerId },
      { siteIds: [theirs.siteId], communeCode: '32132', maximumMinutes: 120 },
    ]) {
      const { status, body } = await desk.post('/api/slots/search', { reasonId: ours.reasonId, ...filter })
      expect(status).toBe(200)
      expect(JSON.stringify(body)).not.toContain(theirs.siteId)
      expect(body.total).toBe('siteIds' in filter || 'practitionerId' in filter ? 0 : 9)
    }
  })

  it.each([
    ['reason', 'no-such-reason', () => ({ reasonId: theirs.reasonId })],
    ['site', 'not-offered', () => ({ siteId: theirs.siteId })],
    ['practitioner', 'not-offered', () => ({ practitionerId: theirs.practitionerId })],
    ['slot', 'not-offered', () => ({ practitionerId: theirs.practitionerId, siteId: theirs.siteId })],
  ] as const)('cannot be held: a %s', async (_what, code, part) => {
    await expectRefused([code], () => desk.post('/api/holds', { ...ours, start: START, ...part() }))
  })

  it('cannot be read, extended, given back or confirmed: a hold, even with its own token', async () => {
    const { body: hold } = await there(() => desk.post('/api/holds', { ...theirs, start: START }))
    const who = {
      contact: 'jeanne@exemple.fr',
      patient: { givenName: 'A', birthName: 'B', birthDate: '1958-03-04' },
    }
    const held = (verb: string, body?: unknown) => () =>
      desk.post(`/api/holds/${hold.id}/${verb}`, body, bearer(hold.token))
    await expectRefused(['no-such-hold'], () => desk.get(`/api/holds/${hold.id}`, bearer(hold.token)))
    await expectRefused(['no-such-hold'], held('extend'))
    await expectRefused(['no-such-hold'], held('release'))
    await expectRefused(['no-such-hold'], held('code', who))
    await expectRefused(['no-such-hold'], held('confirm', { ...who, code: '000000', codeId: hold.id }))
  })

  it('cannot be moved, cancelled, restored or read behind its link: an appointment, even with its own session', async () => {
    const { body: mine } = await there(() => book(desk, { ...theirs, start: LATER }))
    const session = bearer(mine.sessionToken)
    const act = (verb: string, body?: unknown) => () =>
      desk.post(`/api/appointments/${mine.id}/${verb}`, body, session)
    const gone = ['no-such-appointment']
    await expectRefused(
      gone,
      act('move', { practitionerId: ours.practitionerId, siteId: ours.siteId, start: START }),
    )
    await expectRefused(gone, act('cancel'))
    await expectRefused(gone, act('restore'))
    await expectRefused(gone, act('earlier', { wantsEarlier: true }))
    await expectRefused(gone, () => desk.get(`/api/appointments/${mine.id}/choices`, session))
    await expectRefused(gone, () => desk.get(`/api/links/${mine.manageToken}`))
    await expectRefused(gone, () => desk.get(`/api/links/${mine.manageToken}/calendar.ics`))
    await expectRefused(gone, () =>
      desk.post(`/api/links/${mine.manageToken}/identify`, { birthDate: '1958-03-04' }),
    )
  })

  it('cannot be moved to: a slot', async () => {
    const { body: mine } = await book(desk, { ...ours, start: LATER, contact: 'autre@exemple.fr' })
    for (const to of [
      { practitionerId: theirs.practitionerId, siteId: theirs.siteId },
      { practitionerId: ours.practitionerId, siteId: theirs.siteId },
      { practitionerId: theirs.practitionerId, siteId: ours.siteId },
    ])
      await expectRefused(['not-offered'], () =>
        desk.post(`/api/appointments/${mine.id}/move`, { ...to, start: START }, bearer(mine.sessionToken)),
      )
  })
})
