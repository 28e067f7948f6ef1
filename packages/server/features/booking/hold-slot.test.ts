import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bearer, type BookingDesk, openBookingDesk } from '../../testing/booking-desk.ts'

let desk: BookingDesk
let practitionerId: string
let reasonId: string
let siteId: string

beforeAll(async () => {
  desk = await openBookingDesk('2027-01-11T08:00:00Z')
  siteId = desk.facts.siteIds.fleurance
  practitionerId = await desk.facts.addPractitioner()
  reasonId = await desk.facts.addReason()
})
afterAll(() => desk.close())

let day = 12
/** A morning of its own, 9:00 to 12:00 in Fleurance, so that tests do not meet. */
async function morning(
  options: { roomId?: string; audience?: 'everyone' | 'own-patients' | 'office' } = {},
): Promise<string> {
  day += 1
  const date = new Date(Date.UTC(2027, 0, day)).toISOString().slice(0, 10)
  await desk.facts.addOpening({ practitionerId, start: `${date}T09:00`, end: `${date}T12:00`, ...options })
  return `${date}T08:00:00.000Z`
}
const hold = (start: string, more: Record<string, unknown> = {}, headers = {}) =>
  desk.post('/api/holds', { reasonId, practitionerId, siteId, start, ...more }, headers)
const later = (start: string, minutes: number) => new Date(Date.parse(start) + minutes * 60_000).toISOString()

async function freeOf(start: string): Promise<string[]> {
  const rows = await desk.db
    .selectFrom('free_interval')
    .select(['starts_at', 'ends_at'])
    .where('practitioner_id', '=', practitionerId)
    .where('starts_at', '>=', new Date(Date.parse(start) - 3_600_000))
    .where('ends_at', '<=', new Date(Date.parse(start) + 10_800_000))
    .orderBy('starts_at')
    .execute()
  return rows.map(
    (row) => `${row.starts_at.toISOString().slice(11, 16)}-${row.ends_at.toISOString().slice(11, 16)}`,
  )
}

