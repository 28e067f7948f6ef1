import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { BIRTH, openPersonDesk, type PersonDesk, signInByCode } from '../../testing/person-desk.ts'

const NOW = '2027-01-11T08:00:00Z'
const STRANGER = 'etranger@exemple.fr'
let desk: PersonDesk
let practitionerId: string
let reasonId: string

beforeAll(async () => {
  desk = await openPersonDesk(NOW)
  practitionerId = await desk.facts.addPractitioner()
  reasonId = await desk.facts.addReason()
  await desk.facts.addOpening({ practitionerId, start: '2027-01-12T08:00', end: '2027-01-12T18:00' })
})
afterAll(() => desk.close())
beforeEach(async () => {
  desk.clock.moveTo(NOW)
  await desk.db.deleteFrom('attempt').execute()
  await desk.db.deleteFrom('person_code').execute()
  await desk.db.deleteFrom('contact_code').execute()
})

/** Books without an account, as the patient whose name and birth date are known, with a contact of one's own. */
async function bookAs(givenName: string, start: string, relationship?: string): Promise<string> {
  const browser = desk.browser()
  const { siteIds } = desk.facts
  const slot = { reasonId, practitionerId, siteId: siteIds.fleurance, start }
  const { body: held } = await browser.post('/api/holds', slot)
  const bearer = { authorization: `Bearer ${held.token}` }
  const patient = { givenName, birthName: 'Exemple', birthDate: BIRTH }
  const who = { contact: STRANGER, patient, ...(relationship ? { relationship } : {}) }
  const { body: sent } = await browser.post(`/api/holds/${held.id}/code`, who, bearer)
  const code = await desk.lastCode()
  const answer = { ...who, codeId: sent.codeId, code }
  const { status } = await browser.post(`/api/holds/${held.id}/confirm`, answer, bearer)
  expect(status).toBe(200)
  return held.id
}

async function codesSentTo(contact: string): Promise<number> {
  const before = (await desk.messages()).length
  const { body } = await desk.browser().post('/api/person/code', { contact, birthDate: BIRTH })
  await desk.deliver(body.codeId)
  return (await desk.messages()).length - before
}

describe('whoever books in the name of a known patient, with a contact of their own', () => {
  it.each([
    ['saying to be the patient', 'Victoire', undefined, '2027-01-12T08:00:00Z'],
    ['saying to be a child', 'Valentine', 'child', '2027-01-12T09:00:00Z'],
  ])('%s, opens that appointment and never the record', async (_, name, relationship, start) => {
    const patientId = await desk.facts.addPatient({
      email: `${name.toLowerCase()}@exemple.fr`,
      givenNames: name,
      nameKey: `exemple|${name.toLowerCase()}`,
      birthDate: BIRTH,
    })
    const appointmentId = await bookAs(name, start, relationship)
    const row = await desk.db
      .selectFrom('appointment')
      .select('patient_id')
      .where('id', '=', appointmentId)
      .executeTakeFirstOrThrow()
    expect(row.patient_id, 'the attack reaches the record of the patient').toBe(patientId)
    expect(await codesSentTo(STRANGER)).toBe(0)
  })

  it('is not followed as a relative either, by the birth date, from a space of their own', async () => {
    const { email } = await desk.newPatient({ birthDate: '1970-01-02' })
    const { patientId } = await desk.newPatient()
    await desk.addContactPerson(patientId, { email }, { confirmed: false })
    const browser = desk.browser()
    await signInByCode(desk, browser, email, '1970-01-02')
    const { body } = await browser.post('/api/my/relatives', { birthDate: BIRTH })
    expect(body.code).toBe('no-such-relative')
  })

  it('loses what a confirmation opened once it is withdrawn', async () => {
    const { patientId } = await desk.newPatient({ birthDate: '1971-01-02' })
    const contactId = await desk.addContactPerson(patientId, { email: 'niece@exemple.fr' })
    const first = await signInByCode(desk, desk.browser(), 'niece@exemple.fr', '1971-01-02')
    expect(first.body.records).toMatchObject([{ patientId, role: 'relative' }])
    await desk.db
      .updateTable('contact_person')
      .set({ confirmed_at: null, confirmed_by: null })
      .where('id', '=', contactId)
      .execute()
    const before = (await desk.messages()).length
    desk.clock.moveTo('2027-01-11T09:00:00Z')
    const { body } = await desk
      .browser()
      .post('/api/person/code', { contact: 'niece@exemple.fr', birthDate: '1971-01-02' })
    await desk.deliver(body.codeId)
    expect((await desk.messages()).length).toBe(before)
  })
})
