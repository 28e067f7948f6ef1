import { createHash } from 'node:crypto'
import { cutoffOf } from '@maillage/core/retention/retention-class.ts'
import { RETENTION_POLICY } from '@maillage/core/retention/retention-policy.ts'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '../../platform/clock.ts'
import { addKnownPerson, type KnownPerson, MARKS, rowsWith } from '../../testing/known-person.ts'
import { openRightsDesk, type RightsDesk } from '../../testing/rights-desk.ts'
import { sealAudit } from '../audit/seal-audit.ts'
import { verifyAudit } from '../audit/verify-audit.ts'
import { BOOKING_LIMITS } from '../booking/booking-limits.ts'
import { SIGN_IN_LIMITS } from '../sign-in/sign-in-limits.ts'
import { EXPIRED_ROWS } from './expired-rows.ts'
import { retentionTasks } from './retention.tasks.ts'

const NOW = '2027-01-12T08:00:00Z'
const night = (desk: RightsDesk) =>
  retentionTasks({ platform: desk.platform, network: { id: async () => desk.facts.networkId } })[
    'purge-expired'
  ]({})
const proofs = async (desk: RightsDesk) =>
  new Map(
    (await desk.db.selectFrom('purge_proof').selectAll().orderBy('at').execute()).map((row) => [
      row.class,
      row,
    ]),
  )
const durationOf = (code: string) => RETENTION_POLICY.find((row) => row.code === code)?.duration
/** Just past the retention of a class, and just within. */
const around = (code: string) => {
  const cutoff = cutoffOf({ duration: durationOf(code) ?? '' }, Temporal.Instant.from(NOW), 'Europe/Paris')
  return [cutoff.subtract({ minutes: 30 }).toString(), cutoff.add({ minutes: 30 }).toString()] as const
}

describe('the policy', () => {
  it('has a way out for each of its classes, and no other', () => {
    const codes = [...new Set(RETENTION_POLICY.map((row) => row.code))]
    expect([...Object.keys(EXPIRED_ROWS), 'audit', 'patient'].sort()).toEqual(codes.sort())
  })

  it('says the durations that the quarter-hourly purges use', () => {
    const hours = (code: string) =>
      Temporal.Duration.from(durationOf(code) ?? '').total({ unit: 'hours', relativeTo: '2027-01-01' })
    expect(hours('code-message')).toBe(BOOKING_LIMITS.codeMessageHours)
    for (const code of ['contact-code', 'person-code', 'idempotency-key', 'attempt'])
      expect(hours(code), code).toBe(BOOKING_LIMITS.traceHours)
    expect(hours('unused-hold')).toBe(BOOKING_LIMITS.unusedHoldDays * 24)
    expect(hours('session')).toBe(SIGN_IN_LIMITS.endedSessionDays * 24)
    expect(hours('invitation')).toBe(SIGN_IN_LIMITS.endedInvitationDays * 24)
  })
})

