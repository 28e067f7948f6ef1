import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runAction } from '../../platform/action.ts'
import { newId } from '../../platform/ids.ts'
import { type OfficeDesk, openOfficeDesk } from '../../testing/office-desk.ts'
import { addAbsence } from './add-absence.ts'
import { addExtraOpening } from './add-extra-opening.ts'
import { changeOpeningRule } from './change-opening-rule.ts'
import { closeSite } from './close-site.ts'
import { materialiseOpenings } from './materialise-openings.ts'
import { openingTasks } from './opening.tasks.ts'
import { actorAs } from '../../testing/actors.ts'

const CALL = { actor: actorAs('secretary'), language: 'fr' } as const

describe('openings come from rules', () => {
  let desk: OfficeDesk
  let practitionerId: string
  let siteId: string
  let serviceId: string
  let networkId: string

  const rule = async (more: Record<string, unknown> = {}) => {
    const id = newId()
    await desk.db
      .insertInto('opening_rule')
      .values({
        id,
        network_id: networkId,
        practitioner_id: practitionerId,
        site_id: siteId,
        room_id: null,
        service_id: serviceId,
        kind: 'scheduled',
        local_start: '2027-03-22T09:00',
        local_end: '2027-03-22T11:00',
        recurrence: 'FREQ=WEEKLY;BYDAY=MO',
        materialised_until: null,
        ...more,
      })
      .execute()
    return id
  }
  const materialise = (from = '2027-03-22', to = '2027-04-13') =>
    desk.db.transaction().execute((tx) =>
      materialiseOpenings(tx, newId, {
        practitionerIds: [practitionerId],
        from: Temporal.PlainDate.from(from),
        to: Temporal.PlainDate.from(to),
      }),
    )
  const spans = async (table: 'opening' | 'free_interval') => {
    const period =
      table === 'opening' ? sql`lower(period) as a, upper(period) as b` : sql`starts_at as a, ends_at as b`
    const { rows } = await sql<{
      a: Date
      b: Date
    }>`select ${period} from ${sql.table(table)} where practitioner_id = ${practitionerId} order by 1`.execute(
      desk.db,
    )
    return rows.map((row) => `${row.a.toISOString().slice(0, 16)}/${row.b.toISOString().slice(11, 16)}`)
  }
  const book = async (start: string) => {
    const reasonId = await desk.facts.addReason({ horizonDays: 400 })
    const patientId = await desk.facts.addPatient({ nameKey: `essai|${newId()}` })
    const answer = await desk.post('/api/office/appointments', {
      practitionerId,
      siteId,
      reasonId,
      start,
      patientId,
    })
    expect(answer.status).toBe(201)
    return answer.body.id as string
  }
  const act = <Input, Output>(action: Parameters<typeof runAction<Input, Output>>[1], input: Input) =>
    runAction(desk.deps.platform, action, CALL, input)

  beforeAll(async () => {
    desk = await openOfficeDesk('2027-03-20T08:00:00Z')
    siteId = desk.facts.siteIds.fleurance
    serviceId = desk.facts.serviceIds.medicine
    networkId = desk.facts.networkId
  })
  afterAll(() => desk.close())
  beforeEach(async () => {
    practitionerId = await desk.facts.addPractitioner()
  })

  it('keeps the wall clock through the night of 28 March, and leaves Easter Monday out', async () => {
    await rule()
    expect(await materialise()).toMatchObject({ inserted: 3, deleted: 0, faults: [] })
    expect(await spans('opening')).toEqual([
      '2027-03-22T08:00/10:00',
      '2027-04-05T07:00/09:00',
      '2027-04-12T07:00/09:00',
    ])
    expect(await spans('free_interval')).toEqual(await spans('opening'))
  })

  it('opens on a holiday for a rule that works on holidays', async () => {
    await rule({ works_on_holidays: true })
    await materialise()
    expect(await spans('opening')).toContain('2027-03-29T07:00/09:00')
  })

  it('changes nothing the second time, and keeps the ids', async () => {
    await rule()
    await materialise()
    const ids = async () =>
      (
        await desk.db
          .selectFrom('opening')
          .select('id')
          .where('practitioner_id', '=', practitionerId)
          .orderBy('id')
          .execute()
      ).map((row) => row.id)
    const before = await ids()
    expect(await materialise()).toMatchObject({ inserted: 0, deleted: 0 })
    expect(await ids()).toEqual(before)
  })

  it('goes on every night to 13 months from today', async () => {
    await rule()
    desk.clock.moveTo('2027-03-20T08:00:00Z')
    await openingTasks({ platform: desk.deps.platform })['materialise-openings']({})
    const last = async () => (await spans('opening')).at(-1)
    expect(await last()).toBe('2028-04-10T07:00/09:00')
    desk.clock.moveTo('2027-03-29T08:00:00Z')
    await openingTasks({ platform: desk.deps.platform })['materialise-openings']({})
    expect(await last()).toBe('2028-04-24T07:00/09:00')
    desk.clock.moveTo('2027-03-20T08:00:00Z')
  })

  it('names a rule that overlaps itself and materialises the others', async () => {
    const bad = await rule({
      local_start: '2027-03-22T22:00',
      local_end: '2027-03-23T22:00',
      recurrence: 'FREQ=WEEKLY;BYDAY=FR',
      added_dates: ['2027-03-27'],
    })
    await sql`alter table opening_rule drop constraint an_opening_lasts_at_most_a_day`.execute(desk.db)
    await sql`update opening_rule set local_end = '2027-03-24T22:00' where id = ${bad}`.execute(desk.db)
    await rule()
    expect(await materialise()).toMatchObject({
      inserted: 3,
      faults: [{ ruleId: bad, kind: 'overlaps-itself' }],
    })
    await sql`delete from opening_rule where id = ${bad}`.execute(desk.db)
    await sql`alter table opening_rule add constraint an_opening_lasts_at_most_a_day check (local_end <= local_start + interval '24 hours')`.execute(
      desk.db,
    )
  })

  it('takes an absence out, keeps the grid of the whole opening, and reports the appointments in it', async () => {
    await rule()
    await materialise()
    const inside = await book('2027-03-22T08:20:00.000Z')
    const report = await act(addAbsence, {
      networkId,
      practitionerId,
      cause: 'sick',
      start: '2027-03-22T08:30',
      end: '2027-03-22T09:45',
    })
    expect(report.appointments.map((appointment) => appointment.id)).toEqual([inside])
    expect((await spans('free_interval'))[0]).toBe('2027-03-22T08:45/10:00')
    const day = await desk.get('/api/office/day?date=2027-03-22')
    const column = day.body.columns.find(
      (one: { practitionerId: string }) => one.practitionerId === practitionerId,
    )
    expect(column.free.map((free: { start: string }) => free.start.slice(11, 16))).toEqual([
      '09:00',
      '09:20',
      '09:40',
    ])
    await desk.post(`/api/office/appointments/${inside}/cancel`, { version: 1, by: 'patient' })
    expect((await spans('free_interval'))[0]).toBe('2027-03-22T08:45/10:00')
  })

  it('puts a weekly meeting on the timeline: nobody books on it without knowing', async () => {
    await rule()
    await act(addAbsence, {
      networkId,
      practitionerId,
      cause: 'meeting',
      start: '2027-03-22T09:00',
      end: '2027-03-22T10:00',
      recurrence: 'FREQ=WEEKLY;BYDAY=MO',
    })
    expect((await spans('free_interval')).slice(0, 2)).toEqual([
      '2027-03-22T09:00/10:00',
      '2027-04-05T08:00/09:00',
    ])
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from occupation where resource_id = ${practitionerId} and cause = 'meeting'`.execute(
      desk.db,
    )
    expect(rows[0]?.n).toBeGreaterThan(50)
  })

  it('closes a site, not its people elsewhere', async () => {
    await rule()
    await rule({
      site_id: desk.facts.siteIds.lectoure,
      local_start: '2027-03-22T14:00',
      local_end: '2027-03-22T16:00',
    })
    await materialise()
    const booked = await book('2027-03-22T09:00:00.000Z')
    const report = await act(closeSite, {
      networkId,
      siteId,
      start: '2027-03-22T00:00',
      end: '2027-03-23T00:00',
      cause: 'travaux',
    })
    expect(report.appointments.map((appointment) => appointment.id)).toEqual([booked])
    expect((await spans('opening')).slice(0, 2)).toEqual(['2027-03-22T13:00/15:00', '2027-04-05T07:00/09:00'])
    await sql`delete from site_closure`.execute(desk.db)
  })

  it('rewrites the openings to come when the rule changes, and reports the appointments that lost theirs', async () => {
    const id = await rule()
    await materialise()
    const lost = await book('2027-03-22T08:00:00.000Z')
    await book('2027-03-22T09:20:00.000Z')
    const report = await act(changeOpeningRule, {
      networkId,
      ruleId: id,
      local: { start: '2027-03-22T10:00', end: '2027-03-22T12:00', rrule: 'FREQ=WEEKLY;BYDAY=MO' },
    })
    expect(report.orphaned.map((appointment) => appointment.id)).toEqual([lost])
    expect((await spans('opening'))[0]).toBe('2027-03-22T09:00/11:00')
    expect((await spans('free_interval')).slice(0, 2)).toEqual([
      '2027-03-22T09:00/09:20',
      '2027-03-22T09:40/11:00',
    ])
    const line = await desk.db
      .selectFrom('audit')
      .select(['action', 'detail'])
      .where('subject_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(line).toMatchObject({ action: 'change-opening-rule', detail: { orphaned: [lost] } })
  })

  it('refuses a rule that overlaps itself, with the two dates, and changes nothing', async () => {
    const id = await rule()
    await materialise()
    const change = {
      networkId,
      ruleId: id,
      local: { start: '2027-03-22T09:00', end: '2027-03-30T09:00', rrule: 'FREQ=WEEKLY;BYDAY=MO' },
    }
    await expect(act(changeOpeningRule, change)).rejects.toMatchObject({
      kind: 'overlaps-itself',
      sentence: { fr: expect.stringMatching(/2027-03-22.*2027-03-29/) },
    })
    expect(await spans('opening')).toHaveLength(3)
  })

  it('warns of two rules open at once at two sites: one timeline, whoever books first takes it at both', async () => {
    const first = await rule()
    await materialise()
    const report = await act(addExtraOpening, {
      networkId,
      practitionerId,
      siteId: desk.facts.siteIds.lectoure,
      serviceId,
      kind: 'scheduled',
      start: '2027-03-22T10:00',
      end: '2027-03-22T12:00',
    })
    expect(report.warnings).toEqual([{ kind: 'overlaps-other-rule', ruleId: first, date: '2027-03-22' }])
    await book('2027-03-22T09:00:00.000Z')
    expect((await spans('free_interval')).slice(0, 3)).toEqual(
      ['2027-03-22T08:00/09:00', '2027-03-22T09:20/11:00', '2027-03-22T09:20/10:00'].sort(),
    )
  })

  it('opens once on a holiday when somebody chose it', async () => {
    const extra = {
      networkId,
      practitionerId,
      siteId,
      serviceId,
      kind: 'unscheduled',
      start: '2027-03-29T09:00',
      end: '2027-03-29T12:00',
    } as const
    await act(addExtraOpening, extra)
    expect(await spans('opening')).toEqual(['2027-03-29T07:00/10:00'])
    await expect(act(addExtraOpening, { ...extra, end: '2027-03-29T08:00' })).rejects.toMatchObject({
      kind: 'invalid-rule',
    })
    await expect(act(addExtraOpening, { ...extra, siteId: practitionerId })).rejects.toMatchObject({
      kind: 'no-such-place',
    })
  })
})
