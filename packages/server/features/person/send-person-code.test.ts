import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bookingTasks } from '../booking/booking.tasks.ts'
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

describe('asking for a code', () => {
  it('answers the same whether the contact is known, unknown, or of another birth date', async () => {
    const { email } = await newPatient()
    const known = await ask(email)
    const other = await newPatient()
    const ofAnotherDate = await ask(other.email, '1958-03-05')
    const unknown = await ask('personne.inconnue@exemple.fr')
    const shape = ({ status, body }: typeof known) => [status, { ...body, codeId: 'any' }]
    expect(shape(unknown)).toEqual(shape(known))
    expect(shape(ofAnotherDate)).toEqual(shape(known))
    expect(known.body).toMatchObject({ channel: 'email', resendAt: '2027-01-11T08:00:30Z' })
  })

  it('writes the same rows and adds the same job for all, and sends to the known one alone', async () => {
    const { email } = await newPatient()
    const { email: ofAnother } = await newPatient()
    for (const [contact, birthDate, sent] of [
      [email, BIRTH, true],
      [ofAnother, '1960-01-01', false],
      ['inconnu@exemple.fr', BIRTH, false],
    ] as const) {
      const { body } = await ask(contact, birthDate)
      const row = await desk.db
        .selectFrom('person_code')
        .selectAll()
        .where('id', '=', body.codeId)
        .executeTakeFirstOrThrow()
      expect(row.code_hash).toBeNull()
      await desk.deliver(body.codeId)
      const recipients = (await desk.messages()).map((message) => message.recipient)
      expect(recipients.includes(contact)).toBe(sent)
    }
  })

  it('finds a patient by the mobile, however it is written, and by an address in capitals', async () => {
    const { patientId } = await newPatient({ phone: '+33639980011' })
    const { body } = await signInByCode(desk, desk.browser(), '06 39 98 00 11', BIRTH)
    expect(body.records).toMatchObject([{ patientId, role: 'patient' }])
    const { email, patientId: other } = await newPatient()
    const signedIn = await signInByCode(desk, desk.browser(), email.toUpperCase(), BIRTH)
    expect(signedIn.body.records).toMatchObject([{ patientId: other }])
  })

  it('waits longer from one code to the next, for a contact that nobody has too', async () => {
    for (const contact of [(await newPatient()).email, 'personne.encore@exemple.fr']) {
      desk.clock.moveTo(NOW)
      expect((await ask(contact)).body.resendAt).toBe('2027-01-11T08:00:30Z')
      desk.clock.moveTo('2027-01-11T08:00:29Z')
      const tooEarly = await ask(contact)
      expect([tooEarly.status, tooEarly.body.code]).toEqual([429, 'code-just-sent'])
      desk.clock.moveTo('2027-01-11T08:00:30Z')
      expect((await ask(contact)).body.resendAt).toBe('2027-01-11T08:01:30Z')
      desk.clock.moveTo('2027-01-11T08:01:30Z')
      expect((await ask(contact)).body.resendAt).toBe('2027-01-11T08:03:30Z')
    }
  })

  it('bars nobody after a clock was moved back', async () => {
    const { email } = await newPatient()
    desk.clock.moveTo('2027-01-11T12:00:00Z')
    await ask(email)
    desk.clock.moveTo(NOW)
    expect((await ask(email)).status).toBe(200)
  })

  it('is barred to nobody by whoever asks for the same contact with another birth date', async () => {
    const { email } = await newPatient()
    const mine = (await ask(email)).body
    await desk.deliver(mine.codeId)
    const code = await desk.lastCode()
    for (let day = 1; day <= 12; day++) {
      const { status } = await ask(email, `1999-01-${String(day).padStart(2, '0')}`)
      expect(status).toBe(200)
    }
    const answer = await desk.browser().post('/api/person/sign-in', { codeId: mine.codeId, code })
    expect(answer.status).toBe(200)
    desk.clock.moveTo('2027-01-11T08:01:00Z')
    expect((await ask(email)).status).toBe(200)
  })

  it('is limited to ten a day for one contact with one birth date', async () => {
    const { email } = await newPatient()
    for (let hour = 0; hour < 10; hour++) {
      desk.clock.moveTo(`2027-01-11T${String(8 + hour).padStart(2, '0')}:30:00Z`)
      expect((await ask(email)).status).toBe(200)
    }
    desk.clock.moveTo('2027-01-11T19:00:00Z')
    const { status, body } = await ask(email)
    expect([status, body.code]).toEqual([429, 'too-many-codes'])
  })

  it.each([
    ['05 62 00 00 00', BIRTH, 'landline'],
    ['personne@', BIRTH, 'malformed-email'],
    ['personne@exemple.fr', '1958-02-30', 'impossible-date'],
    ['personne@exemple.fr', '2030-01-01', 'future-date'],
  ])('refuses %s, %s as %s', async (contact, birthDate, code) => {
    const { status, body } = await ask(contact, birthDate)
    expect([status, body.code]).toEqual([422, code])
  })

  it('keeps neither the contact, nor the birth date, nor the code in clear', async () => {
    const { email } = await newPatient()
    const { body } = await ask(email)
    await desk.deliver(body.codeId)
    const row = await desk.db
      .selectFrom('person_code')
      .selectAll()
      .where('id', '=', body.codeId)
      .executeTakeFirstOrThrow()
    const text = JSON.stringify(row) + Buffer.from(row.sealed, 'base64url').toString('latin1')
    for (const secret of [email, BIRTH, await desk.lastCode()]) expect(text).not.toContain(secret)
  })
})

describe('what a code was asked for', () => {
  it('is thrown away within a day', async () => {
    await ask((await newPatient()).email)
    const left = async () => (await desk.db.selectFrom('person_code').select('id').execute()).length
    desk.clock.moveTo('2027-01-12T12:00:01Z')
    expect(await left()).toBeGreaterThan(0)
    await desk.db.deleteFrom('person_code').where('sent_at', '>', new Date('2027-01-11T12:00:00Z')).execute()
    await bookingTasks(desk)['purge-short-lived']({})
    expect(await left()).toBe(0)
  })
})
