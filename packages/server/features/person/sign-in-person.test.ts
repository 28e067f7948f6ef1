import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { BIRTH, openPersonDesk, type PersonDesk, signInByCode } from '../../testing/person-desk.ts'

const NOW = '2027-01-11T08:00:00Z'
let desk: PersonDesk

beforeAll(async () => {
  desk = await openPersonDesk(NOW)
})
afterAll(() => desk.close())
beforeEach(() => desk.clock.moveTo(NOW))

const newPatient = (known?: { phone?: string; birthDate?: string }) => desk.newPatient(known)
const ask = (contact: string, birthDate = BIRTH) =>
  desk.browser().post('/api/person/code', { contact, birthDate })

describe('the code', () => {
  it('opens a session of the person, proved by the contact and the birth date', async () => {
    const { patientId, email } = await newPatient()
    const browser = desk.browser()
    const { status, body } = await signInByCode(desk, browser, email, BIRTH)
    expect(status).toBe(200)
    expect(body).toEqual({
      displayName: 'Jeanne Exemple',
      factors: ['contact-code', 'birth-date'],
      records: [
        {
          patientId,
          role: 'patient',
          relationship: null,
          bookingsOnly: false,
          unconfirmedContacts: [],
          displayName: 'Jeanne Exemple',
          identity: { givenName: 'Jeanne, Marie', birthName: 'Exemple', birthDate: BIRTH },
        },
      ],
    })
    expect(await browser.get('/api/my/person')).toMatchObject({ status: 200, body })
    const { signedIn } = (await browser.get('/api/session')).body
    expect(signedIn.account.kind).toBe('person')
    expect(signedIn.memberships).toMatchObject([{ role: 'patient', patientId }])
  })

  it('serves once', async () => {
    const { email } = await newPatient()
    const { body } = await ask(email)
    await desk.deliver(body.codeId)
    const answer = { codeId: body.codeId, code: await desk.lastCode() }
    expect((await desk.browser().post('/api/person/sign-in', answer)).status).toBe(200)
    const again = await desk.browser().post('/api/person/sign-in', answer)
    expect([again.status, again.body.code]).toEqual([422, 'code-spent'])
  })

  it('is worth ten minutes, whoever asks for another; once one served the others are over', async () => {
    const { email } = await newPatient()
    const first = (await ask(email)).body
    await desk.deliver(first.codeId)
    const firstCode = await desk.lastCode()
    desk.clock.moveTo('2027-01-11T08:01:00Z')
    const second = (await ask(email)).body
    await desk.deliver(second.codeId)
    const secondCode = await desk.lastCode()
    const signIn = (codeId: string, code: string) =>
      desk.browser().post('/api/person/sign-in', { codeId, code })
    desk.clock.moveTo('2027-01-11T08:09:59Z')
    expect((await signIn(first.codeId, firstCode)).status).toBe(200)
    expect((await signIn(second.codeId, secondCode)).body.code).toBe('code-expired')
    desk.clock.moveTo('2027-01-11T08:20:00Z')
    const last = (await ask(email)).body
    await desk.deliver(last.codeId)
    const lastCode = await desk.lastCode()
    desk.clock.moveTo('2027-01-11T08:30:00Z')
    expect((await signIn(last.codeId, lastCode)).body.code).toBe('code-expired')
  })

  it('that is wrong is counted down the same for a contact that nobody has, and is never right', async () => {
    const { email } = await newPatient()
    const known = (await ask(email)).body
    await desk.deliver(known.codeId)
    const right = await desk.lastCode()
    const wrong = right === '000000' ? '000001' : '000000'
    const unknown = (await ask('personne.rien@exemple.fr')).body
    await desk.deliver(unknown.codeId)
    const answers = async (codeId: string) => {
      const all = []
      for (let i = 0; i < 6; i++) {
        const { status, body } = await desk.browser().post('/api/person/sign-in', { codeId, code: wrong })
        all.push([status, body.code, body.attemptsLeft])
      }
      return all
    }
    const wrongOnes = await answers(known.codeId)
    expect(wrongOnes.map(([, code, left]) => [code, left])).toEqual([
      ['wrong-code', 4],
      ['wrong-code', 3],
      ['wrong-code', 2],
      ['wrong-code', 1],
      ['code-spent', 0],
      ['code-spent', 0],
    ])
    expect(await answers(unknown.codeId)).toEqual(wrongOnes)
    const afterwards = await desk.browser().post('/api/person/sign-in', { codeId: known.codeId, code: right })
    expect(afterwards.body.code).toBe('code-spent')
  })

  it('of nobody is not opened by any code that a keyed hash of nothing would fit', async () => {
    const { body } = await ask('personne.vide@exemple.fr')
    await desk.deliver(body.codeId)
    await desk.db.updateTable('person_code').set({ code_hash: null }).where('id', '=', body.codeId).execute()
    const answer = await desk.browser().post('/api/person/sign-in', { codeId: body.codeId, code: '000000' })
    expect([answer.status, answer.body.code]).toEqual([422, 'wrong-code'])
  })

  it('tried by many at once is tried five times', async () => {
    const { email } = await newPatient()
    const { body } = await ask(email)
    await desk.deliver(body.codeId)
    const right = await desk.lastCode()
    const wrong = right === '123456' ? '654321' : '123456'
    const answers = await Promise.all(
      Array.from({ length: 12 }, () =>
        desk.browser().post('/api/person/sign-in', { codeId: body.codeId, code: wrong }),
      ),
    )
    expect(answers.filter((answer) => answer.body.code === 'wrong-code')).toHaveLength(4)
    expect(answers.filter((answer) => answer.body.code === 'code-spent')).toHaveLength(8)
    const noted = await desk.db
      .selectFrom('audit')
      .select(['actor', 'detail'])
      .where('action', '=', 'sign-in-refused')
      .orderBy('id', 'desc')
      .limit(5)
      .execute()
    expect(noted).toEqual(Array(5).fill({ actor: 'public', detail: { cause: 'contact-code' } }))
  })
})