describe('holding a slot', () => {
  it('keeps it 5 minutes, takes its time away from the search, and says how far it is', async () => {
    const start = await morning()
    const { status, body } = await hold(start, { communeCode: '32208' })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      status: 'held',
      reasonId,
      extendable: true,
      stillFree: true,
      expiresAt: '2027-01-11T08:05:00.000Z',
      slot: { practitionerId, siteId, start, end: later(start, 20), minutes: 12 },
    })
    expect(await freeOf(start)).toEqual(['08:20-11:00'])
    expect(desk.announced).toContainEqual(
      expect.objectContaining({ practitionerId, kind: 'appointment.held', id: body.id }),
    )
  })

  it('leaves an audit line, an event and the job that ends it', async () => {
    const { body } = await hold(await morning())
    const audit = await desk.db.selectFrom('audit').selectAll().where('subject_id', '=', body.id).execute()
    expect(audit.map((line) => [line.action, line.actor])).toEqual([['hold-slot', 'public']])
    expect(JSON.stringify(audit[0]?.detail)).not.toContain(reasonId)
    const events = await desk.db
      .selectFrom('event')
      .select('kind')
      .where('subject_id', '=', body.id)
      .execute()
    expect(events).toEqual([{ kind: 'appointment.held' }])
  })

  it('is refused to the second with the 3 nearest, same practitioner and day first', async () => {
    const start = await morning()
    await hold(start)
    const { status, body } = await hold(start)
    expect(status).toBe(409)
    expect(body.code).toBe('slot-taken')
    expect(body.detail).toBe('Ce rendez-vous vient d’être pris. En voici trois autres, tout près.')
    expect(body.alternatives.map((slot: { start: string }) => slot.start)).toEqual(
      [20, 40, 60].map((minutes) => later(start, minutes)),
    )
  })

  it('is refused when it overlaps another start', async () => {
    const start = await morning()
    const long = await desk.facts.addReason({ durationMinutes: 40 })
    expect((await hold(start, { reasonId: long })).status).toBe(201)
    const { status, body } = await hold(later(start, 20))
    expect([status, body.code]).toEqual([409, 'slot-taken'])
  })

  it('is refused off the grid, outside an opening, to another audience, and for a place that is not open', async () => {
    const start = await morning()
    expect((await hold(later(start, 10))).body.code).toBe('not-offered')
    expect((await hold(later(start, 180))).body.code).toBe('not-offered')
    const own = await morning({ audience: 'own-patients' })
    expect((await hold(own)).body.code).toBe('not-offered')
    const announced = await desk.facts.addSite({
      name: 'Centre annoncé',
      communeCode: '32013',
      lat: 43.6,
      lon: 0.6,
      status: 'announced',
    })
    await desk.facts.addOpening({
      practitionerId,
      siteId: announced,
      start: '2027-02-20T09:00',
      end: '2027-02-20T10:00',
    })
    expect((await hold('2027-02-20T08:00:00Z', { siteId: announced })).body.code).toBe('not-offered')
  })

  it.each([
    ['0000-01-01T00:00:00Z', 'too-soon'],
    ['2027-01-11T07:59:00Z', 'too-soon'],
    ['9999-12-31T23:59:59Z', 'too-far'],
  ])('is refused at %s: %s, with 3 that can be had', async (start, code) => {
    await morning()
    const { status, body } = await hold(start)
    expect([status, body.code, body.alternatives.length]).toEqual([409, code, 3])
  })

  it('is refused too soon, and beyond the horizon', async () => {
    const start = await morning()
    const withNotice = await desk.facts.addReason({ minimumNoticeMinutes: 60 * 24 * 30 })
    expect((await hold(start, { reasonId: withNotice })).body.code).toBe('too-soon')
    const near = await desk.facts.addReason({ horizonDays: 1 })
    expect((await hold(start, { reasonId: near })).body.code).toBe('too-far')
  })

  it('is refused for a reason of another network, one kept to the office, an unknown one', async () => {
    const start = await morning()
    const elsewhere = await openBookingDesk('2027-01-11T08:00:00Z')
    const foreign = await elsewhere.facts.addReason()
    await elsewhere.close()
    const officeOnly = await desk.facts.addReason({ audience: 'office' })
    expect(await hold(start, { reasonId: foreign })).toMatchObject({
      status: 404,
      body: { code: 'no-such-reason' },
    })
    const refused = await hold(start, { reasonId: officeOnly })
    expect(refused).toMatchObject({ status: 422, body: { code: 'reason-not-online' } })
    expect(refused.body.detail).toContain('05 36 49 00 00'.replaceAll(' ', '\u00a0'))
  })

  it('answers a retry with the same key by the same hold', async () => {
    const start = await morning()
    const key = { 'idempotency-key': 'twice-the-same-hold' }
    const [first, second] = [await hold(start, {}, key), await hold(start, {}, key)]
    expect(second.body).toEqual(first.body)
  })

  it('takes the room too: another practitioner cannot have it', async () => {
    const roomId = await desk.facts.addRoom(siteId)
    const start = await morning({ roomId })
    const other = await desk.facts.addPractitioner()
    const date = start.slice(0, 10)
    await desk.facts.addOpening({
      practitionerId: other,
      start: `${date}T09:00`,
      end: `${date}T12:00`,
      roomId,
    })
    await hold(start)
    expect((await hold(start, { practitionerId: other })).body.code).toBe('slot-taken')
    expect((await hold(later(start, 20), { practitionerId: other })).status).toBe(201)
  })

  it('widens the practitioner’s time by the buffers of the reason', async () => {
    const start = await morning()
    const buffered = await desk.facts.addReason({ bufferBeforeMinutes: 10, bufferAfterMinutes: 10 })
    await hold(later(start, 40), { reasonId: buffered })
    expect(await freeOf(start)).toEqual(['08:00-08:30', '09:10-11:00'])
    expect((await hold(later(start, 60))).body.code).toBe('slot-taken')
  })
})

