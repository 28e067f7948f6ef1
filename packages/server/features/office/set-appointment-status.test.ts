import { APPOINTMENT_STATUSES, canBecome } from '@maillage/core/booking/appointment-status.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type OfficeDesk, openOfficeDesk } from '../../testing/office-desk.ts'

/** 14 h 00 on Wednesday 13 January 2027 at Fleurance. */
const AT_14 = '2027-01-13T13:00:00.000Z'
const TWO_DAYS_BEFORE = '2027-01-11T08:00:00Z'
const MIDNIGHT_OF_THE_DAY = '2027-01-12T23:00:00Z'
const SECOND_BEFORE_MIDNIGHT = '2027-01-12T22:59:59Z'
const MINUTE_BEFORE = '2027-01-13T12:59:00Z'
const MINUTE_AFTER = '2027-01-13T13:01:00Z'
const SETTABLE = ['booked', 'arrived', 'in-progress', 'fulfilled', 'no-show'] as const

describe('the state of an appointment', () => {
  let desk: OfficeDesk
  let practitionerId: string
  let reasonId: string
  let count = 0
  const book = async () => {
    desk.clock.moveTo(TWO_DAYS_BEFORE)
    count += 1
    const patientId = await desk.facts.addPatient({ nameKey: `essai|state ${count}` })
    const siteId = desk.facts.siteIds.fleurance
    const place = { practitionerId, siteId, reasonId, start: AT_14, patientId }
    const answer = await desk.post('/api/office/appointments', place)
    expect(answer.status).toBe(201)
    return answer.body
  }
  const set = (id: string, version: number, status: string, language = 'fr') =>
    desk.post(`/api/office/appointments/${id}/status`, { version, status }, { 'accept-language': language })

  beforeAll(async () => {
    desk = await openOfficeDesk(TWO_DAYS_BEFORE)
  })
  afterAll(() => desk.close())
  beforeEach(async () => {
    practitionerId = await desk.facts.addPractitioner()
    reasonId = await desk.facts.addReason()
    await desk.facts.addOpening({ practitionerId, start: '2027-01-13T14:00', end: '2027-01-13T16:00' })
  })

  it('follows a patient through the day, and back', async () => {
    let { id, version } = await book()
    desk.clock.moveTo(MINUTE_AFTER)
    for (const status of [
      'arrived',
      'in-progress',
      'fulfilled',
      'in-progress',
      'arrived',
      'no-show',
      'booked',
      'fulfilled',
      'booked',
      'no-show',
      'arrived',
      'fulfilled',
    ]) {
      const answer = await set(id, version, status)
      expect(answer).toMatchObject({ status: 200, body: { status } })
      version = answer.body.version
    }
  })

  it.each([
    ['arrived', SECOND_BEFORE_MIDNIGHT, 409],
    ['arrived', MIDNIGHT_OF_THE_DAY, 200],
    ['in-progress', SECOND_BEFORE_MIDNIGHT, 409],
    ['in-progress', MIDNIGHT_OF_THE_DAY, 200],
    ['fulfilled', SECOND_BEFORE_MIDNIGHT, 409],
    ['fulfilled', MIDNIGHT_OF_THE_DAY, 200],
    ['no-show', MINUTE_BEFORE, 409],
    ['no-show', AT_14, 200],
  ] as const)('becomes %s no sooner than can be: at %s, %i', async (status, now, expected) => {
    const booked = await book()
    desk.clock.moveTo(now)
    const answer = await set(booked.id, 1, status)
    expect([answer.status, answer.body.code ?? answer.body.status]).toEqual([
      expected,
      expected === 200 ? status : 'too-early',
    ])
  })

  it('says from when on, in the zone of the site, in both languages', async () => {
    const booked = await book()
    const sentence = async (status: string, language: string) =>
      (await set(booked.id, 1, status, language)).body
    expect(await sentence('fulfilled', 'fr')).toMatchObject({
      code: 'too-early',
      possibleFrom: new Date(MIDNIGHT_OF_THE_DAY).toISOString(),
      detail:
        'Ce rendez-vous est le mercredi 13 janvier à 14\u00a0h\u00a000 : la venue du patient se note ce jour-là.',
    })
    expect((await sentence('fulfilled', 'en')).detail).toBe(
      'This appointment is on Wednesday 13 January at 14:00: that the patient came is noted on that day.',
    )
    expect(await sentence('no-show', 'fr')).toMatchObject({
      possibleFrom: AT_14,
      detail:
        'Ce rendez-vous n’a pas commencé : l’absence se note à partir du mercredi 13 janvier à 14\u00a0h\u00a000.',
    })
    expect((await sentence('no-show', 'en')).detail).toBe(
      'This appointment has not begun: that the patient missed it is noted from Wednesday 13 January at 14:00.',
    )
  })

  it.each(APPOINTMENT_STATUSES.flatMap((from) => SETTABLE.map((to) => [from, to] as const)))(
    'from %s to %s: as the table of states says',
    async (from, to) => {
      const booked = await book()
      desk.clock.moveTo(MINUTE_AFTER)
      await sql`alter table appointment disable trigger an_appointment_follows_its_states`.execute(desk.db)
      await sql`update appointment set status = ${from}, hold_expires_at = case when ${from}::text = 'held' then now() end where id = ${booked.id}`.execute(
        desk.db,
      )
      await sql`alter table appointment enable trigger an_appointment_follows_its_states`.execute(desk.db)
      if (from.startsWith('cancelled'))
        await sql`delete from occupation where source_id = ${booked.id}`.execute(desk.db)
      const answer = await set(booked.id, 1, to)
      const allowed = from !== 'held' && canBecome(from, to)
      expect(answer.status).toBe(allowed ? 200 : 409)
      if (!allowed) expect(answer.body.code).toBe('transition')
    },
  )
})
