import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type OfficeDesk, openOfficeDesk } from '../../testing/office-desk.ts'

const AT_14 = '2027-01-13T13:00:00.000Z'
const later = (minutes: number) => new Date(Date.parse(AT_14) + minutes * 60_000).toISOString()

describe('the office changes an appointment', () => {
  let desk: OfficeDesk
  let practitionerId: string
  let siteId: string
  let reasonId: string
  let count = 0
  const book = async (more: Record<string, unknown> = {}) => {
    count += 1
    const patientId = await desk.facts.addPatient({
      nameKey: `essai|move ${count}`,
      email: `m${count}@courriel.example`,
    })
    const answer = await desk.post('/api/office/appointments', {
      practitionerId,
      siteId,
      reasonId,
      start: AT_14,
      patientId,
      ...more,
    })
    expect(answer.status).toBe(201)
    return answer.body
  }
  const act = (id: string, what: string, body: Record<string, unknown>) =>
    desk.post(`/api/office/appointments/${id}/${what}`, body)
  const move = (id: string, more: Record<string, unknown> = {}) =>
    act(id, 'move', { practitionerId, siteId, start: later(40), version: 1, ...more })
  const messages = async (id: string) =>
    (
      await desk.db
        .selectFrom('message')
        .select('kind')
        .where('appointment_id', '=', id)
        .orderBy('created_at')
        .orderBy('id')
        .execute()
    ).map((row) => row.kind)
  const isFree = async (start: string) => {
    const { rows } =
      await sql`select from free_interval where practitioner_id = ${practitionerId} and starts_at <= ${start} and ends_at > ${start}`.execute(
        desk.db,
      )
    return rows.length > 0
  }

  beforeAll(async () => {
    desk = await openOfficeDesk('2027-01-12T08:00:00Z')
  })
  afterAll(() => desk.close())
  beforeEach(async () => {
    siteId = desk.facts.siteIds.fleurance
    practitionerId = await desk.facts.addPractitioner()
    reasonId = await desk.facts.addReason()
    await desk.facts.addOpening({ practitionerId, start: '2027-01-13T14:00', end: '2027-01-13T16:00' })
  })

  it('moves it: the new time is taken, the former one free, the patient told', async () => {
    const booked = await book()
    const moved = await move(booked.id)
    expect(moved).toMatchObject({
      status: 200,
      body: { id: booked.id, start: later(40), end: later(60), version: 2, status: 'booked' },
    })
    expect(await isFree(AT_14)).toBe(true)
    expect(await isFree(later(40))).toBe(false)
    expect(await messages(booked.id)).toEqual(['confirmation', 'move'])
  })

  it('moves it by less than its length, and to a colleague elsewhere', async () => {
    const booked = await book()
    expect(await move(booked.id, { start: later(10) })).toMatchObject({
      status: 200,
      body: { start: later(10) },
    })
    const colleague = await desk.facts.addPractitioner()
    const elsewhere = desk.facts.siteIds.lectoure
    await desk.facts.addOpening({
      practitionerId: colleague,
      siteId: elsewhere,
      start: '2027-01-13T14:00',
      end: '2027-01-13T16:00',
    })
    desk.announced.length = 0
    const away = { practitionerId: colleague, siteId: elsewhere, version: 2 }
    const warned = await move(booked.id, away)
    expect(warned.body).toMatchObject({
      code: 'warning',
      warnings: [
        {
          kind: 'other-site',
          message: 'Le lieu change : Lectoure au lieu de Fleurance. Le patient doit aller ailleurs.',
        },
      ],
    })
    const moved = await move(booked.id, { ...away, confirmWarnings: ['other-site'] })
    expect(moved).toMatchObject({
      status: 200,
      body: { practitionerId: colleague, siteId: elsewhere, version: 3 },
    })
    expect(desk.announced.map((change) => change.practitionerId).sort()).toEqual(
      [practitionerId, colleague].sort(),
    )
    expect(await isFree(later(10))).toBe(true)
    const { detail } = await desk.db
      .selectFrom('audit')
      .select('detail')
      .where('subject_id', '=', booked.id)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect(detail).toMatchObject({ warnings: ['other-site'] })
  })

  it('refuses a stale change with what the appointment is now', async () => {
    const booked = await book()
    await move(booked.id)
    for (const [what, body] of [
      ['move', { practitionerId, siteId, start: AT_14, version: 1 }],
      ['cancel', { version: 1, by: 'patient' }],
      ['status', { version: 1, status: 'booked' }],
    ] as const) {
      expect(await act(booked.id, what, body)).toMatchObject({
        status: 409,
        body: { code: 'stale', current: { version: 2, start: later(40) } },
      })
    }
  })

  it('warns before it moves onto another appointment, and keeps both when that is meant', async () => {
    const first = await book()
    const second = await book({ start: later(40) })
    const refused = await move(first.id)
    expect(refused.body.warnings.map((warning: { kind: string }) => warning.kind)).toEqual(['overbooking'])
    expect(await move(first.id, { confirmWarnings: ['overbooking'] })).toMatchObject({
      status: 200,
      body: { lane: 1 },
    })
    expect(await move(second.id, { start: AT_14 })).toMatchObject({ status: 200, body: { lane: 0 } })
  })

  it('cancels, says it if asked, and takes the time again within a breath', async () => {
    const booked = await book()
    const cancelled = await act(booked.id, 'cancel', { version: 1, by: 'patient', tellPatient: false })
    expect(cancelled).toMatchObject({ status: 200, body: { status: 'cancelled-by-patient', version: 2 } })
    expect(await isFree(AT_14)).toBe(true)
    expect(await messages(booked.id)).toEqual(['confirmation'])
    const restored = await act(booked.id, 'status', { version: 2, status: 'booked' })
    expect(restored).toMatchObject({ status: 200, body: { status: 'booked', version: 3 } })
    expect(await isFree(AT_14)).toBe(false)
  })

  it('takes an appointment back onto the one that it was put on top of', async () => {
    await book()
    const onTop = await book({ confirmWarnings: ['overbooking'] })
    await act(onTop.id, 'cancel', { version: 1, by: 'site' })
    expect(await act(onTop.id, 'status', { version: 2, status: 'booked' })).toMatchObject({
      status: 200,
      body: { status: 'booked', lane: 1 },
    })
  })

  it('does not give a place back that somebody else has taken since', async () => {
    const booked = await book()
    await act(booked.id, 'cancel', { version: 1, by: 'site' })
    expect(await messages(booked.id)).toEqual(['confirmation', 'cancellation-by-site'])
    await book()
    const refused = await act(booked.id, 'status', { version: 2, status: 'booked' })
    expect(refused).toMatchObject({ status: 409, body: { code: 'slot-taken' } })
    expect(refused.body.alternatives.length).toBeGreaterThan(0)
  })

  it('lets one of two moves to the same time win', async () => {
    const [first, second] = [await book(), await book({ start: later(20) })]
    const answers = await Promise.all([
      move(first.id, { start: later(80) }),
      move(second.id, { start: later(80) }),
    ])
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from occupation where resource_id = ${practitionerId}`.execute(desk.db)
    expect(rows[0]?.n).toBe(2)
  })
})
