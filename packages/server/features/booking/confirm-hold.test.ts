import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { book, confirm } from '../../testing/book.ts'
import { bearer, type BookingDesk, JEANNE, openBookingDesk } from '../../testing/booking-desk.ts'

const NOW = '2027-01-11T08:00:00Z'
let desk: BookingDesk
let practitionerId: string
let reasonId: string
let siteId: string

beforeAll(async () => {
  desk = await openBookingDesk(NOW)
  siteId = desk.facts.siteIds.fleurance
  practitionerId = await desk.facts.addPractitioner()
  reasonId = await desk.facts.addReason()
  for (let day = 12; day < 30; day++) {
    await desk.facts.addOpening({
      practitionerId,
      start: `2027-01-${day}T09:00`,
      end: `2027-01-${day}T12:00`,
    })
  }
})
afterAll(() => desk.close())
afterEach(() => desk.clock.moveTo(NOW))

let next = 0
/** A start that no other test uses. */
function freshStart(): string {
  next += 1
  return new Date(Date.UTC(2027, 0, 12 + Math.floor(next / 9), 8, (next % 9) * 20)).toISOString()
}
let people = 0
/** A person and a contact that no other test uses: limits count by contact. */
function somebody(more: Record<string, unknown> = {}) {
  people += 1
  return {
    contact: `personne${people}@exemple.fr`,
    patient: { ...JEANNE, givenName: `Jeanne${letters(people)}`, ...more },
  }
}
const letters = (number: number): string =>
  String.fromCharCode(97 + (number % 26), 97 + Math.floor(number / 26))
const hold = async (start = freshStart(), more: Record<string, unknown> = {}) =>
  (await desk.post('/api/holds', { reasonId, practitionerId, siteId, start, ...more })).body
const askCode = (held: { id: string; token: string }, request: unknown) =>
  desk.post(`/api/holds/${held.id}/code`, request, bearer(held.token))
const confirmWith = (held: { id: string; token: string }, body: unknown) =>
  desk.post(`/api/holds/${held.id}/confirm`, body, bearer(held.token))