describe('a night', () => {
  let desk: RightsDesk
  let person: KnownPerson
  beforeAll(async () => {
    desk = await openRightsDesk(NOW)
    person = await addKnownPerson(desk)
  })
  afterAll(() => desk.close())

  /** One row a class just past its time, and one just within: SQL of a row of the age `$at`. */
  const insertOf: Record<string, (at: string) => ReturnType<typeof sql>> = {
    message: (
      at,
    ) => sql`insert into message (id, network_id, kind, channel, recipient, subject, body, created_at)
      values (gen_random_uuid(), ${desk.facts.networkId}, 'reminder', 'sms', 'x', '', '', ${at})`,
    'code-message': (
      at,
    ) => sql`insert into message (id, network_id, kind, channel, recipient, subject, body, created_at)
      values (gen_random_uuid(), ${desk.facts.networkId}, 'code', 'sms', 'x', '', '', ${at})`,
    'contact-code': (
      at,
    ) => sql`insert into contact_code (id, network_id, appointment_id, contact_hash, code_hash, attempts_left, sent_at, expires_at)
      values (gen_random_uuid(), ${desk.facts.networkId}, gen_random_uuid(), 'x', 'x', 1, ${at}, ${at})`,
    'person-code': (
      at,
    ) => sql`insert into person_code (id, network_id, contact_hash, sealed, attempts_left, sent_at, expires_at)
      values (gen_random_uuid(), ${desk.facts.networkId}, sha256('x'), 'x', 1, ${at}, ${at})`,
    'idempotency-key': (
      at,
    ) => sql`insert into idempotency_key (network_id, key, action, request_hash, created_at)
      values (${desk.facts.networkId}, gen_random_uuid()::text, 'x', 'x', ${at})`,
    attempt: (at) => sql`insert into attempt (key, at) values (sha256('x'), ${at})`,
    event: (at) => sql`insert into event (practitioner_id, network_id, kind, subject_id, at)
      values (${person.practitionerId}, ${desk.facts.networkId}, 'x', gen_random_uuid(), ${at})`,
    session: (
      at,
    ) => sql`insert into session (id, account_id, network_id, token_hash, factors, created_at, seen_at, expires_at, idle_minutes)
      values (gen_random_uuid(), ${person.account.accountId}, ${desk.facts.networkId}, sha256(gen_random_uuid()::text::bytea), '{password}', '2020-01-01', ${at}, ${at}, 60)`,
    invitation: (
      at,
    ) => sql`insert into invitation (id, network_id, kind, email, token_hash, role, created_at, expires_at)
      values (gen_random_uuid(), ${desk.facts.networkId}, 'join', gen_random_uuid() || '@exemple.fr', sha256(gen_random_uuid()::text::bytea), 'secretary', '2020-01-01', ${at})`,
    'break-glass': (
      at,
    ) => sql`insert into break_glass (id, network_id, account_id, patient_id, reason, starts_at, ends_at)
      values (gen_random_uuid(), ${desk.facts.networkId}, ${person.account.accountId}, ${person.patientId}, 'un motif assez long', ${at}, ${at}::timestamptz + interval '4 hours')`,
    'access-day': (
      at,
    ) => sql`insert into access_day (network_id, reason_id, day, at, travel, sites, communes, minutes_48h, minutes_7d, minutes_30d, site_7d,
                                     third_hours_15, third_hours_20, third_hours_30)
      select ${desk.facts.networkId}, r.id, (${at}::timestamptz - interval '1 day' * (random() * 1000)::integer)::date, ${at}, 'estimate', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}'
        from reason r limit 1`,
    'planning-scenario': (
      at,
    ) => sql`insert into planning_scenario (id, network_id, name, area, baseline, changes, created_by, created_at, updated_by, updated_at)
      select gen_random_uuid(), ${desk.facts.networkId}, 'x', 'dep:32', '{}', '[]', a.id, ${at}::timestamptz, a.id, ${at}::timestamptz from account a limit 1`,
    'rights-request': (
      at,
    ) => sql`insert into rights_request (id, network_id, patient_id, kind, state, channel, received_at, due_on, handled_at)
      values (gen_random_uuid(), ${desk.facts.networkId}, ${person.patientId}, 'access', 'fulfilled', 'desk', ${at}, '2020-01-01', ${at})`,
    erasure: (at) =>
      sql`insert into erasure (patient_id, network_id, mode, erased_at) values (gen_random_uuid(), ${desk.facts.networkId}, 'erase', ${at})`,
    'purge-proof': (at) =>
      sql`insert into purge_proof (network_id, class, at, rows, older_than, ids_hash) values (${desk.facts.networkId}, 'event', ${at}, 0, ${at}, sha256('x'))`,
    'unused-hold': (
      at,
    ) => sql`insert into appointment (practitioner_id, id, network_id, site_id, reason_id, status, period, modality, booked_by, created_at, updated_at)
      select practitioner_id, gen_random_uuid(), network_id, site_id, reason_id, 'released', period, modality, booked_by, created_at, ${at}::timestamptz from appointment limit 1`,
  }

  it('removes what is past its time, to the hour, leaves the rest, and proves it by count and hash', async () => {
    desk.as(await desk.addAccount({ name: 'Claire Contrôle', role: 'auditor' }))
    await person.appoint('fulfilled', '2026-12-20T09:00:00Z')
    const before = new Map<string, number>()
    const countOf = async (code: string) => {
      const { rows } = await sql<{
        n: number
      }>`select count(*) as n from ${sql.table(EXPIRED_ROWS[code]?.table ?? '')}`.execute(desk.db)
      return rows[0]?.n ?? 0
    }
    for (const [code, insert] of Object.entries(insertOf)) {
      const [past, within] = around(code)
      before.set(code, await countOf(code))
      await insert(past).execute(desk.db)
      await insert(within).execute(desk.db)
    }
    const preview = (await desk.get('/api/retention')).body.classes
    await night(desk)
    const found = await proofs(desk)
    for (const code of Object.keys(insertOf)) {
      expect({ code, rows: found.get(code)?.rows }).toEqual({ code, rows: 1 })
      expect({ code, due: preview.find((row: { code: string }) => row.code === code).due }).toEqual({
        code,
        due: 1,
      })
    }
    // message and code-message share a table, as do proofs with those of this night
    for (const code of [
      'event',
      'session',
      'invitation',
      'break-glass',
      'rights-request',
      'erasure',
      'access-day',
      'planning-scenario',
      'attempt',
      'contact-code',
    ])
      expect({ code, n: await countOf(code) }).toEqual({ code, n: (before.get(code) ?? 0) + 1 })
    expect(
      (await desk.get('/api/retention')).body.classes.every((row: { due: number }) => row.due === 0),
    ).toBe(true)
  })

  it('writes the same into the audit, under whose chain the proof then is', async () => {
    const found = await proofs(desk)
    const lines = await desk.db.selectFrom('audit').selectAll().where('action', '=', 'purge-class').execute()
    expect(lines).toHaveLength(new Set(RETENTION_POLICY.map((row) => row.code)).size)
    for (const line of lines) {
      const detail = line.detail as { class: string; rows: number; idsHash: string }
      const proof = found.get(detail.class)
      expect([detail.rows, detail.idsHash]).toEqual([proof?.rows, proof?.ids_hash.toString('hex')])
    }
    expect(found.get('patient')?.ids_hash).toEqual(createHash('sha256').update('').digest())
  })
})

