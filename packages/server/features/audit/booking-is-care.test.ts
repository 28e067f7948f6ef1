import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPatientsDesk, type PatientsDesk } from '../../testing/patients-desk.ts'
import { selectLines } from './select-lines.ts'

let desk: PatientsDesk
let patientId: string

beforeAll(async () => {
  desk = await openPatientsDesk()
  patientId = await desk.facts.addPatient({ birthName: 'Passerelle', nameKey: 'passerelle|p' })
})
afterAll(() => desk.close())

const record = async () => (await desk.record(patientId)).status

describe('booking somebody on an agenda of one’s own sites', () => {
  it('is care: the record opens without a reason, and closes again once it is cancelled', async () => {
    expect(await record()).toBe(403)
    const id = await desk.book(patientId, '09:00')
    expect(await record()).toBe(200)
    const { status } = await desk.post(`/api/office/appointments/${id}/cancel`, { version: 1, by: 'site' })
    expect(status).toBe(200)
    expect(await record()).toBe(403)
  })

  it('stands in the log of the record as booked, read, cancelled by one account, and not among accesses outside care', async () => {
    const { db, facts } = desk
    const lines = await selectLines(db, facts.networkId, { patientId }, 50)
    const done = lines.filter((line) => line.outcome === 'done').map((line) => line.action)
    expect(done.toReversed()).toEqual(['book-at-office', 'read-patient-record', 'cancel-at-office'])
    expect(new Set(lines.map((line) => line.actor)).size).toBe(1)
    expect(await selectLines(db, facts.networkId, { patientId, breakGlass: true }, 50)).toEqual([])
  })
})
