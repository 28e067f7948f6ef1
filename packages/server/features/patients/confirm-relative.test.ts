import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actorAs } from '../../testing/actors.ts'
import { openPatientsDesk, type PatientsDesk } from '../../testing/patients-desk.ts'
import { findOwnRecords } from '../person/find-own-records.ts'

const BIRTH = '1941-03-04'
const NIECE = { channel: 'email', address: 'niece@exemple.fr' } as const
let desk: PatientsDesk
let patientId: string
let contactId: string
beforeAll(async () => {
  desk = await openPatientsDesk()
  patientId = await desk.addKnown({ birthDate: BIRTH }, '09:00')
  contactId = desk.deps.platform.newId()
  await desk.db
    .insertInto('contact_person')
    .values({
      id: contactId,
      network_id: desk.facts.networkId,
      patient_id: patientId,
      relationship: 'other',
      email: NIECE.address,
      created_at: '2027-01-01T00:00:00Z',
    })
    .execute()
})
afterAll(() => desk.close())

const say = (confirmed: boolean, contact = contactId) =>
  desk.post(`/api/office/patients/${patientId}/relatives/${contact}`, { confirmed })
const opened = () => findOwnRecords(desk.db, desk.facts.networkId, NIECE, BIRTH)
const listed = async () => (await desk.record(patientId)).body.contacts

describe('a contact beside a patient', () => {
  it('opens the record once the desk confirmed it with the patient, and no more once it is withdrawn', async () => {
    expect(await opened()).toEqual([])
    expect(await listed()).toMatchObject([{ id: contactId, confirmedAt: null }])
    const confirmed = await say(true)
    expect([confirmed.status, confirmed.body.confirmedAt]).toEqual([200, '2027-01-12T08:00:00.000Z'])
    expect(await opened()).toMatchObject([{ patientId, role: 'relative' }])
    expect(await listed()).toMatchObject([{ id: contactId, confirmedAt: '2027-01-12T08:00:00.000Z' }])
    const accountId = desk.deps.platform.newId()
    await desk.db
      .insertInto('account')
      .values({
        id: accountId,
        kind: 'person',
        network_id: desk.facts.networkId,
        display_name: 'Proche',
        language: 'fr',
        created_at: '2027-01-01',
      })
      .execute()
    await desk.db
      .insertInto('membership')
      .values({
        id: desk.deps.platform.newId(),
        network_id: desk.facts.networkId,
        account_id: accountId,
        role: 'relative',
        patient_id: patientId,
        valid_from: '2027-01-11T00:00:00Z',
      })
      .execute()
    expect((await say(false)).status).toBe(200)
    expect(await opened()).toEqual([])
    const { valid_until } = await desk.db
      .selectFrom('membership')
      .select('valid_until')
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow()
    expect(valid_until?.toISOString(), 'at once, in a session that goes on').toBe('2027-01-12T08:00:00.000Z')
    const lines = await desk.db
      .selectFrom('audit')
      .select(['subject_id', 'detail'])
      .where('action', '=', 'confirm-relative')
      .orderBy('id')
      .execute()
    expect(lines).toEqual([
      { subject_id: patientId, detail: { contactId, confirmed: true } },
      { subject_id: patientId, detail: { contactId, confirmed: false } },
    ])
  })

  it('is confirmed by whoever cares for the patient only, and only beside that patient', async () => {
    expect((await say(true, '0198f000-0000-7000-8000-0000000000ff')).body.code).toBe('no-such-relative')
    desk.signInAs(actorAs('secretary', { siteIds: [desk.facts.siteIds.lectoure] }))
    expect((await say(true)).body.code).toBe('not-in-care')
    desk.signInAs(actorAs('planner'))
    expect((await say(true)).status).toBe(403)
    desk.signInAs(actorAs('secretary'))
  })
})
