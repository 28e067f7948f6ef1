import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { type OfficeDesk, openOfficeDesk } from '../../testing/office-desk.ts'

const AT_14 = '2027-01-13T13:00:00.000Z'
let desk: OfficeDesk

beforeAll(async () => {
  desk = await openOfficeDesk('2027-01-12T08:00:00Z')
})
afterAll(() => desk.close())

it('shows whom to call about an appointment that a relative booked, beside the patient’s own contact', async () => {
  const practitionerId = await desk.facts.addPractitioner()
  const reasonId = await desk.facts.addReason()
  await desk.facts.addOpening({ practitionerId, start: '2027-01-13T14:00', end: '2027-01-13T16:00' })
  const patientId = await desk.facts.addPatient()
  const siteId = desk.facts.siteIds.fleurance
  const place = { practitionerId, siteId, reasonId, start: AT_14, patientId }
  const booked = await desk.post('/api/office/appointments', place)
  expect(booked.body.contact).toBeNull()

  const contactId = newId()
  await desk.db
    .insertInto('contact_person')
    .values({
      id: contactId,
      network_id: desk.facts.networkId,
      patient_id: patientId,
      relationship: 'child',
      email: null,
      phone: '+33639980001',
      created_at: new Date(),
    })
    .execute()
  await desk.db
    .updateTable('appointment')
    .set({ contact_person_id: contactId, booked_by: 'relative' })
    .where('id', '=', booked.body.id)
    .execute()
  const day = await desk.get('/api/office/day?date=2027-01-13')
  expect(day.body.columns[0].appointments).toMatchObject([
    {
      bookedBy: 'relative',
      contact: { relationship: 'child', phone: '+33639980001', email: null },
      patient: { phone: null, email: null },
    },
  ])
})
