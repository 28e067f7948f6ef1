import { type Interval, mergeIntervals, subtractIntervals } from '@maillage/core/time/interval.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { book } from '../../testing/book.ts'
import { type Answer, bearer, type BookingDesk, JEANNE, openBookingDesk } from '../../testing/booking-desk.ts'

let desk: BookingDesk
let siteId: string
let reasonId: string
let longReasonId: string

beforeAll(async () => {
  desk = await openBookingDesk('2027-01-11T08:00:00Z')
  siteId = desk.facts.siteIds.fleurance
  reasonId = await desk.facts.addReason()
  longReasonId = await desk.facts.addReason({ durationMinutes: 40, stepMinutes: 20, bufferAfterMinutes: 5 })
})
afterAll(() => desk.close())

let people = 0
const somebody = () => {
  people += 1
  const name = [...String(people)].map((digit) => String.fromCharCode(97 + Number(digit))).join('')
  return { contact: `p${people}@exemple.fr`, patient: { ...JEANNE, givenName: name } }
}
const codesOf = (answers: Answer[]) =>
  answers.map((answer) => `${answer.status} ${answer.body.code ?? answer.body.status}`)

describe('many people on one slot', () => {
  it('50 press at the same instant: one holds it, each other is offered 3 slots, nobody gets an error', async () => {
    const practitionerId = await desk.facts.addPractitioner()
    const roomId = await desk.facts.addRoom(siteId)
    await desk.facts.addOpening({
      practitionerId,
      roomId,
      start: '2027-01-12T09:00',
      end: '2027-01-12T12:00',
    })
    const press = () =>
      desk.post('/api/holds', { reasonId, practitionerId, siteId, start: '2027-01-12T08:00:00Z' })
    const answers = await Promise.all(Array.from({ length: 50 }, press))
    expect(codesOf(answers).sort()).toEqual([
      '201 held',
      ...Array.from({ length: 49 }, () => '409 slot-taken'),
    ])
    for (const answer of answers.filter((one) => one.status === 409))
      expect(answer.body.alternatives).toHaveLength(3)
  })

  it('the same after the hold of somebody else has expired: still one only', async () => {
    const practitionerId = await desk.facts.addPractitioner()
    await desk.facts.addOpening({ practitionerId, start: '2027-01-12T09:00', end: '2027-01-12T12:00' })
    const press = () =>
      desk.post('/api/holds', { reasonId, practitionerId, siteId, start: '2027-01-12T08:00:00Z' })
    await press()
    desk.clock.advance(5)
    const answers = await Promise.all(Array.from({ length: 20 }, press))
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1)
    expect(answers.filter((answer) => answer.status === 409)).toHaveLength(19)
  })

  it('the same hold confirmed while it expires and another takes it: one appointment at most', async () => {
    const practitionerId = await desk.facts.addPractitioner()
    await desk.facts.addOpening({ practitionerId, start: '2027-01-13T09:00', end: '2027-01-13T12:00' })
    const start = '2027-01-13T08:00:00Z'
    const first = await desk.post('/api/holds', { reasonId, practitionerId, siteId, start })
    const who = somebody()
    const sent = await desk.post(`/api/holds/${first.body.id}/code`, who, bearer(first.body.token))
    const code = await desk.lastCode()
    desk.clock.advance(5)
    const [confirmed, taken] = await Promise.all([
      desk.post(
        `/api/holds/${first.body.id}/confirm`,
        { ...who, codeId: sent.body.codeId, code },
        bearer(first.body.token),
      ),
      desk.post('/api/holds', { reasonId, practitionerId, siteId, start }),
    ])
    expect([confirmed.body.code, taken.status]).toEqual(['hold-expired', 201])
  })

  it('swapping places at the same instant ends in refusals, never in two appointments on one place', async () => {
    const practitionerId = await desk.facts.addPractitioner()
    await desk.facts.addOpening({ practitionerId, start: '2027-01-14T09:00', end: '2027-01-14T12:00' })
    const starts = ['2027-01-14T08:00:00.000Z', '2027-01-14T08:20:00.000Z']
    const mine: Answer[] = []
    for (const start of starts)
      mine.push(await book(desk, { practitionerId, siteId, reasonId, start, ...somebody() }))
    const answers = await Promise.all(
      mine.map(({ body }, i) =>
        desk.post(
          `/api/appointments/${body.id}/move`,
          { practitionerId, siteId, start: starts[1 - i] },
          bearer(body.sessionToken),
        ),
      ),
    )
    expect(codesOf(answers)).toEqual(['409 slot-taken', '409 slot-taken'])
  })
})

