import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runAction } from '../../platform/action.ts'
import { type OfficeDesk, openOfficeDesk } from '../../testing/office-desk.ts'
import { wrongFreeTime } from '../../testing/wrong-free-time.ts'
import { addAbsence } from './add-absence.ts'
import { addExtraOpening } from './add-extra-opening.ts'
import { changeOpeningRule } from './change-opening-rule.ts'
import { actorAs } from '../../testing/actors.ts'

const CALL = { actor: actorAs('secretary'), language: 'fr' } as const
const START = Date.parse('2027-03-22T08:00:00Z')
const MINUTE = 60_000

describe('openings change while people book', () => {
  let desk: OfficeDesk
  beforeAll(async () => {
    desk = await openOfficeDesk('2027-03-20T08:00:00Z')
  })
  afterAll(() => desk.close())

  it('ends with no error, nothing taken twice, and free time equal to openings minus occupations', async () => {
    const { networkId, siteIds, serviceIds } = desk.facts
    const siteId = siteIds.fleurance
    const serviceId = serviceIds.medicine
    const practitionerId = await desk.facts.addPractitioner()
    const reasonId = await desk.facts.addReason()
    const day = { networkId, practitionerId, siteId, serviceId, kind: 'scheduled' } as const
    const { ruleId } = await runAction(desk.deps.platform, addExtraOpening, CALL, {
      ...day,
      start: '2027-03-22T09:00',
      end: '2027-03-22T18:00',
    })
    const patients = await Promise.all(
      Array.from({ length: 24 }, (_, rank) => desk.facts.addPatient({ nameKey: `essai|load ${rank}` })),
    )
    const bookings = patients.map((patientId, rank) =>
      desk.post('/api/office/appointments', {
        practitionerId,
        siteId,
        reasonId,
        patientId,
        start: new Date(START + (rank % 12) * 20 * MINUTE).toISOString(),
      }),
    )
    const holds = Array.from({ length: 24 }, (_, rank) =>
      desk.post('/api/holds', {
        practitionerId,
        siteId,
        reasonId,
        start: new Date(START + rank * 20 * MINUTE).toISOString(),
      }),
    )
    const absence = runAction(desk.deps.platform, addAbsence, CALL, {
      networkId,
      practitionerId,
      cause: 'sick',
      start: '2027-03-22T14:00',
      end: '2027-03-22T16:00',
    })
    const change = runAction(desk.deps.platform, changeOpeningRule, CALL, {
      networkId,
      ruleId,
      local: { start: '2027-03-22T10:00', end: '2027-03-22T18:00' },
    })
    const answers = await Promise.all([...bookings, ...holds])
    const { appointments } = await absence
    await change
    for (const answer of answers) expect([201, 409]).toContain(answer.status)
    expect(answers.filter((answer) => answer.status === 201).length).toBeGreaterThan(5)
    expect(await wrongFreeTime(desk.db)).toEqual([])
    const openings = await desk.db
      .selectFrom('opening')
      .select('period')
      .where('practitioner_id', '=', practitionerId)
      .orderBy('period')
      .execute()
    expect(openings.map((opening) => opening.period)).toEqual([
      '["2027-03-22 09:00:00+00","2027-03-22 13:00:00+00")',
      '["2027-03-22 15:00:00+00","2027-03-22 17:00:00+00")',
    ])
    const { rows: inside } = await sql<{
      id: string
    }>`select id from appointment where practitioner_id = ${practitionerId}
      and status in ('held', 'booked') and period && tstzrange('2027-03-22T13:00Z', '2027-03-22T15:00Z')`.execute(
      desk.db,
    )
    expect(inside.map((row) => row.id).sort()).toEqual(appointments.map((one) => one.id).sort())
  })
})
