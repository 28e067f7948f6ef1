import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runAction } from '../../platform/action.ts'
import { type Answer, bearer } from '../../testing/booking-desk.ts'
import { type OfficeDesk, openOfficeDesk } from '../../testing/office-desk.ts'
import { wrongFreeTime } from '../../testing/wrong-free-time.ts'
import { signSession } from '../booking/booking-tokens.ts'
import { addAbsence } from './add-absence.ts'
import { addExtraOpening } from './add-extra-opening.ts'
import { changeOpeningRule } from './change-opening-rule.ts'
import { closeSite } from './close-site.ts'
import { actorAs } from '../../testing/actors.ts'

const CALL = { actor: actorAs('secretary'), language: 'fr' } as const
const MORNING = { start: '2027-03-22T09:00', end: '2027-03-22T12:00' }
const AFTERNOON = { start: '2027-03-22T14:00', end: '2027-03-22T17:00' }
const START = '2027-03-22T08:20:00.000Z'

type Closing = 'closure' | 'absence' | 'rule'

describe('time is closed at the instant at which it is booked', () => {
  let desk: OfficeDesk
  let place: { practitionerId: string; siteId: string; reasonId: string }
  let ruleId: string
  let people = 0
  beforeAll(async () => {
    desk = await openOfficeDesk('2027-03-20T08:00:00Z')
  })
  afterAll(() => desk.close())
  beforeEach(async () => {
    const siteId = await desk.facts.addSite({
      name: 'Cabinet d’Auch',
      communeCode: '32013',
      lat: 43.6,
      lon: 0.6,
    })
    const practitionerId = await desk.facts.addPractitioner({ siteIds: [siteId] })
    place = { practitionerId, siteId, reasonId: await desk.facts.addReason() }
    ;({ ruleId } = await open(MORNING))
  })

  const open = (span: typeof MORNING) =>
    runAction(desk.deps.platform, addExtraOpening, CALL, {
      ...place,
      networkId: desk.facts.networkId,
      serviceId: desk.facts.serviceIds.medicine,
      kind: 'scheduled',
      ...span,
    })
  /** The ids of the appointments that the closing reports. */
  const close = async (how: Closing): Promise<string[]> => {
    const { networkId } = desk.facts
    const { platform } = desk.deps
    const { practitionerId, siteId } = place
    if (how === 'rule') {
      const change = { networkId, ruleId, local: AFTERNOON }
      return (await runAction(platform, changeOpeningRule, CALL, change)).orphaned.map((one) => one.id)
    }
    const { appointments } =
      how === 'closure'
        ? await runAction(platform, closeSite, CALL, { networkId, siteId, cause: 'travaux', ...MORNING })
        : await runAction(platform, addAbsence, CALL, {
            networkId,
            practitionerId,
            cause: 'sick',
            ...MORNING,
          })
    return appointments.map((one) => one.id)
  }
  const newPatient = () => {
    people += 1
    return desk.facts.addPatient({ nameKey: `instant|${people}` })
  }
  const book = async (start = START, confirmWarnings: string[] = []) =>
    desk.post('/api/office/appointments', { ...place, start, confirmWarnings, patientId: await newPatient() })

  /** The closing has done its work and waits to write its trace; the booking waits for it; then both go on. */
  async function atOnce(how: Closing, booking: () => Promise<Answer>): Promise<[string[], Answer]> {
    const mayGoOn = Promise.withResolvers<void>()
    const isLocked = Promise.withResolvers<void>()
    const lock = desk.db.transaction().execute(async (tx) => {
      await sql`lock table audit in share mode`.execute(tx)
      isLocked.resolve()
      await mayGoOn.promise
    })
    await isLocked.promise
    const closing = close(how)
    await waiting(1)
    const booked = booking()
    await waiting(2)
    mayGoOn.resolve()
    await lock
    return [await closing, await booked]
  }

  async function waiting(count: number): Promise<void> {
    for (let tries = 0; tries < 200; tries++) {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(desk.db)
      if ((rows[0]?.n ?? 0) >= count) return
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    throw new Error(`fewer than ${count} wait`)
  }

  async function expectNoneForgotten(reported: string[]): Promise<void> {
    const { rows } = await sql<{ id: string }>`select id from appointment a
      where practitioner_id = ${place.practitionerId} and status in ('held', 'booked')
        and not exists (select from opening o where o.practitioner_id = a.practitioner_id and o.period @> a.period)`.execute(
      desk.db,
    )
    expect(rows.map((row) => row.id).filter((id) => !reported.includes(id))).toEqual([])
    expect(await wrongFreeTime(desk.db)).toEqual([])
  }

  it.each(['closure', 'rule'] as const)('a booking of the office is warned of the %s', async (how) => {
    const [reported, { status, body }] = await atOnce(how, () => book())
    expect([status, body.code]).toEqual([409, 'warning'])
    expect(body.warnings.map((warning: { kind: string }) => warning.kind)).toEqual(['outside-opening'])
    await expectNoneForgotten(reported)
  })

  it.each(['closure', 'rule'] as const)('a hold is refused because of the %s', async (how) => {
    const [reported, { status, body }] = await atOnce(how, () =>
      desk.post('/api/holds', { ...place, start: START }),
    )
    expect([status, body.code]).toEqual([409, 'not-offered'])
    await expectNoneForgotten(reported)
  })

  it('a booking on top of another is warned of the absence', async () => {
    const { body: under } = await book()
    const [reported, { status, body }] = await atOnce('absence', () => book(START, ['overbooking']))
    expect([status, body.code]).toEqual([409, 'warning'])
    expect(reported).toEqual([under.id])
    await expectNoneForgotten(reported)
  })

  it.each(['closure', 'rule'] as const)('a move of the office is warned of the %s', async (how) => {
    const { body: known } = await book('2027-03-22T10:00:00.000Z')
    const [reported, { status, body }] = await atOnce(how, () =>
      desk.post(`/api/office/appointments/${known.id}/move`, {
        ...place,
        start: START,
        version: known.version,
      }),
    )
    expect([status, body.code]).toEqual([409, 'warning'])
    expect(reported).toEqual([known.id])
    await expectNoneForgotten(reported)
  })

  it.each(['closure', 'rule'] as const)('a move by a patient is refused because of the %s', async (how) => {
    const { body: known } = await book('2027-03-22T10:00:00.000Z')
    const token = signSession(desk.deps.platform.secrets, known.id, desk.clock.now().add({ minutes: 30 }))
    const [reported, { status, body }] = await atOnce(how, () =>
      desk.post(`/api/appointments/${known.id}/move`, { ...place, start: START }, bearer(token)),
    )
    expect([status, body.code]).toEqual([409, 'not-offered'])
    expect(reported).toEqual([known.id])
    await expectNoneForgotten(reported)
  })

  it('an appointment that was cancelled does not come back into time that was closed since', async () => {
    const { body: known } = await book()
    const token = signSession(desk.deps.platform.secrets, known.id, desk.clock.now().add({ minutes: 30 }))
    const act = (verb: string) => desk.post(`/api/appointments/${known.id}/${verb}`, undefined, bearer(token))
    expect((await act('cancel')).body.status).toBe('cancelled-by-patient')
    expect(await close('closure')).toEqual([])
    expect((await act('restore')).body.code).toBe('not-offered')
    const again = { version: known.version + 1, status: 'booked' }
    const { status, body } = await desk.post(`/api/office/appointments/${known.id}/status`, again)
    expect([status, body.code]).toEqual([409, 'opening-gone'])
    await expectNoneForgotten([])
  })

  it('a booking that was first is reported by the closing', async () => {
    const { body } = await book()
    expect(await close('closure')).toEqual([body.id])
  })
})
