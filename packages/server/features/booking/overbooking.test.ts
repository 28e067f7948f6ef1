import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bearer } from '../../testing/booking-desk.ts'
import { type OfficeDesk, openOfficeDesk } from '../../testing/office-desk.ts'
import { signSession } from './booking-tokens.ts'

const at = (time: string) => `2027-01-13T${time}:00.000Z`

describe('an appointment put on top of another, deliberately', () => {
  let desk: OfficeDesk
  let practitionerId: string
  let place: { reasonId: string; practitionerId: string; siteId: string }
  let people = 0

  beforeAll(async () => {
    desk = await openOfficeDesk('2027-01-12T08:00:00Z')
  })
  afterAll(() => desk.close())
  beforeEach(async () => {
    practitionerId = await desk.facts.addPractitioner()
    place = { practitionerId, siteId: desk.facts.siteIds.fleurance, reasonId: await desk.facts.addReason() }
    await desk.facts.addOpening({ practitionerId, start: '2027-01-13T09:00', end: '2027-01-13T10:00' })
  })

  const book = async (time: string, confirmWarnings: string[] = []) => {
    people += 1
    const patientId = await desk.facts.addPatient({ nameKey: `dessus|${people}` })
    const request = { ...place, start: at(time), patientId, confirmWarnings }
    return (await desk.post('/api/office/appointments', request)).body
  }
  const act = (known: { id: string; version: number }, verb: string, body: object = {}) =>
    desk.post(`/api/office/appointments/${known.id}/${verb}`, { version: known.version, ...body })
  /** One at 9:20, another on top of it, and the first is cancelled: the other stands alone, on its lane. */
  const overbooked = async () => {
    const under = await book('08:20')
    const onTop = await book('08:20', ['overbooking'])
    expect(onTop.lane).toBe(1)
    const cancelled = (await act(under, 'cancel', { by: 'patient' })).body
    return { cancelled, onTop }
  }
  const hold = (time: string, reasonId = place.reasonId) =>
    desk.post('/api/holds', { ...place, reasonId, start: at(time) })
  const offered = async (reasonId = place.reasonId) => {
    const { body } = await desk.post('/api/slots/search', { reasonId, practitionerId })
    return body.slots.map((slot: { start: string }) => slot.start.slice(11, 16)).sort()
  }

  it('still takes its time when the one under it is cancelled: nobody is offered it, nobody can hold it', async () => {
    await overbooked()
    expect(await offered()).toEqual(['08:00', '08:40'])
    const { status, body } = await hold('08:20')
    expect([status, body.code]).toEqual([409, 'slot-taken'])
    expect(body.alternatives.map((slot: { start: string }) => slot.start).sort()).toEqual([
      at('08:00'),
      at('08:40'),
    ])
  })

  it('is not in the way of a hold that expired: it is said to be taken', async () => {
    const { body: held } = await hold('08:20')
    await book('08:20', ['overbooking'])
    desk.clock.advance(6)
    const again = await desk.get(`/api/holds/${held.id}`, bearer(held.token))
    desk.clock.moveTo('2027-01-12T08:00:00Z')
    expect(again.body).toMatchObject({ status: 'expired', stillFree: false })
  })

  it('keeps the buffers of others away', async () => {
    await overbooked()
    const withBuffer = await desk.facts.addReason({ bufferAfterMinutes: 10 })
    expect(await offered(withBuffer)).toEqual(['08:40'])
    expect((await hold('08:00', withBuffer)).body.code).toBe('slot-taken')
  })

  it('cannot be moved onto by a patient', async () => {
    await overbooked()
    const mine = await book('08:40')
    const token = signSession(desk.deps.platform.secrets, mine.id, desk.clock.now().add({ minutes: 30 }))
    const move = await desk.post(
      `/api/appointments/${mine.id}/move`,
      { practitionerId, siteId: place.siteId, start: at('08:20') },
      bearer(token),
    )
    expect([move.status, move.body.code]).toEqual([409, 'slot-taken'])
  })

  it('does not keep the one under it from coming back, by the office or by the patient', async () => {
    const { cancelled } = await overbooked()
    const { status, body: back } = await act(cancelled, 'status', { status: 'booked' })
    expect([status, back.status]).toEqual([200, 'booked'])
    const token = signSession(desk.deps.platform.secrets, back.id, desk.clock.now().add({ minutes: 30 }))
    const own = (verb: string) => desk.post(`/api/appointments/${back.id}/${verb}`, undefined, bearer(token))
    expect((await own('cancel')).status).toBe(200)
    expect((await own('restore')).body.status).toBe('booked')
    const { rows } = await sql<{ lane: number }>`select lane from occupation
      where resource_id = ${practitionerId} order by lane`.execute(desk.db)
    expect(rows.map((row) => row.lane)).toEqual([0, 1])
  })
})
