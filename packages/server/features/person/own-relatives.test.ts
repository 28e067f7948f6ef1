import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runAction } from '../../platform/action.ts'
import { actorAs } from '../../testing/actors.ts'
import type { Browser } from '../../testing/browser.ts'
import { openPersonDesk, type PersonDesk, signInByCode } from '../../testing/person-desk.ts'
import { confirmRelative } from '../patients/confirm-relative.ts'

const NOW = '2027-01-11T08:00:00Z'
const BIRTH = '1950-02-03'
let desk: PersonDesk
let patientId: string
let email: string
let mine: Browser

beforeAll(async () => {
  desk = await openPersonDesk(NOW)
})
afterAll(() => desk.close())
beforeEach(async () => {
  desk.clock.moveTo(NOW)
  for (const table of ['attempt', 'person_code'] as const) await desk.db.deleteFrom(table).execute()
  ;({ patientId, email } = await desk.newPatient({ birthDate: BIRTH }))
  mine = await enter(email)
})

async function enter(contact: string): Promise<Browser> {
  const browser = desk.browser()
  await desk.db.deleteFrom('person_code').execute()
  await signInByCode(desk, browser, contact, BIRTH)
  return browser
}
const ask = (contact: string, name = 'Camille Repère', browser = mine) =>
  browser.post('/api/my/helpers', { patientId, name, relationship: 'child', contact })
const withdraw = (id: string, browser = mine) => browser.post(`/api/my/helpers/${id}/withdraw`, { patientId })
const listed = async () => (await mine.get(`/api/my/helpers?patientId=${patientId}`)).body.items

/** Whether a code leaves for this contact and the birth date of the patient. */
async function opens(contact: string): Promise<boolean> {
  await desk.db.deleteFrom('person_code').execute()
  const before = (await desk.messages()).length
  const { body } = await desk.browser().post('/api/person/code', { contact, birthDate: BIRTH })
  await desk.deliver(body.codeId)
  return (await desk.messages()).length > before
}

/** The desk confirms with the person. */
async function confirm(contactId: string): Promise<void> {
  const { networkId } = desk.facts
  await desk.db
    .updateTable('patient')
    .set({ made_by: actorAs('secretary').accountId, created_at: NOW })
    .where('id', '=', patientId)
    .execute()
  const input = { networkId, patientId, contactId, confirmed: true }
  await runAction(desk.platform, confirmRelative, { actor: actorAs('secretary'), language: 'fr' }, input)
}

async function audited(): Promise<string[]> {
  const rows = await desk.db
    .selectFrom('audit')
    .select(['action', 'detail'])
    .where('subject_id', '=', patientId)
    .orderBy('id')
    .execute()
  expect(JSON.stringify(rows)).not.toMatch(/Camille|exemple\.fr/)
  return rows.map((row) => row.action)
}