describe('appointments and persons', () => {
  let desk: RightsDesk
  let person: KnownPerson
  beforeEach(async () => {
    desk = await openRightsDesk(NOW)
    person = await addKnownPerson(desk)
    await sql`update patient set created_at = '2001-01-01' where id = ${person.patientId}`.execute(desk.db)
    await sql`update session set seen_at = '2001-01-01', expires_at = '2001-01-02', created_at = '2001-01-01'`.execute(
      desk.db,
    )
  })
  afterEach(() => desk.close())
  const tied = async () =>
    (
      await desk.db
        .selectFrom('appointment')
        .select('status')
        .where('patient_id', '=', person.patientId)
        .orderBy('period')
        .execute()
    ).map((row) => row.status)

  it('keep what was done with care for as long as the last care, and missed ones three years', async () => {
    await person.appoint('fulfilled', '2005-01-01T09:00:00Z')
    await person.appoint('no-show', '2023-12-01T09:00:00Z')
    await person.appoint('fulfilled', '2008-01-01T09:00:00Z')
    await night(desk)
    expect(await tied()).toEqual(['fulfilled', 'fulfilled'])
    const { rows } = await sql<{
      n: number
    }>`select count(*) as n from appointment where note is not null`.execute(desk.db)
    expect(rows[0]?.n).toBe(0)
  })

  it('let the person go once nothing ties them any more: no word is left, and appointments still count', async () => {
    await person.appoint('fulfilled', '2005-01-01T09:00:00Z')
    await person.appoint('cancelled-by-site', '2020-01-01T09:00:00Z')
    await sql`update message set created_at = '2020-01-01'`.execute(desk.db)
    await night(desk)
    expect((await proofs(desk)).get('patient')?.rows).toBe(1)
    expect(await rowsWith(desk, MARKS)).toEqual([])
    const { rows } = await sql`select status from appointment order by period`.execute(desk.db)
    expect(rows).toEqual([{ status: 'fulfilled' }, { status: 'cancelled-by-site' }])
    const lanes = await sql`select from occupation where resource_id = ${person.patientId}`.execute(desk.db)
    expect(lanes.rows).toEqual([])
  })

  it('keep a person who still asks, or still signs in', async () => {
    await sql`update session set seen_at = '2026-12-31', expires_at = '2027-12-31'`.execute(desk.db)
    await night(desk)
    expect((await proofs(desk)).get('patient')?.rows).toBe(0)
    expect(await rowsWith(desk, MARKS)).not.toEqual([])
  })
})

