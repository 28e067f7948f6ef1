import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { book, confirm } from '../../testing/book.ts'
import { HOLDING_NOW, openHoldingPatients } from '../../testing/holding-patients.ts'

const { askCode, confirmWith, desk, freshStart, hold, practitionerId, reasonId, siteId, somebody } =
  await openHoldingPatients()
afterAll(() => desk.close())
afterEach(() => desk.clock.moveTo(HOLDING_NOW))

describe('the person of a confirmation', () => {
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

  it('for a reason kept to known patients does not tell a stranger who is one', async () => {
    const known = await desk.facts.addReason({ acceptsNewPatients: false })
    const [who, nobody] = [somebody(), somebody()]
    await book(desk, { practitionerId, siteId, reasonId, start: freshStart(), ...who })
    const held = async () => hold(freshStart(), { reasonId: known })
    for (const stranger of [{}, { relationship: 'child' }]) {
      const asks = { contact: somebody().contact, ...stranger }
      const refused = await confirm(desk, await held(), { ...who, ...asks })
      const unknown = await confirm(desk, await held(), { ...nobody, ...asks })
      const seen = ({ status, body }: typeof refused) => [status, body.code, body.detail, Object.keys(body)]
      expect([refused.status, refused.body.code]).toEqual([422, 'new-patients'])
      expect(seen(refused)).toEqual(seen(unknown))
    }
    const relative = { ...who, contact: somebody().contact, relationship: 'child' }
    await book(desk, { practitionerId, siteId, reasonId, start: freshStart(), ...relative })
    expect((await confirm(desk, await held(), relative)).status).toBe(200)
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