describe('the session', () => {
  it('is another one at each sign-in, and the one before it in this browser is over', async () => {
    const { email } = await newPatient()
    const browser = desk.browser()
    await signInByCode(desk, browser, email, BIRTH)
    const before = desk.sessionOf(browser)
    desk.clock.moveTo('2027-01-11T08:05:00Z')
    await signInByCode(desk, browser, email, BIRTH)
    const after = desk.sessionOf(browser)
    expect(after).not.toBe(before)
    const thief = desk.browser()
    thief.cookies.set('__Host-maillage', before ?? '')
    expect((await thief.get('/api/my/person')).status).toBe(401)
    expect((await browser.get('/api/my/person')).status).toBe(200)
  })

  it('cannot be fixed beforehand: a cookie set by somebody else is replaced', async () => {
    const { email } = await newPatient()
    const browser = desk.browser()
    browser.cookies.set('__Host-maillage', 'A'.repeat(43))
    await signInByCode(desk, browser, email, BIRTH)
    expect(desk.sessionOf(browser)).not.toBe('A'.repeat(43))
  })

  it('is of one account for one person, however many sign in at once', async () => {
    const { patientId, email } = await newPatient()
    await signInByCode(desk, desk.browser(), email, BIRTH)
    desk.clock.moveTo('2027-01-11T08:05:00Z')
    await signInByCode(desk, desk.browser(), email, BIRTH)
    const accounts = await desk.db
      .selectFrom('membership')
      .select('account_id')
      .where('patient_id', '=', patientId)
      .execute()
    expect(accounts).toHaveLength(1)
  })

  it('leaves a trace without name, contact, birth date or code', async () => {
    const { email } = await newPatient()
    await signInByCode(desk, desk.browser(), email, BIRTH)
    const lines = JSON.stringify(await desk.db.selectFrom('audit').selectAll().execute())
    expect(lines).toContain('sign-in')
    for (const secret of [email, BIRTH, 'Jeanne', 'Exemple', await desk.lastCode()])
      expect(lines).not.toContain(secret)
  })
})

describe('whose records', () => {
  it('a relative sees the record that has their contact, by the birth date of the patient', async () => {
    const { patientId, email: own } = await newPatient()
    await desk.addContactPerson(patientId, { email: 'fille@exemple.fr' })
    const { body } = await signInByCode(desk, desk.browser(), 'fille@exemple.fr', BIRTH)
    expect(body.records).toMatchObject([{ patientId, role: 'relative' }])
    expect(body.displayName).toBe('Proche')
    expect(own).not.toBe('fille@exemple.fr')
  })

  it('a contact that left the record takes the access with it at the next sign-in', async () => {
    const { patientId: first, email } = await newPatient({ birthDate: '1961-01-01' })
    const { patientId: second } = await newPatient({ birthDate: '1961-01-01' })
    await desk.addContactPerson(second, { email })
    const before = await signInByCode(desk, desk.browser(), email, '1961-01-01')
    expect(before.body.records.map((record: { patientId: string }) => record.patientId)).toEqual([
      first,
      second,
    ])
    await desk.db.deleteFrom('contact_person').where('patient_id', '=', second).execute()
    desk.clock.moveTo('2027-01-11T09:00:00Z')
    const browser = desk.browser()
    const after = await signInByCode(desk, browser, email, '1961-01-01')
    expect(after.body.records.map((record: { patientId: string }) => record.patientId)).toEqual([first])
    expect((await browser.get('/api/session')).body.signedIn.memberships).toHaveLength(1)
  })

  it('a contact that is nobody’s any more between the code and the sign-in opens nothing', async () => {
    const { patientId, email } = await newPatient()
    const { body } = await ask(email)
    await desk.deliver(body.codeId)
    await desk.db.updateTable('patient').set({ email: null }).where('id', '=', patientId).execute()
    const answer = await desk.browser().post('/api/person/sign-in', {
      codeId: body.codeId,
      code: await desk.lastCode(),
    })
    expect([answer.status, answer.body.code]).toEqual([422, 'code-spent'])
  })

  it('a record that was merged into another is not shown, and no code leaves for it', async () => {
    const { patientId, email } = await newPatient()
    const { patientId: kept } = await newPatient()
    await desk.db.updateTable('patient').set({ merged_into: kept }).where('id', '=', patientId).execute()
    const { body } = await ask(email)
    await desk.deliver(body.codeId)
    expect((await desk.messages()).map((message) => message.recipient)).not.toContain(email)
  })

  it('of another network are out of sight', async () => {
    const { createSmallNetwork } = await import('../../testing/small-network.ts')
    const other = await createSmallNetwork(desk.db, '2027-01-02T00:00:00Z')
    await other.addPatient({ email: 'ailleurs@exemple.fr', nameKey: 'ailleurs|jeanne' })
    const { body } = await ask('ailleurs@exemple.fr')
    await desk.deliver(body.codeId)
    expect((await desk.messages()).map((message) => message.recipient)).not.toContain('ailleurs@exemple.fr')
  })
})
