import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { book } from '../../testing/book.ts'
import { bearer } from '../../testing/booking-desk.ts'
import { actAs, type Booked, type BookedPatients, openBookedPatients } from '../../testing/booked-patients.ts'

const NOW = '2027-01-11T08:00:00Z'
let patients: BookedPatients
let desk: BookedPatients['desk']
let practitionerId: BookedPatients['practitionerId']
let other: BookedPatients['other']
let reasonId: BookedPatients['reasonId']
let siteId: BookedPatients['siteId']
let lectoure: BookedPatients['lectoure']

beforeAll(async () => {
  patients = await openBookedPatients(NOW)
  ;({ desk, practitionerId, other, reasonId, siteId, lectoure } = patients)
})
afterAll(() => desk.close())
afterEach(() => desk.clock.moveTo(NOW))

const booked = () => patients.booked()
const act = (mine: Booked, verb: string, body?: unknown, headers = {}) =>
  actAs(desk, mine, verb, body, headers)
const moveTo = (mine: Booked, start: string, to: Record<string, unknown> = {}) =>
  act(mine, 'move', { practitionerId, siteId, start, ...to })
const messagesOf = async (mine: Booked) =>
  (
    await desk.db
      .selectFrom('message')
      .select('kind')
      .where('appointment_id', '=', mine.appointment.id)
      .where('kind', '<>', 'code')
      .orderBy('id')
      .execute()
  ).map((row) => row.kind)
const occupied = async (mine: Booked) =>
  desk.db
    .selectFrom('occupation')
    .select('resource_id')
    .where('source_id', '=', mine.appointment.id)
    .execute()
const isFree = async (start: string) => {
  const probe = await desk.post('/api/holds', { reasonId, practitionerId, siteId, start })
  if (probe.status === 201)
    await desk.post(`/api/holds/${probe.body.id}/release`, undefined, bearer(probe.body.token))
  return probe.status === 201
}

describe('moving', () => {
  it('takes the new place, gives the old one back, tells it, and keeps the same link', async () => {
    const mine = await booked()
    const { status, body } = await moveTo(mine, mine.at(60))
    expect(status).toBe(200)
    expect(body).toMatchObject({
      id: mine.appointment.id,
      status: 'booked',
      manageToken: mine.appointment.manageToken,
      slot: { start: mine.at(60), end: mine.at(80) },
    })
    expect(await isFree(mine.start)).toBe(true)
    expect(await isFree(mine.at(60))).toBe(false)
    expect(await messagesOf(mine)).toEqual(['confirmation', 'move'])
    expect(await occupied(mine)).toHaveLength(2)
  })

  it('is refused when somebody moved it after it was shown, and says where it is now', async () => {
    const mine = await booked()
    expect((await moveTo(mine, mine.at(60), { shownStart: mine.start })).status).toBe(200)
    const late = await moveTo(mine, mine.at(120), { shownStart: mine.start })
    expect([late.status, late.body.code]).toEqual([409, 'changed-meanwhile'])
    expect(late.body.detail).toMatch(
      /^Entre-temps, ce rendez-vous a été déplacé au .+ à .+\. Rien n’a été changé\.$/,
    )
    expect(await isFree(mine.at(60))).toBe(false)
    expect((await moveTo(mine, mine.at(120), { shownStart: mine.at(60) })).status).toBe(200)
  })

  it('to a time that overlaps its own works', async () => {
    const overlapping = await desk.facts.addReason({ durationMinutes: 40, stepMinutes: 20 })
    const day = patients.newDay()
    const start = `${day}T08:00:00.000Z`
    const { body } = await book(desk, {
      practitionerId,
      siteId,
      reasonId: overlapping,
      start,
      ...patients.somebody(),
    })
    const mine = { appointment: body } as Booked
    const moved = await moveTo(mine, new Date(Date.parse(start) + 20 * 60_000).toISOString())
    expect(moved.status).toBe(200)
    expect(await occupied(mine)).toHaveLength(2)
    expect(await isFree(start)).toBe(true)
  })

  it('to another practitioner at the same hour elsewhere works, and both screens are told', async () => {
    const mine = await booked()
    desk.announced.length = 0
    const { status, body } = await moveTo(mine, mine.start, { practitionerId: other, siteId: lectoure })
    expect([status, body.slot.practitionerId, body.slot.siteId]).toEqual([200, other, lectoure])
    expect(new Set(desk.announced.map((change) => change.practitionerId))).toEqual(
      new Set([practitionerId, other]),
    )
    expect(await isFree(mine.start)).toBe(true)
  })

  it('to a place that is taken is refused with 3 others, and the former place is kept', async () => {
    const mine = await booked()
    await book(desk, { practitionerId, siteId, reasonId, start: mine.at(40), ...patients.somebody() })
    const { status, body } = await moveTo(mine, mine.at(40))
    expect([status, body.code]).toEqual([409, 'slot-taken'])
    expect(body.alternatives).toHaveLength(3)
    expect(await isFree(mine.start)).toBe(false)
    expect(await occupied(mine)).toHaveLength(2)
  })

  it('onto another appointment of the same patient is refused', async () => {
    const mine = await booked()
    const day = mine.start.slice(0, 10)
    await desk.facts.addOpening({
      practitionerId: other,
      siteId: lectoure,
      start: `${day}T14:00`,
      end: `${day}T15:00`,
    })
    await desk.facts.addOpening({
      practitionerId,
      start: `${day}T14:00`,
      end: `${day}T15:00`,
    })
    const afternoon = `${day}T13:00:00.000Z`
    await book(desk, {
      practitionerId: other,
      siteId: lectoure,
      reasonId,
      start: afternoon,
      contact: mine.contact,
      patient: mine.patient,
    })
    const { status, body } = await moveTo(mine, afternoon)
    expect([status, body.code]).toEqual([409, 'patient-busy'])
  })

  it('off the grid is refused, and where it is already changes nothing', async () => {
    const mine = await booked()
    expect((await moveTo(mine, mine.at(7))).body.code).toBe('not-offered')
    expect((await moveTo(mine, mine.start)).status).toBe(200)
    expect(await messagesOf(mine)).toEqual(['confirmation'])
  })

  it('is proposed near: same practitioner and day first', async () => {
    const mine = await booked()
    const { body } = await desk.get(
      `/api/appointments/${mine.appointment.id}/choices?limit=4`,
      bearer(mine.appointment.sessionToken),
    )
    expect(
      body.slots.map((slot: { practitionerId: string; start: string }) => [slot.practitionerId, slot.start]),
    ).toEqual([20, 40, 60, 80].map((minutes) => [practitionerId, mine.at(minutes)]))
  })

  it('of two patients to one place at the same instant: one moves, the other stays', async () => {
    const [one, two] = [await booked(), await booked()]
    const target = two.at(100)
    const answers = await Promise.all([moveTo(one, target), moveTo(two, target)])
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
    expect([(await occupied(one)).length, (await occupied(two)).length]).toEqual([2, 2])
  })
})

