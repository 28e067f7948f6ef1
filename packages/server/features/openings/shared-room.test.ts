import { MINUTE_MS } from '@maillage/core/time/local-time.ts'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { type OfficeDesk, openOfficeDesk } from '../../testing/office-desk.ts'
import { wrongFreeTime } from '../../testing/wrong-free-time.ts'
import { rewriteFreeNow, takeTime } from '../booking/take-time.ts'
import { materialiseOpenings } from './materialise-openings.ts'

const SPAN = { start: '2027-03-22T09:00', end: '2027-03-22T12:00' }
const START = Date.parse('2027-03-22T08:20:00Z')

describe('two practitioners share one room', () => {
  let desk: OfficeDesk
  let siteId: string
  beforeAll(async () => {
    desk = await openOfficeDesk('2027-03-20T08:00:00Z')
    siteId = desk.facts.siteIds.fleurance
  })
  afterAll(() => desk.close())

  /** One who is open in the room, and one whose rule in the same room is not materialised yet. */
  async function openRoom() {
    const roomId = await desk.facts.addRoom(siteId)
    const there = await desk.facts.addPractitioner()
    const coming = await desk.facts.addPractitioner()
    await desk.facts.addOpening({ practitionerId: there, roomId, ...SPAN })
    await desk.db
      .insertInto('opening_rule')
      .values({
        id: newId(),
        network_id: desk.facts.networkId,
        practitioner_id: coming,
        site_id: siteId,
        room_id: roomId,
        service_id: desk.facts.serviceIds.medicine,
        kind: 'scheduled',
        local_start: SPAN.start,
        local_end: SPAN.end,
        recurrence: null,
        materialised_until: null,
      })
      .execute()
    const open = (tx: Tx) =>
      materialiseOpenings(tx, newId, {
        practitionerIds: [coming],
        from: Temporal.PlainDate.from('2027-03-22'),
        to: Temporal.PlainDate.from('2027-03-23'),
      })
    const book = async (tx: Tx) => {
      const taken = await takeTime(tx, desk.clock.now(), {
        appointmentId: newId(),
        practitionerId: there,
        roomId,
        start: START,
        end: START + 20 * MINUTE_MS,
        bufferBeforeMinutes: 0,
        bufferAfterMinutes: 0,
        cause: 'appointment',
      })
      if (!taken.taken) throw new Error('the time is taken')
      await rewriteFreeNow(tx, taken.touched)
    }
    return { open, book, there, coming }
  }

  /** Runs the second while the first, done, is not committed yet. */
  async function during(first: (tx: Tx) => Promise<unknown>, second: (tx: Tx) => Promise<unknown>) {
    const isDone = Promise.withResolvers<void>()
    const mayCommit = Promise.withResolvers<void>()
    const one = desk.deps.platform.db.transaction().execute(async (tx) => {
      await first(tx)
      isDone.resolve()
      await mayCommit.promise
    })
    await isDone.promise
    const two = desk.deps.platform.db.transaction().execute(second)
    await Promise.race([two, new Promise((resolve) => setTimeout(resolve, 300))])
    mayCommit.resolve()
    await Promise.all([one, two])
  }

  it('a booking of one, while the other is being opened there, is seen in the free time of both', async () => {
    const { open, book } = await openRoom()
    await during(open, book)
    expect(await wrongFreeTime(desk.db)).toEqual([])
  })

  it('an opening of one, while the other is being booked there, has that time taken', async () => {
    const { open, book } = await openRoom()
    await during(book, open)
    expect(await wrongFreeTime(desk.db)).toEqual([])
  })

  it('booked by both at one instant, the room is had by one', async () => {
    const { open, there, coming } = await openRoom()
    await desk.deps.platform.db.transaction().execute(open)
    const reasonId = await desk.facts.addReason()
    const slot = { siteId, reasonId, start: new Date(START).toISOString() }
    const answers = await Promise.all(
      [there, coming, there, coming].map((practitionerId) =>
        desk.post('/api/holds', { practitionerId, ...slot }),
      ),
    )
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409])
    expect(await wrongFreeTime(desk.db)).toEqual([])
  })
})
