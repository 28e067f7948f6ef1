import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actorAs } from '../../testing/actors.ts'
import { openPatientsDesk, type PatientsDesk } from '../../testing/patients-desk.ts'
import { findOwnRecords } from '../person/find-own-records.ts'

const BIRTH = '1941-03-04'
let desk: PatientsDesk
let patientId: string
beforeAll(async () => {
  desk = await openPatientsDesk()
  patientId = await desk.addKnown({ birthDate: BIRTH }, '09:00')
})
afterAll(() => desk.close())

const camille = { name: 'Camille  Repère', relationship: 'child', phone: '06 39 98 12 34' }
const note = (relative: object) => desk.post(`/api/office/patients/${patientId}/relatives`, relative)
const opened = (address: string) =>
  findOwnRecords(desk.db, desk.facts.networkId, { channel: 'email', address }, BIRTH)
const listed = async () => (await desk.record(patientId)).body.contacts

describe('a relative whom the desk notes on a record', () => {
  it('stands there by name, and opens nothing until the patient was asked', async () => {
    const { status, body } = await note(camille)
    expect([status, body.confirmedAt]).toEqual([201, null])
    expect(await listed()).toEqual([
      {
        id: body.id,
        name: 'Camille Repère',
        relationship: 'child',
        phone: '+33639981234',
        email: null,
        confirmedAt: null,
        askedAt: null,
        confirmedBy: null,
      },
    ])
  })

  it('opens the record at once when the patient was asked, and each says who of the staff did', async () => {
    await desk.db
      .insertInto('account')
      .values({
        id: actorAs('secretary').accountId,
        kind: 'staff',
        display_name: 'Dominique Accueil',
        email: 'accueil@exemple.fr',
        language: 'fr',
        created_at: '2027-01-01',
      })
      .execute()
    await desk.db
      .insertInto('membership')
      .values({
        id: desk.deps.platform.newId(),
        network_id: desk.facts.networkId,
        account_id: actorAs('secretary').accountId,
        role: 'secretary',
        valid_from: '2027-01-01',
      })
      .execute()
    const relative = { name: 'Noé Repère', relationship: 'carer', email: 'Noe@exemple.fr', confirmed: true }
    const { status, body } = await note(relative)
    expect([status, body.confirmedAt]).toEqual([201, '2027-01-12T08:00:00.000Z'])
    expect(await opened('noe@exemple.fr')).toMatchObject([{ patientId, role: 'relative' }])
    expect((await listed()).at(-1)).toMatchObject({
      name: 'Noé Repère',
      email: 'noe@exemple.fr',
      confirmedBy: 'Dominique Accueil',
    })
    const lines = await desk.db
      .selectFrom('audit')
      .select(['subject_id', 'detail'])
      .where('action', '=', 'add-relative')
      .orderBy('id')
      .execute()
    expect(lines, 'ids only: neither a name nor a contact').toEqual([
      { subject_id: patientId, detail: { contactId: expect.any(String), confirmed: false } },
      { subject_id: patientId, detail: { contactId: body.id, confirmed: true } },
    ])
  })

  it('is not noted twice under one contact, whatever its name', async () => {
    const before = await listed()
    const again = await note({ name: 'C. Repère', relationship: 'other', phone: '+33 6 39 98 12 34' })
    expect([again.status, again.body.code, again.body.contactId]).toEqual([
      409,
      'already-a-relative',
      before[0].id,
    ])
    expect(await listed()).toEqual(before)
  })

  it.each([
    ['no contact', { phone: '' }, 'contact-needed', 'phone'],
    ['a telephone that is none', { phone: '12' }, 'malformed-number', 'phone'],
    ['an address that is none', { phone: '', email: 'camille' }, 'malformed-email', 'email'],
    ['a name without a letter', { name: '12' }, 'invalid-name', 'name'],
  ])('is refused with %s, at the field that it is about', async (_what, part, code, field) => {
    const { status, body } = await note({ ...camille, ...part })
    expect([status, body.code, body.field]).toEqual([422, code, field])
  })

  it('is noted by whoever cares for the patient only', async () => {
    desk.signInAs(actorAs('secretary', { siteIds: [desk.facts.siteIds.lectoure] }))
    expect((await note(camille)).body.code).toBe('not-in-care')
    desk.signInAs(actorAs('planner'))
    expect((await note(camille)).status).toBe(403)
    desk.signInAs(actorAs('secretary'))
  })
})