describe('cancelling', () => {
  it('frees the place at once, says until when it can be taken back, and tells it', async () => {
    const mine = await booked()
    const { body } = await act(mine, 'cancel')
    expect(body).toMatchObject({
      status: 'cancelled-by-patient',
      restorableUntil: '2027-01-11T08:02:00.000Z',
    })
    expect(await isFree(mine.start)).toBe(true)
    expect(await occupied(mine)).toEqual([])
    expect((await act(mine, 'cancel')).body.status).toBe('cancelled-by-patient')
    expect(await messagesOf(mine)).toEqual(['confirmation', 'cancellation'])
  })

  it('is refused after the notice of the reason, with the phone number', async () => {
    const mine = await booked()
    desk.clock.moveTo(mine.at(-59))
    const { body: fresh } = await desk.post(`/api/links/${mine.appointment.manageToken}/identify`, {
      birthDate: '1958-03-04',
    })
    for (const verb of ['cancel', 'move']) {
      const { status, body } = await desk.post(
        `/api/appointments/${mine.appointment.id}/${verb}`,
        verb === 'move' ? { practitionerId, siteId, start: mine.at(60) } : undefined,
        bearer(fresh.sessionToken),
      )
      expect([status, body.code]).toEqual([409, 'too-late-to-change'])
      expect(body.phone).toBe('05 36 49 00 00'.replaceAll(' ', '\u00a0'))
    }
  })

  it('is taken back within 2 minutes', async () => {
    const mine = await booked()
    await act(mine, 'cancel')
    desk.clock.advance(1.9)
    expect((await act(mine, 'restore')).body).toMatchObject({ status: 'booked', restorableUntil: null })
    expect(await isFree(mine.start)).toBe(false)
    expect((await act(mine, 'restore')).status).toBe(200)
    expect(await messagesOf(mine)).toEqual(['confirmation', 'cancellation', 'restoration'])
  })

  it('is not taken back after 2 minutes, nor when somebody took the place', async () => {
    const [late, beaten] = [await booked(), await booked()]
    await act(late, 'cancel')
    await act(beaten, 'cancel')
    await book(desk, { practitionerId, siteId, reasonId, start: beaten.start, ...patients.somebody() })
    const taken = await act(beaten, 'restore')
    expect([taken.status, taken.body.code, taken.body.alternatives.length]).toEqual([409, 'slot-taken', 3])
    desk.clock.advance(2)
    expect((await act(late, 'restore')).body.code).toBe('too-late-to-restore')
  })

  it('then moving is refused', async () => {
    const mine = await booked()
    await act(mine, 'cancel')
    expect((await moveTo(mine, mine.at(40))).body.code).toBe('not-changeable')
  })
})

it('the wish for an earlier place is noted, and taken off', async () => {
  const mine = await booked()
  expect((await act(mine, 'earlier', { wantsEarlier: true })).body.wantsEarlier).toBe(true)
  expect((await act(mine, 'earlier', { wantsEarlier: false })).body.wantsEarlier).toBe(false)
})