describe('confirming', () => {
  it('books: patient, contact, occupations, message, traces', async () => {
    const start = freshStart()
    const { status, body } = await book(desk, {
      practitionerId,
      siteId,
      reasonId,
      start,
      note: 'Je viens\u0000 avec ma fille',
      wantsEarlier: true,
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      status: 'booked',
      reasonId,
      patientGivenName: 'Jeanne',
      forRelative: false,
      wantsEarlier: true,
      sentTo: 'email',
      restorableUntil: null,
      changeableUntil: new Date(Date.parse(start) - 3_600_000).toISOString(),
      slot: { practitionerId, siteId, start },
    })
    const row = await desk.db
      .selectFrom('appointment')
      .selectAll()
      .where('id', '=', body.id)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({
      status: 'booked',
      booked_by: 'patient',
      note: 'Je viens avec ma fille',
      contact_person_id: null,
    })
    const occupations = await desk.db
      .selectFrom('occupation')
      .select(['resource_id', 'cause'])
      .where('source_id', '=', body.id)
      .execute()
    expect(new Set(occupations.map((o) => o.resource_id))).toEqual(new Set([practitionerId, row.patient_id]))
    expect(new Set(occupations.map((o) => o.cause))).toEqual(new Set(['appointment']))
    const patient = await desk.db
      .selectFrom('patient')
      .selectAll()
      .where('id', '=', row.patient_id)
      .executeTakeFirstOrThrow()
    expect(patient).toMatchObject({
      birth_name: 'Exemple',
      given_names: 'Jeanne',
      birth_date: '1958-03-04',
      email: 'jeanne@exemple.fr',
      phone: null,
    })
    const audit = await desk.db
      .selectFrom('audit')
      .select('action')
      .where('subject_id', '=', body.id)
      .orderBy('id')
      .execute()
    expect(audit.map((line) => line.action)).toEqual(['hold-slot', 'send-code', 'confirm-hold'])
    expect(desk.announced.at(-1)).toMatchObject({ kind: 'appointment.booked', id: body.id, practitionerId })
  })

  it('writes a message without name and reason, with the link and a calendar file', async () => {
    const { body } = await book(desk, {
      practitionerId,
      siteId,
      reasonId,
      start: '2027-01-29T08:20:00Z',
      ...somebody(),
    })
    const message = await desk.db
      .selectFrom('message')
      .selectAll()
      .where('appointment_id', '=', body.id)
      .where('kind', '=', 'confirmation')
      .executeTakeFirstOrThrow()
    expect(message.subject).toBe('Rendez-vous confirmé\u202f: vendredi 29 janvier à 9\u00a0h\u00a020')
    expect(message.body).toContain(`https://gers.example/r/${body.manageToken}`)
    expect(message.body).toContain('Centre de santé de Fleurance, 1 place de la Mairie, 32132 Fleurance.')
    const everything = message.subject + message.body + message.attachment
    for (const secret of ['Jeanne', 'Exemple', 'Motif secret', 'Essai1'])
      expect(everything).not.toContain(secret)
    expect(message.attachment).toMatch(/^BEGIN:VCALENDAR\r\n/)
  })

  it('again with the same person, from a second tab, gives the same appointment and no second message', async () => {
    const held = await hold()
    const who = somebody()
    const first = await confirm(desk, held, who)
    const second = await confirmWith(held, { ...who })
    expect(second.status).toBe(200)
    expect(second.body.id).toBe(first.body.id)
    const messages = await desk.db
      .selectFrom('message')
      .select('id')
      .where('appointment_id', '=', held.id)
      .where('kind', '=', 'confirmation')
      .execute()
    expect(messages).toHaveLength(1)
  })

  it('from two tabs at the same instant books once', async () => {
    const held = await hold()
    const who = somebody()
    const sent = await askCode(held, who)
    const body = { ...who, codeId: sent.body.codeId, code: await desk.lastCode() }
    const answers = await Promise.all([1, 2, 3, 4].map(() => confirmWith(held, body)))
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200])
    const events = await desk.db
      .selectFrom('event')
      .select('id')
      .where('subject_id', '=', held.id)
      .where('kind', '=', 'appointment.booked')
      .execute()
    expect(events).toHaveLength(1)
  })

  it('with somebody else after it is booked is refused', async () => {
    const held = await hold()
    await confirm(desk, held, somebody())
    expect((await confirmWith(held, somebody())).body.code).toBe('already-booked')
  })

  it('finds one person under accents, hyphens and case, and never writes over the known contact', async () => {
    const patient = { givenName: 'Anne-Loïs', birthName: 'D’Exemple', birthDate: '1970-05-06' }
    const first = await book(desk, {
      practitionerId,
      siteId,
      reasonId,
      start: freshStart(),
      patient,
      contact: '06 12 34 56 78',
    })
    expect(first.body.sentTo).toBe('sms')
    const again = { givenName: 'anne lois', birthName: 'd exemple', birthDate: '06/05/1970' }
    const other = { ...again, givenName: 'ANNE-LOIS' }
    const second = await book(desk, {
      practitionerId,
      siteId,
      reasonId,
      start: freshStart(),
      patient: other,
      contact: 'autre@exemple.fr',
    })
    expect(second.status).toBe(200)
    const rows = await desk.db
      .selectFrom('appointment')
      .select(['id', 'patient_id', 'contact_person_id'])
      .where('id', 'in', [first.body.id, second.body.id])
      .orderBy('id')
      .execute()
    expect(rows[0]?.patient_id).toBe(rows[1]?.patient_id)
    expect([rows[0]?.contact_person_id === null, rows[1]?.contact_person_id === null]).toEqual([true, false])
    const known = await desk.db
      .selectFrom('patient')
      .select(['phone', 'email'])
      .where('id', '=', rows[0]?.patient_id ?? '')
      .executeTakeFirst()
    expect(known).toEqual({ phone: '+33612345678', email: null })
    const told = await desk.db
      .selectFrom('message')
      .select('recipient')
      .where('appointment_id', '=', second.body.id)
      .where('kind', '=', 'confirmation')
      .execute()
    expect(told).toEqual([{ recipient: 'autre@exemple.fr' }])
  })

  it('for a relative keeps the writer’s contact beside the patient, not as the patient’s own', async () => {
    const who = somebody()
    const { body } = await book(desk, {
      practitionerId,
      siteId,
      reasonId,
      start: freshStart(),
      ...who,
      relationship: 'child',
    })
    expect(body).toMatchObject({ forRelative: true, sentTo: 'email' })
    const row = await desk.db
      .selectFrom('appointment')
      .innerJoin('patient', 'patient.id', 'appointment.patient_id')
      .innerJoin('contact_person', 'contact_person.id', 'appointment.contact_person_id')
      .select(['booked_by', 'patient.email as own', 'contact_person.email as writer', 'relationship'])
      .where('appointment.id', '=', body.id)
      .executeTakeFirst()
    expect(row).toEqual({ booked_by: 'relative', own: null, writer: who.contact, relationship: 'child' })
  })

  it('is refused to a patient who is somewhere else then, and the contact stays checked', async () => {
    const who = somebody()
    const start = freshStart()
    const other = await desk.facts.addPractitioner()
    await desk.facts.addOpening({
      practitionerId: other,
      start: `${start.slice(0, 10)}T09:00`,
      end: `${start.slice(0, 10)}T12:00`,
    })
    await book(desk, { practitionerId, siteId, reasonId, start, ...who })
    const { status, body } = await book(desk, { practitionerId: other, siteId, reasonId, start, ...who })
    expect([status, body.code]).toEqual([409, 'patient-busy'])
    expect(body.contactProof).toEqual(expect.any(String))
    const elsewhere = await hold()
    expect((await confirmWith(elsewhere, { ...who, contactProof: body.contactProof })).status).toBe(200)
  })

  it('after the 5 minutes says the slot is still free and keeps the proof, so that a new hold needs no new code', async () => {
    const start = freshStart()
    const held = await hold(start)
    const who = somebody()
    const sent = await askCode(held, who)
    const code = await desk.lastCode()
    desk.clock.advance(5.1)
    const { status, body } = await confirmWith(held, { ...who, codeId: sent.body.codeId, code })
    expect([status, body.code, body.stillFree]).toEqual([409, 'hold-expired', true])
    const again = await hold(start)
    expect((await confirmWith(again, { ...who, contactProof: body.contactProof })).status).toBe(200)
  })

  it('after the 5 minutes, when somebody took the slot, proposes the 3 nearest', async () => {
    const start = freshStart()
    const held = await hold(start)
    const who = somebody()
    const sent = await askCode(held, who)
    const code = await desk.lastCode()
    desk.clock.advance(5.1)
    await hold(start)
    const { body } = await confirmWith(held, { ...who, codeId: sent.body.codeId, code })
    expect(body).toMatchObject({ code: 'hold-expired', stillFree: false })
    expect(body.alternatives).toHaveLength(3)
  })

  it('is refused outside the ages of the reason, naming the limit, on the day of the appointment', async () => {
    const children = await desk.facts.addReason({ maximumAgeMonths: 16 * 12 })
    const adults = await desk.facts.addReason({ minimumAgeMonths: 16 * 12 })
    const sixteenThatDay = somebody({ birthDate: '2011-01-15' })
    const [tooOld, young] = [
      await hold('2027-01-15T08:00:00Z', { reasonId: children }),
      await hold('2027-01-14T10:40:00Z', { reasonId: adults }),
    ]
    const refusedOld = await askCode(tooOld, sixteenThatDay)
    expect(refusedOld.body).toMatchObject({ code: 'age', limit: 'maximum', months: 192 })
    expect(refusedOld.body.detail).toContain('de moins de 16 ans')
    expect((await askCode(young, sixteenThatDay)).body).toMatchObject({ code: 'age', limit: 'minimum' })
    expect(
      (await askCode(await hold('2027-01-15T08:40:00Z', { reasonId: adults }), sixteenThatDay)).status,
    ).toBe(200)
  })

  it('is refused to a new patient for a reason kept to known ones, and nobody is created', async () => {
    const known = await desk.facts.addReason({ acceptsNewPatients: false })
    const who = somebody()
    const { body } = await confirm(desk, await hold(freshStart(), { reasonId: known }), who)
    expect(body.code).toBe('new-patients')
    const rows = await desk.db.selectFrom('patient').select('id').where('email', '=', who.contact).execute()
    expect(rows).toHaveLength(0)
    await book(desk, { practitionerId, siteId, reasonId, start: freshStart(), ...who })
    expect((await confirm(desk, await hold(freshStart(), { reasonId: known }), who)).status).toBe(200)
  })

  it('of one new person twice at the same instant makes one patient', async () => {
    const who = somebody()
    const holds = [await hold(), await hold()]
    const requests: [{ id: string; token: string }, unknown][] = []
    for (const held of holds) {
      const sent = await askCode(held, who)
      requests.push([held, { ...who, codeId: sent.body.codeId, code: await desk.lastCode() }])
    }
    const answers = await Promise.all(requests.map(([held, body]) => confirmWith(held, body)))
    expect(answers.map((answer) => answer.status)).toEqual([200, 200])
    const rows = await desk.db.selectFrom('patient').select('id').where('email', '=', who.contact).execute()
    expect(rows).toHaveLength(1)
  })
})
