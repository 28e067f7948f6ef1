import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { type OfficeDesk, openOfficeDesk } from '../../testing/office-desk.ts'

const NOW = '2027-01-12T08:00:00Z'
/** 14 h 00 on Wednesday 13 January 2027 at Fleurance. */
const AT_14 = '2027-01-13T13:00:00.000Z'
const minutesLater = (instant: string, minutes: number) =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString()

describe('the office books', () => {
  let desk: OfficeDesk
  let practitionerId: string
  let siteId: string
  let reasonId: string
  let patientId: string
  let patientCount = 0
  const newPatientRow = async () => {
    patientCount += 1
    const rank = patientCount
    return desk.facts.addPatient({
      nameKey: `essai|patient ${rank}`,
      birthDate: '1960-05-06',
      email: `p${rank}@courriel.example`,
    })
  }
  const booking = (more: Record<string, unknown> = {}) => ({
    practitionerId,
    siteId,
    reasonId,
    start: AT_14,
    patientId,
    ...more,
  })
  const book = (more: Record<string, unknown> = {}, headers?: Record<string, string>) =>
    desk.post('/api/office/appointments', booking(more), headers)
  const kindsOf = (answer: { body: { warnings?: { kind: string }[] } }) =>
    (answer.body.warnings ?? []).map((warning) => warning.kind)
  const freeStarts = async () => {
    const { rows } = await sql<{
      at: Date
      until: Date
    }>`select starts_at as at, ends_at as until from free_interval where practitioner_id = ${practitionerId} order by 1`.execute(
      desk.db,
    )
    return rows.map((row) => [row.at.toISOString(), row.until.toISOString()])
  }

  beforeAll(async () => {
    desk = await openOfficeDesk(NOW)
  })
  afterAll(() => desk.close())
  beforeEach(async () => {
    siteId = desk.facts.siteIds.fleurance
    practitionerId = await desk.facts.addPractitioner()
    reasonId = await desk.facts.addReason()
    patientId = await newPatientRow()
    await desk.facts.addOpening({ practitionerId, start: '2027-01-13T14:00', end: '2027-01-13T16:00' })
  })

  it('books a known patient: the day shows it, the free time is less, the patient is told, the trace is kept', async () => {
    desk.announced.length = 0
    const { status, body } = await book({ note: ' vient avec sa fille ' })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      start: AT_14,
      end: minutesLater(AT_14, 20),
      status: 'booked',
      bookedBy: 'office',
      lane: 0,
      note: 'vient avec sa fille',
      version: 1,
    })
    expect(body.patient.id).toBe(patientId)
    expect(await freeStarts()).toEqual([[minutesLater(AT_14, 20), minutesLater(AT_14, 120)]])
    const day = await desk.get('/api/office/day?date=2027-01-13')
    const column = day.body.columns.find(
      (one: { practitionerId: string }) => one.practitionerId === practitionerId,
    )
    expect(column.appointments.map((one: { id: string }) => one.id)).toEqual([body.id])
    expect(column.free).toHaveLength(5)
    expect(desk.announced).toEqual([
      { networkId: desk.facts.networkId, practitionerId, kind: 'appointment.booked', id: body.id },
    ])
    const audit = await desk.db.selectFrom('audit').selectAll().where('subject_id', '=', body.id).execute()
    expect(audit.map((line) => [line.actor, line.action])).toEqual([
      ['account:0198f000-0000-7000-8000-0000000000aa', 'book-at-office'],
    ])
    expect(JSON.stringify(audit)).not.toMatch(/Exemple|fille|Motif/)
    const told = await desk.db
      .selectFrom('message')
      .selectAll()
      .where('appointment_id', '=', body.id)
      .execute()
    expect(told.map((message) => message.kind)).toEqual(['confirmation'])
  })

  it('warns outside the openings, says so in the language of the agent, and books once it is confirmed', async () => {
    const start = minutesLater(AT_14, 150)
    const refused = await desk.post('/api/office/appointments', booking({ start }), {
      'accept-language': 'en',
    })
    expect(refused).toMatchObject({
      status: 409,
      body: {
        code: 'warning',
        warnings: [{ kind: 'outside-opening', message: 'This time is outside the opening hours.' }],
      },
    })
    const done = await book({ start, confirmWarnings: ['outside-opening'] })
    expect(done.status).toBe(201)
    const line = await desk.db
      .selectFrom('audit')
      .select('detail')
      .where('subject_id', '=', done.body.id)
      .executeTakeFirstOrThrow()
    expect(line.detail).toMatchObject({ warnings: ['outside-opening'] })
  })

  it('puts an appointment on top of another only when that is confirmed, and the time stays taken until both are gone', async () => {
    const first = await book()
    const other = await newPatientRow()
    const refused = await book({ patientId: other })
    expect(kindsOf(refused)).toEqual(['overbooking'])
    const onTop = await book({ patientId: other, confirmWarnings: ['overbooking'] })
    expect(onTop.body.lane).toBe(1)
    const third = await book({ patientId: await newPatientRow(), confirmWarnings: ['overbooking'] })
    expect(third.body.lane).toBe(2)
    await desk.post(`/api/office/appointments/${first.body.id}/cancel`, { version: 1, by: 'site' })
    expect((await freeStarts())[0]?.[0]).toBe(minutesLater(AT_14, 20))
  })

  it.each([
    ['notice', { minimumNoticeMinutes: 3000 }, {}],
    ['age', { maximumAgeMonths: 192 }, {}],
    ['horizon', { horizonDays: 1 }, { start: '2027-01-15T13:00:00.000Z' }],
  ])('warns of %s', async (kind, reason, more) => {
    await desk.facts.addOpening({ practitionerId, start: '2027-01-15T14:00', end: '2027-01-15T16:00' })
    const asked = { ...more, reasonId: await desk.facts.addReason(reason) }
    expect(kindsOf(await book(asked))).toEqual([kind])
    expect((await book({ ...asked, confirmWarnings: [kind] })).status).toBe(201)
  })

  it('warns of a time that is past', async () => {
    await desk.facts.addOpening({ practitionerId, start: '2027-01-11T14:00', end: '2027-01-11T16:00' })
    expect(kindsOf(await book({ start: '2027-01-11T13:00:00.000Z' }))).toEqual(['past'])
  })

  it('warns of a patient who already comes that day, or is elsewhere at that very time', async () => {
    await book()
    expect(kindsOf(await book({ start: minutesLater(AT_14, 40) }))).toEqual(['same-day'])
    const colleague = await desk.facts.addPractitioner()
    await desk.facts.addOpening({
      practitionerId: colleague,
      start: '2027-01-13T14:00',
      end: '2027-01-13T16:00',
    })
    expect(kindsOf(await book({ practitionerId: colleague }))).toEqual(['patient-elsewhere'])
    expect((await book({ practitionerId: colleague, confirmWarnings: ['patient-elsewhere'] })).status).toBe(
      201,
    )
  })

  it('warns of an absence and of an opening for another care', async () => {
    await desk.facts.addAbsence(practitionerId, minutesLater(AT_14, 60), minutesLater(AT_14, 120))
    expect(kindsOf(await book({ start: minutesLater(AT_14, 60) }))).toEqual(['absence'])
    const snp = await desk.facts.addReason({ serviceIds: [desk.facts.serviceIds.unscheduled] })
    expect(kindsOf(await book({ reasonId: snp }))).toEqual(['other-service'])
  })

  it('books a new patient once, whatever the spelling, and keeps what the agent was told', async () => {
    const newPatient = {
      givenName: 'Zoé',
      birthName: 'L’Échantillon',
      birthDate: '1990-07-01',
      phone: '05 36 49 12 21',
      email: 'Zoe@courriel.example',
    }
    const first = await book({ patientId: undefined, newPatient })
    expect(first.status).toBe(201)
    expect(first.body.patient).toMatchObject({
      birthName: 'L’Échantillon',
      phone: '+33536491221',
      email: 'zoe@courriel.example',
    })
    const second = await book({
      patientId: undefined,
      start: minutesLater(AT_14, 40),
      newPatient: {
        givenName: 'ZOE',
        birthName: "l'echantillon",
        birthDate: '1990-07-01',
        phone: '06 39 98 00 01',
      },
      confirmWarnings: ['same-day'],
    })
    expect(second.body.patient.id).toBe(first.body.patient.id)
    expect(second.body.patient.phone).toBe('+33536491221')
  })

  it.each([
    [{ email: 'x' }, 'malformed-email', 'email', /^L’e-mail n’est pas complet/],
    [{ phone: '06 39' }, 'malformed-number', 'phone', /^Le téléphone n’est pas complet/],
    [{ phone: 'zoe@courriel.example' }, 'malformed-number', 'phone', /^Le téléphone n’est pas complet/],
    [{ phone: '+44 7700 900123' }, 'foreign-number', 'phone', /^Le téléphone n’est pas un numéro français/],
  ])('says what is wrong with what was typed: %j', async (typed, code, field, sentence) => {
    const newPatient = { givenName: 'Guy', birthName: 'Faute', birthDate: '1949-02-03', ...typed }
    const refused = await book({ patientId: undefined, newPatient })
    expect(refused).toMatchObject({ status: 422, body: { code, field } })
    expect(refused.body.detail).toMatch(sentence)
  })

  it('writes no text message to a landline', async () => {
    const newPatient = { givenName: 'Guy', birthName: 'Canevas', birthDate: '1949-02-03' }
    const silent = await book({
      patientId: undefined,
      newPatient: { ...newPatient, phone: '05 36 49 12 22' },
    })
    const told = await book({
      patientId: undefined,
      start: minutesLater(AT_14, 40),
      newPatient: { ...newPatient, givenName: 'Luc', phone: '06 39 98 00 02' },
    })
    const messagesOf = (id: string) =>
      desk.db.selectFrom('message').select('recipient').where('appointment_id', '=', id).execute()
    expect(await messagesOf(silent.body.id)).toEqual([])
    expect(await messagesOf(told.body.id)).toEqual([{ recipient: '+33639980002' }])
  })

  it('refuses what cannot be, with a sentence', async () => {
    expect(await book({ patientId: undefined })).toMatchObject({
      status: 422,
      body: { code: 'patient-needed' },
    })
    expect(
      await book({
        patientId: undefined,
        newPatient: { givenName: 'Zoé', birthName: 'Essai', birthDate: '2027-02-31' },
      }),
    ).toMatchObject({ status: 422 })
    expect(await book({ patientId: reasonId })).toMatchObject({
      status: 404,
      body: { code: 'no-such-patient' },
    })
    expect(await book({ reasonId: patientId })).toMatchObject({
      status: 404,
      body: { code: 'no-such-reason' },
    })
    expect(await book({ siteId: patientId })).toMatchObject({
      status: 404,
      body: { code: 'no-such-practitioner' },
    })
    for (const start of ['9999-12-31T23:59:59Z', '0000-01-01T00:00:00Z', '1927-01-13T13:00:00Z'])
      expect(await book({ start })).toMatchObject({ status: 422, body: { code: 'date-out-of-reach' } })
    for (const date of ['0000-01-01', '9999-12-31'])
      expect(await desk.get(`/api/office/day?date=${date}`)).toMatchObject({ status: 422 })
    expect(await desk.get('/api/office/month?month=0000-01')).toMatchObject({ status: 422 })
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from patient where birth_name = 'Zoé'`.execute(desk.db)
    expect(rows[0]?.n).toBe(0)
  })

  it('gives the first answer again to a request sent twice', async () => {
    const key = { 'idempotency-key': 'office-twice-1' }
    const [once, twice] = await Promise.all([book({}, key), book({}, key)])
    expect(once.status).toBe(201)
    expect(twice.body.id).toBe(once.body.id)
  })

  it('lets one win when agents and patients press on one slot at the same instant', async () => {
    const people = await Promise.all(Array.from({ length: 10 }, newPatientRow))
    const hold = () => desk.post('/api/holds', { reasonId, practitionerId, siteId, start: AT_14 })
    const answers = await Promise.all(people.flatMap((id) => [book({ patientId: id }), hold()]))
    const won = answers.filter((answer) => answer.status === 201)
    expect(won).toHaveLength(1)
    for (const answer of answers) expect([201, 409]).toContain(answer.status)
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from occupation where resource_id = ${practitionerId}`.execute(desk.db)
    expect(rows[0]?.n).toBe(1)
  })
})