describe('the end of a hold', () => {
  it('is put off once, by 5 minutes', async () => {
    const { body } = await hold(await morning())
    const extended = await desk.post(`/api/holds/${body.id}/extend`, undefined, bearer(body.token))
    expect(extended.body).toMatchObject({ expiresAt: '2027-01-11T08:10:00.000Z', extendable: false })
    const again = await desk.post(`/api/holds/${body.id}/extend`, undefined, bearer(body.token))
    expect([again.status, again.body.code]).toEqual([409, 'already-extended'])
  })

  it('gives the slot back when it is released, and a second release changes nothing', async () => {
    const start = await morning()
    const { body } = await hold(start)
    const released = await desk.post(`/api/holds/${body.id}/release`, undefined, bearer(body.token))
    expect(released.body.status).toBe('released')
    expect(
      (await desk.post(`/api/holds/${body.id}/release`, undefined, bearer(body.token))).body.status,
    ).toBe('released')
    expect(await freeOf(start)).toEqual(['08:00-11:00'])
  })

  it('needs the bearer of this very hold', async () => {
    const [one, other] = [await hold(await morning()), await hold(await morning())]
    const path = `/api/holds/${one.body.id}`
    for (const headers of [
      bearer(other.body.token),
      bearer(`${one.body.token}x`),
      { authorization: 'Basic abc' },
    ]) {
      expect((await desk.get(path, headers)).body.code).toBe('check-needed')
      expect((await desk.post(`${path}/release`, undefined, headers)).body.code).toBe('check-needed')
    }
    expect((await desk.get(path)).body.code).toBe('sign-in-needed')
    expect((await desk.post(`${path}/release`)).body.code).toBe('sign-in-needed')
  })

  it('comes by itself: the job gives the slot back, an extended hold waits', async () => {
    const start = await morning()
    const { body } = await hold(start)
    await desk.post(`/api/holds/${body.id}/extend`, undefined, bearer(body.token))
    const before = desk.clock.now().toString()
    desk.clock.advance(6)
    await desk.tasks['release-expired-hold']({ practitionerId, appointmentId: body.id })
    expect((await desk.get(`/api/holds/${body.id}`, bearer(body.token))).body.status).toBe('held')
    desk.clock.advance(5)
    expect((await desk.get(`/api/holds/${body.id}`, bearer(body.token))).body).toMatchObject({
      status: 'expired',
      stillFree: true,
    })
    await desk.tasks['release-expired-hold']({ practitionerId, appointmentId: body.id })
    expect(await freeOf(start)).toEqual(['08:00-11:00'])
    expect((await desk.get(`/api/holds/${body.id}`, bearer(body.token))).body).toMatchObject({
      status: 'expired',
      stillFree: true,
    })
    desk.clock.moveTo(before)
  })

  it('does not block: who comes after the 5 minutes takes the slot although no job ran', async () => {
    const start = await morning()
    const first = await hold(start)
    const before = desk.clock.now().toString()
    desk.clock.advance(5)
    const second = await hold(start)
    expect(second.status).toBe(201)
    const view = await desk.get(`/api/holds/${first.body.id}`, bearer(first.body.token))
    expect(view.body).toMatchObject({ status: 'expired', stillFree: false })
    const extended = await desk.post(
      `/api/holds/${first.body.id}/extend`,
      undefined,
      bearer(first.body.token),
    )
    expect(extended.body).toMatchObject({ code: 'hold-expired', stillFree: false })
    expect(extended.body.alternatives).toHaveLength(3)
    const traces = await desk.db
      .selectFrom('audit')
      .select('action')
      .where('subject_id', '=', first.body.id)
      .execute()
    expect(traces.map((line) => line.action)).toEqual(['hold-slot', 'release-expired-hold'])
    expect(await freeOf(start)).toEqual(['08:20-11:00'])
    desk.clock.moveTo(before)
  })

  it('is found by the purge when its job was lost', async () => {
    const start = await morning()
    const { body } = await hold(start)
    const before = desk.clock.now().toString()
    desk.clock.advance(30)
    await desk.tasks['purge-short-lived']({})
    const row = await desk.db
      .selectFrom('appointment')
      .select('status')
      .where('id', '=', body.id)
      .executeTakeFirst()
    expect(row?.status).toBe('expired')
    expect(await freeOf(start)).toEqual(['08:00-11:00'])
    desk.clock.moveTo(before)
  })
})
