import { MINUTE_MS } from '@maillage/core/time/local-time.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { type OfficeDesk, openOfficeDesk } from '../../testing/office-desk.ts'
import { rewriteFreeNow, takeTime } from '../booking/take-time.ts'
import { createSmallNetwork, type SmallNetwork } from '../../testing/small-network.ts'
import { wrongFreeTime } from '../../testing/wrong-free-time.ts'

const NINE = '2027-01-13T08:00:00.000Z'
const HALF_PAST_ELEVEN = '2027-01-13T10:30:00.000Z'

/** One network of the professional: where they are open, for what, and somebody to book for. */
interface Side {
  network: SmallNetwork
  siteId: string
  reasonId: string
  patientId: string
}

describe('a professional of two networks', () => {
  let desk: OfficeDesk
  let practitionerId: string
  let stranger: string
  let here: Side
  let there: Side

  beforeAll(async () => {
    desk = await openOfficeDesk('2027-01-12T08:00:00Z')
    practitionerId = await desk.facts.addPractitioner()
    stranger = await desk.facts.addPractitioner()
    here = await openMorning(desk.facts, 'ici')
    there = await openMorning(await createSmallNetwork(desk.db, '2027-01-02T00:00:00Z'), 'ailleurs')
    await desk.db
      .insertInto('practitioner_role')
      .values({
        id: newId(),
        network_id: there.network.networkId,
        practitioner_id: practitionerId,
        site_id: there.siteId,
        profession: 'general-practitioner',
        label: '{}',
      })
      .execute()
  })
  afterAll(() => desk.close())

  async function openMorning(network: SmallNetwork, name: string): Promise<Side> {
    const siteId = network.siteIds.fleurance
    const span = { start: '2027-01-13T09:00', end: '2027-01-13T12:00' }
    await network.addOpening({ practitionerId, siteId, serviceId: network.serviceIds.medicine, ...span })
    const patientId = await network.addPatient({ birthName: `Personne d’${name}`, nameKey: `${name}|jeanne` })
    return { network, siteId, reasonId: await network.addReason({ bufferAfterMinutes: 10 }), patientId }
  }

  /** Does something on the server of one network. */
  async function onServerOf<T>(side: Side, work: () => Promise<T>): Promise<T> {
    const { network } = desk.deps
    const { id } = network
    network.id = async () => side.network.networkId
    try {
      return await work()
    } finally {
      network.id = id
    }
  }
  const book = (side: Side, start: string, more: object = {}) =>
    onServerOf(side, () =>
      desk.post('/api/office/appointments', {
        practitionerId,
        siteId: side.siteId,
        reasonId: side.reasonId,
        patientId: side.patientId,
        start,
        ...more,
      }),
    )
  const columnsOf = async (side: Side) =>
    (await onServerOf(side, () => desk.get('/api/office/day?date=2027-01-13'))).body.columns
  const startsOf = async (side: Side) =>
    (
      await onServerOf(side, () => desk.post('/api/slots/search', { reasonId: side.reasonId, limit: 50 }))
    ).body.slots.map((slot: { start: string }) => slot.start)

  it('booked in one, is busy in the other, and the other knows nothing more', async () => {
    expect((await book(here, NINE)).status).toBe(201)
    const [column] = await columnsOf(there)
    expect(column.absences).toEqual([
      { start: NINE, end: '2027-01-13T08:30:00.000Z', id: null, cause: 'elsewhere' },
    ])
    expect(column.appointments).toEqual([])
    const said = JSON.stringify(await columnsOf(there))
    for (const secret of [here.network.networkId, here.siteId, here.reasonId, here.patientId, 'ici'])
      expect(said).not.toContain(secret)
    expect((await columnsOf(here))[0].absences).toEqual([])
  })

  it('has lost that time in the free time of both, and says touching times as one', async () => {
    const again = await book(here, '2027-01-13T08:30:00.000Z', { confirmWarnings: ['same-day'] })
    expect(again.status).toBe(201)
    expect((await columnsOf(there))[0].absences).toEqual([
      { start: NINE, end: '2027-01-13T09:00:00.000Z', id: null, cause: 'elsewhere' },
    ])
    const starts = await startsOf(there)
    expect(starts).toContain('2027-01-13T09:00:00.000Z')
    expect(starts.filter((start: string) => start < '2027-01-13T09:00:00.000Z')).toEqual([])
    expect(await wrongFreeTime(desk.db)).toEqual([])
  })

  it('cannot be booked twice, even by an office that wants to overbook', async () => {
    const everyWarning = ['overbooking', 'absence', 'outside-opening', 'same-day']
    const twice = await book(there, NINE, { confirmWarnings: everyWarning })
    expect([twice.status, twice.body.code]).toEqual([409, 'busy-elsewhere'])
    const held = await onServerOf(there, () =>
      desk.post('/api/holds', {
        practitionerId,
        siteId: there.siteId,
        reasonId: there.reasonId,
        start: NINE,
      }),
    )
    expect(held.status).toBe(409)
  })

  it('cannot be booked twice either on top of a deliberate overbooking of the other', async () => {
    const start = HALF_PAST_ELEVEN
    await sql`insert into occupation (network_id, resource_id, period, lane, cause, source_id)
      values (${here.network.networkId}, ${practitionerId}, tstzrange(${start}, ${start}::timestamptz + interval '20 minutes'), 1, 'appointment', ${newId()})`.execute(
      desk.db,
    )
    expect((await book(there, start)).body.code).toBe('busy-elsewhere')
  })

  /** Takes 20 minutes as an action does once it decided to. */
  const take = (side: Side, start: number, lane = 0) =>
    desk.database.fenced
      .of(side.network.networkId)
      .transaction()
      .execute(async (tx) => {
        const taken = await takeTime(tx, desk.clock.now(), {
          appointmentId: newId(),
          practitionerId,
          start,
          end: start + 20 * MINUTE_MS,
          bufferBeforeMinutes: 0,
          bufferAfterMinutes: 0,
          lane,
          cause: 'appointment',
        })
        if (taken.taken) await rewriteFreeNow(tx, taken.touched)
        return taken.taken
      })

  it('is not taken either by whoever decided before the other network did', async () => {
    for (const start of [NINE, HALF_PAST_ELEVEN])
      for (const lane of [0, 2])
        expect([start, lane, await take(there, Date.parse(start), lane)]).toEqual([start, lane, false])
  })

  it('asked for by both at one instant is had by one', async () => {
    for (let round = 0; round < 6; round++) {
      const start = Date.parse('2027-01-13T09:00:00Z') + round * 10 * MINUTE_MS
      const had = await Promise.all([here, there, here, there].map((side) => take(side, start)))
      expect(had.filter(Boolean).length).toBe(round % 2 === 0 ? 1 : 0)
    }
    expect(await wrongFreeTime(desk.db)).toEqual([])
  })

  it('is not looked at by a network where they do not work', async () => {
    const period = `tstzrange('2027-01-13', '2027-01-14')`
    await desk.facts.addOpening({
      practitionerId: stranger,
      start: '2027-01-13T09:00',
      end: '2027-01-13T12:00',
    })
    await desk.facts.addAbsence(stranger, NINE, HALF_PAST_ELEVEN)
    const seen = async (who: string, fence: string) => {
      const { rows } =
        await sql`select * from busy_elsewhere(array[${who}::uuid], ${sql.raw(period)})`.execute(
          desk.database.fenced.of(fence),
        )
      return rows.length
    }
    expect(await seen(practitionerId, there.network.networkId)).toBeGreaterThan(0)
    expect(await seen(stranger, there.network.networkId)).toBe(0)
    expect(await seen(practitionerId, newId())).toBe(0)
    expect(await seen(practitionerId, '')).toBe(0)
  })

  it('whom another network may not take: somebody who does not work there', async () => {
    const take = (fence: string) =>
      sql`insert into occupation (resource_id, period, cause, source_id) values (${stranger}, tstzrange('2027-02-01 08:00Z', '2027-02-01 09:00Z'), 'meeting', ${newId()})`.execute(
        desk.database.fenced.of(fence),
      )
    await expect(take(there.network.networkId)).rejects.toMatchObject({ code: '42501' })
    await take(here.network.networkId)
  })
})
