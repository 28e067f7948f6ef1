import { sql } from 'kysely'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { book, confirm } from '../../testing/book.ts'
import { bearer } from '../../testing/booking-desk.ts'
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

  describe('for somebody who is somewhere else then, from a contact that knows nothing of it', () => {
    /** Another practitioner who is free at that hour. */
    async function elsewhere(start: string) {
      const other = await desk.facts.addPractitioner()
      const day = start.slice(0, 10)
      await desk.facts.addOpening({ practitionerId: other, start: `${day}T09:00`, end: `${day}T12:00` })
      return other
    }
    /** An appointment of somebody, and from a contact of nobody's the same hour elsewhere in the same name. */
    async function twice(over: object = {}) {
      const [who, { contact }, start] = [somebody(), somebody(), freshStart()]
      await book(desk, { practitionerId, siteId, reasonId, start, ...who })
      const place = { practitionerId: await elsewhere(start), siteId, reasonId, start }
      const asked = { ...place, ...who, contact, ...over }
      return { who, start, asked, answer: await book(desk, asked) }
    }

    it('books all the same: the answer does not tell that the person is somewhere', async () => {
      const { asked, answer } = await twice()
      const free = await book(desk, { ...asked, practitionerId, start: freshStart() })
      expect(answer.status).toBe(200)
      expect(Object.keys(answer.body)).toEqual(Object.keys(free.body))
      const { rows } = await sql`select lane from occupation o join patient p on p.id = o.resource_id
        where o.source_id = ${answer.body.id}`.execute(desk.db)
      expect(rows).toEqual([{ lane: 1 }])
    })

    it('tells that contact of what it booked itself', async () => {
      const { asked, start } = await twice({ relationship: 'child' })
      const again = await book(desk, { ...asked, practitionerId: await elsewhere(start) })
      expect([again.status, again.body.code]).toEqual([409, 'patient-busy'])
    })

    it('refuses a relative whom the desk confirmed, and a contact that it confirmed', async () => {
      const { who, start } = await twice()
      const known = [somebody().contact, '06 39 98 00 01']
      await sql`insert into contact_person (id, network_id, patient_id, relationship, email, created_at, confirmed_at, confirmed_by)
        select gen_random_uuid(), network_id, id, 'child', ${known[0]}, created_at, created_at, 'account:desk'
          from patient where email = ${who.contact}`.execute(desk.db)
      await sql`update patient set phone = '+33639980001' where email = ${who.contact}`.execute(desk.db)
      for (const contact of known) {
        const asked = { practitionerId: await elsewhere(start), siteId, reasonId, start, ...who, contact }
        expect((await book(desk, asked)).body.code, contact).toBe('patient-busy')
      }
    })

    it('is restored there, and moved there, as anywhere', async () => {
      const { asked, answer, start } = await twice()
      const session = bearer(answer.body.sessionToken)
      const act = (verb: string, body: object = {}) =>
        desk.post(`/api/appointments/${answer.body.id}/${verb}`, body, session)
      const to = (at: number) => ({
        practitionerId: asked.practitionerId,
        siteId,
        start: new Date(at).toISOString(),
      })
      expect((await act('cancel')).status).toBe(200)
      expect((await act('restore')).status).toBe(200)
      const there = Date.parse(start)
      const away = there + (there % 3_600_000 === 0 ? 20 : -20) * 60_000
      expect((await act('move', to(away))).body.slot.start).toBe(new Date(away).toISOString())
      expect((await act('move', to(there))).body.slot.start).toBe(start)
    })
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