describe('somebody whom a patient asks for', () => {
  it('opens nothing before the desk has confirmed it, and opens the record from then on', async () => {
    const { status, body } = await ask('camille@exemple.fr')
    expect([status, body.items]).toMatchObject([
      200,
      [{ name: 'Camille Repère', relationship: 'child', email: 'camille@exemple.fr', confirmedAt: null }],
    ])
    expect(await opens('camille@exemple.fr')).toBe(false)
    await confirm(body.items[0].id)
    expect(await opens('camille@exemple.fr')).toBe(true)
    expect(await listed()).toMatchObject([{ confirmedAt: new Date(NOW).toISOString() }])
    expect(await audited()).toEqual(expect.arrayContaining(['ask-for-relative', 'confirm-relative']))
  })

  it('is whoever booked with that contact before, once', async () => {
    const id = await desk.addContactPerson(patientId, { phone: '+33639980777' }, { confirmed: false })
    expect(await listed()).toEqual([])
    const { body } = await ask('06 39 98 07 77')
    expect(body.items).toMatchObject([{ id, name: 'Camille Repère' }])
    const other = await ask('06 39 98 07 77', 'Sacha Repère')
    expect(other.body).toMatchObject({ code: 'already-a-relative', field: 'contact' })
  })

  it('is asked for again after a lost answer with the same answer, and once', async () => {
    for (let i = 0; i < 9; i++) await ask(`proche${i}@exemple.fr`)
    const first = await ask('camille@exemple.fr')
    expect([first.status, first.body.items.length]).toEqual([200, 10])
    desk.clock.moveTo('2027-01-11T08:01:00Z')
    const again = await ask('Camille@exemple.fr', ' Camille  Repère')
    expect([again.status, again.body]).toEqual([200, first.body])
    expect((await audited()).filter((action) => action === 'ask-for-relative')).toHaveLength(10)
    await confirm(first.body.items[9].id)
    expect((await ask('camille@exemple.fr')).body.items[9]).toMatchObject({ confirmedAt: expect.any(String) })
  })

  it('is not the patient, nobody without a letter, and not one too many', async () => {
    expect((await ask(email)).body.code).toBe('own-contact')
    expect((await ask('a@exemple.fr', '1234')).body).toMatchObject({ code: 'invalid-name', field: 'name' })
    expect((await ask('pas un contact')).status).toBe(422)
    for (let i = 0; i < 10; i++) expect((await ask(`proche${i}@exemple.fr`)).status).toBe(200)
    expect((await ask('unseptieme@exemple.fr')).body.code).toBe('too-many-relatives')
  })
})

describe('somebody whom a patient withdraws', () => {
  it('loses the record at once, in the session that runs, and nobody else does', async () => {
    const [gone, stays] = [
      await desk.addContactPerson(patientId, { email: 'parti@exemple.fr' }),
      await desk.addContactPerson(patientId, { email: 'reste@exemple.fr' }),
    ]
    const [theirs, others] = [await enter('parti@exemple.fr'), await enter('reste@exemple.fr')]
    expect((await theirs.get('/api/my/person')).body.records).toHaveLength(1)
    const { body } = await withdraw(gone)
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([stays])
    expect((await theirs.get('/api/my/appointments')).status).toBe(403)
    expect((await others.get('/api/my/appointments')).status).toBe(200)
    expect(await opens('parti@exemple.fr')).toBe(false)
    expect(await opens('reste@exemple.fr')).toBe(true)
    expect(await audited()).toContain('withdraw-relative')
    expect((await withdraw(gone)).body.code).toBe('no-such-helper')
  })
})

describe('the relatives of a patient', () => {
  it('are named by no relative, and by nobody else', async () => {
    const id = await desk.addContactPerson(patientId, { email: 'fille@exemple.fr' })
    const daughter = await enter('fille@exemple.fr')
    const stranger = await desk.newPatient({ birthDate: BIRTH })
    const theirs = await enter(stranger.email)
    for (const [browser, code] of [
      [daughter, 'forbidden'],
      [theirs, 'not-yours'],
      [desk.browser(), 'sign-in-needed'],
    ] as const) {
      expect((await ask('complice@exemple.fr', 'Complice', browser)).body.code).toBe(code)
      expect((await withdraw(id, browser)).body.code).toBe(code)
      expect((await browser.get(`/api/my/helpers?patientId=${patientId}`)).body.code).toBe(code)
    }
    const elsewhere = await theirs.post(`/api/my/helpers/${id}/withdraw`, { patientId: stranger.patientId })
    expect(elsewhere.body.code).toBe('no-such-helper')
    expect(await opens('fille@exemple.fr')).toBe(true)
  })

  it('are not those of a record whose contact nobody confirmed', async () => {
    await desk.db
      .updateTable('patient')
      .set({ email_unconfirmed_since: NOW })
      .where('id', '=', patientId)
      .execute()
    desk.clock.moveTo('2027-01-11T08:10:00Z')
    const held = await enter(email)
    for (const answer of [
      await ask('complice@exemple.fr', 'Complice', held),
      await held.get(`/api/my/helpers?patientId=${patientId}`),
    ])
      expect([answer.status, answer.body.code]).toEqual([403, 'contact-unconfirmed'])
  })
})
