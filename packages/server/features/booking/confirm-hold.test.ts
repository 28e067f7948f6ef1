import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { book, confirm } from '../../testing/book.ts'
import { HOLDING_NOW, openHoldingPatients } from '../../testing/holding-patients.ts'

const { askCode, confirmWith, desk, freshStart, hold, practitionerId, reasonId, siteId, somebody } =
  await openHoldingPatients()
afterAll(() => desk.close())
afterEach(() => desk.clock.moveTo(HOLDING_NOW))

describe('confirming', () => {
  it('books: patient, contact, occupations, message, traces', async () => {
    const start = freshStart()
    const { status, body } = await book(desk, {
      practitionerId,
      siteId,
      reasonId,
      start,
      note: 'Je viens\u0007 avec ma fille',
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
})
