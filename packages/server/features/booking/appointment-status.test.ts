import { APPOINTMENT_STATUSES, TRANSITIONS } from '@maillage/core/booking/appointment-status.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BookingDesk, openBookingDesk } from '../../testing/booking-desk.ts'

let desk: BookingDesk
beforeAll(async () => {
  desk = await openBookingDesk('2027-01-11T08:00:00Z')
})
afterAll(() => desk.close())

it('the table of transitions says what the code says', async () => {
  const rows = await desk.db.selectFrom('appointment_transition').selectAll().execute()
  const inTable = rows.map((row) => `${row.from_status} > ${row.to_status}`).sort()
  const inCode = APPOINTMENT_STATUSES.flatMap((from) =>
    TRANSITIONS[from].map((to) => `${from} > ${to}`),
  ).sort()
  expect(inTable).toEqual(inCode)
})

it('the database refuses a transition that the table does not hold', async () => {
  const { facts, db } = desk
  const practitionerId = await facts.addPractitioner()
  const reasonId = await facts.addReason()
  await facts.addOpening({ practitionerId, start: '2027-01-12T09:00', end: '2027-01-12T10:00' })
  const { body } = await desk.post('/api/holds', {
    reasonId,
    practitionerId,
    siteId: facts.siteIds.fleurance,
    start: '2027-01-12T08:00:00Z',
  })
  await expect(
    sql`update appointment set status = 'fulfilled' where id = ${body.id}`.execute(db),
  ).rejects.toMatchObject({
    constraint: 'an_appointment_follows_its_states',
  })
})