describe('the audit at the end of its time', () => {
  let desk: RightsDesk
  beforeEach(async () => {
    desk = await openRightsDesk(NOW)
  })
  afterEach(() => desk.close())
  const write = (at: string) =>
    sql`insert into audit (network_id, at, actor, action, subject_type) select ${desk.facts.networkId}, ${at}, 'system:x', 'x', 'network' from generate_series(1, 3)`.execute(
      desk.db,
    )
  const sealedAt = async (at: string) => {
    await write(at)
    await sealAudit({ database: desk.database, clock: fixedClock(at) })
  }
  const report = async () =>
    (await verifyAudit(desk.db)).find((found) => found.networkId === desk.facts.networkId)

  it('leaves by whole links, and the chain still holds from the first line that is kept', async () => {
    for (const at of ['2022-05-01T00:00:00Z', '2023-05-01T00:00:00Z', '2025-05-01T00:00:00Z'])
      await sealedAt(at)
    const head = (await report())?.head ?? ''
    await night(desk)
    expect((await proofs(desk)).get('audit')?.rows).toBe(6)
    expect(await report()).toMatchObject({ seals: 3, sealedEntries: 3, removedEntries: 6, fault: null })
    expect((await verifyAudit(desk.db, [head]))[0]?.fault).toBeNull()
    await sealAudit({ database: desk.database, clock: desk.clock })
    expect(await report()).toMatchObject({ seals: 4, unsealedEntries: 0, fault: null })
    desk.as(await desk.addAccount({ name: 'Claire Contrôle', role: 'auditor' }))
    expect((await desk.post('/api/audit/chain/verify')).body).toMatchObject({
      removedEntries: 6,
      verified: { holds: true },
    })
  })

  it('still finds what was altered, or slipped in under a link whose lines left', async () => {
    for (const at of ['2022-05-01T00:00:00Z', '2025-05-01T00:00:00Z']) await sealedAt(at)
    await night(desk)
    const tamper = (statement: string) =>
      desk.db.transaction().execute(async (tx) => {
        await sql`set local session_replication_role = replica`.execute(tx)
        await sql.raw(statement).execute(tx)
      })
    await tamper(`insert into audit (network_id, practitioner_id, id, at, actor, action, subject_type) overriding system value
      values ('${desk.facts.networkId}', gen_random_uuid(), 1, now(), 'x', 'x', 'network')`)
    expect((await report())?.fault).toMatchObject({ kind: 'altered', seal: 1 })
    await tamper('delete from audit where id = 1')
    await tamper(`update audit set from_network = '203.0.113.0/24' where id = 5`)
    expect((await report())?.fault).toMatchObject({ kind: 'altered', seal: 2 })
  })

  it('cannot lose a line sealed less than a year ago, by whatever command of the server or the owner', async () => {
    const lastYear = Temporal.Now.instant()
      .subtract({ hours: 24 * 364 })
      .toString()
    await sealedAt(lastYear)
    const mark = sql`insert into audit_removal (network_id, up_to_seal, last_audit_id, removed_at)
      select network_id, number, last_audit_id, now() from audit_seal`
    await expect(mark.execute(desk.platform.db)).rejects.toThrow('less than a year ago')
    await expect(mark.execute(desk.db)).rejects.toThrow('less than a year ago')
    await expect(sql`delete from audit`.execute(desk.platform.db)).rejects.toThrow('append-only')
    await expect(sql`delete from audit`.execute(desk.db)).rejects.toThrow('append-only')
    await expect(sql`update purge_proof set rows = 0`.execute(desk.platform.db)).rejects.toThrow(
      'permission denied',
    )
  })
})