describe('free time', () => {
  it('equals openings minus occupations after any mixture of holds, bookings, moves, cancellations at once', async () => {
    const roomId = await desk.facts.addRoom(siteId)
    const practitioners = [
      await desk.facts.addPractitioner(),
      await desk.facts.addPractitioner(),
      await desk.facts.addPractitioner(),
    ]
    for (const practitionerId of practitioners) {
      for (const date of ['2027-02-01', '2027-02-02']) {
        await desk.facts.addOpening({
          practitionerId,
          start: `${date}T09:00`,
          end: `${date}T13:00`,
          ...(practitionerId === practitioners[0] ? {} : { roomId }),
        })
        await desk.facts.addOpening({ practitionerId, start: `${date}T12:30`, end: `${date}T14:30` })
      }
    }
    const random = seeded(20270201)
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
    const anyStart = () =>
      new Date(Date.UTC(2027, 1, pick([1, 2]), 8, 20 * Math.floor(random() * 16))).toISOString()
    const live: { id: string; token: string; sessionToken?: string }[] = []
    const done = new Map<string, number>()
    const count = (what: string, answer: Answer) => {
      if (answer.status < 300) done.set(what, (done.get(what) ?? 0) + 1)
      return answer.status
    }
    const step = async (): Promise<number> => {
      const roll = random()
      const known = pick(live)
      const slot = { practitionerId: pick(practitioners), siteId, start: anyStart() }
      if (!known || roll < 0.3) {
        const held = await desk.post('/api/holds', { reasonId: pick([reasonId, longReasonId]), ...slot })
        if (held.status === 201) live.push(held.body)
        return count('hold', held)
      }
      if (!known.sessionToken) {
        if (roll < 0.4)
          return count(
            'release',
            await desk.post(`/api/holds/${known.id}/release`, undefined, bearer(known.token)),
          )
        const confirmed = await confirmSafely(known, somebody())
        if (confirmed.status === 200) known.sessionToken = confirmed.body.sessionToken
        return count('confirm', confirmed)
      }
      const verb = pick(['move', 'move', 'cancel', 'restore'])
      return count(
        verb,
        await desk.post(
          `/api/appointments/${known.id}/${verb}`,
          verb === 'move' ? slot : undefined,
          bearer(known.sessionToken),
        ),
      )
    }
    const statuses: number[] = []
    for (let round = 0; round < 60; round++)
      statuses.push(...(await Promise.all([step(), step(), step(), step(), step(), step()])))
    expect(statuses.filter((status) => status >= 500)).toEqual([])
    for (const what of ['hold', 'release', 'confirm', 'move', 'cancel', 'restore'])
      expect(done.get(what), what).toBeGreaterThan(5)
    await expectFreeTimeRight()
  }, 60_000)
})

/** Confirms by a code read for this very hold: several ask for codes at once here. */
async function confirmSafely(
  hold: { id: string; token: string },
  who: ReturnType<typeof somebody>,
): Promise<Answer> {
  const sent = await desk.post(`/api/holds/${hold.id}/code`, who, bearer(hold.token))
  if (sent.status !== 200) return sent
  const message = await desk.db
    .selectFrom('message')
    .select('body')
    .where('recipient', '=', who.contact)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return desk.post(
    `/api/holds/${hold.id}/confirm`,
    { ...who, codeId: sent.body.codeId, code: message.body.slice(0, 6) },
    bearer(hold.token),
  )
}

/** Free time computed another way: interval algebra on the rows, not SQL. */
async function expectFreeTimeRight(): Promise<void> {
  type Row = { key: string; a: number; b: number; resources: string[] }
  const read = (query: ReturnType<typeof sql<Row>>) => query.execute(desk.db).then((result) => result.rows)
  const openings =
    await read(sql<Row>`select practitioner_id || ' ' || id as key, extract(epoch from lower(period))::float8 as a, extract(epoch from upper(period))::float8 as b,
    array_remove(array[practitioner_id, room_id], null) as resources from opening`)
  const occupations = await read(
    sql<Row>`select resource_id::text as key, extract(epoch from lower(period))::float8 as a, extract(epoch from upper(period))::float8 as b, '{}'::uuid[] as resources from occupation where lane = 0`,
  )
  const free = await read(
    sql<Row>`select practitioner_id || ' ' || opening_id as key, extract(epoch from starts_at)::float8 as a, extract(epoch from ends_at)::float8 as b, '{}'::uuid[] as resources from free_interval order by starts_at`,
  )
  const interval = (row: Row): Interval => ({ start: row.a, end: row.b })
  for (const opening of openings) {
    const taken = mergeIntervals(
      occupations.filter((row) => opening.resources.includes(row.key)).map(interval),
    )
    const expected = subtractIntervals([interval(opening)], taken)
    expect(free.filter((row) => row.key === opening.key).map(interval)).toEqual(expected)
  }
}

/** mulberry32: the same sequence at each run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
