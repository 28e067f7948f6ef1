import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '../../platform/clock.ts'
import { openTestDatabase } from '../../platform/test-database.ts'
import { sealAudit } from './seal-audit.ts'
import { recordVerification } from './record-verification.ts'
import { verifyAudit } from './verify-audit.ts'

const [ONE, OTHER] = ['018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002']

describe('the chain over the audit', () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>
  const clock = fixedClock('2027-01-12T08:00:00Z')
  beforeEach(async () => {
    clock.moveTo('2027-01-12T08:00:00Z')
    database = await openTestDatabase()
  })
  afterEach(() => database.close())

  const write = (networkId: string, count = 1) =>
    sql`insert into audit (network_id, at, actor, action, subject_type, detail)
      select ${networkId}, now(), 'office', 'book-at-office', 'appointment', json_build_object('n', n) from generate_series(1, ${count}::int) n`.execute(
      database.db,
    )
  const seal = () => sealAudit({ database: database.fenced, clock })
  const reportOf = async (networkId: string, heads: string[] = []) =>
    (await verifyAudit(database.db, heads)).find((report) => report.networkId === networkId)
  /** As somebody who owns the database would: the triggers do not stop them. */
  const tamper = (statement: string) =>
    database.db.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      await sql.raw(statement).execute(tx)
    })
  const threeSeals = async () => {
    for (let i = 0; i < 3; i++) {
      await write(ONE, 4)
      await write(OTHER)
      await seal()
    }
  }

  it('seals each line once, each network by its own chain', async () => {
    await write(ONE, 3)
    await write(OTHER, 2)
    expect(await seal()).toBe(5)
    expect(await seal()).toBe(0)
    await write(ONE)
    expect(await reportOf(ONE)).toMatchObject({ seals: 1, sealedEntries: 3, unsealedEntries: 1, fault: null })
    expect(await seal()).toBe(1)
    expect(await reportOf(ONE)).toMatchObject({ seals: 2, sealedEntries: 4, unsealedEntries: 0, fault: null })
    expect(await reportOf(OTHER)).toMatchObject({ seals: 1, sealedEntries: 2, fault: null })
  })

  it.each([
    ['a line changed', `update audit set actor = 'nobody' where id = (select min(id) + 5 from audit)`],
    ['a detail changed', `update audit set detail = '{"n": 9}' where id = (select min(id) + 5 from audit)`],
    ['a line removed', `delete from audit where id = (select min(id) + 5 from audit)`],
    [
      'a line slipped in',
      `update audit set network_id = '${ONE}' where id = (select min(id) from audit where network_id = '${OTHER}')`,
    ],
    [
      'the time of a link changed',
      `update audit_seal set sealed_at = sealed_at - interval '1 second' where network_id = '${ONE}' and number = 2`,
    ],
    [
      'a link written anew',
      `update audit_seal set hash = sha256('x') where network_id = '${ONE}' and number = 2`,
    ],
  ])('finds %s, and between which lines', async (_what, statement) => {
    await threeSeals()
    await tamper(statement)
    const fault = (await reportOf(ONE))?.fault
    expect([fault?.kind, fault?.seal]).toEqual(['altered', 2])
    expect(fault?.between?.[0]).toBeGreaterThan(0)
  })

  it('finds a link that was taken out, and an end that was cut off when its head was noted', async () => {
    await threeSeals()
    const head = (await reportOf(ONE))?.head ?? ''
    expect((await reportOf(ONE, [head]))?.fault).toBeNull()
    await tamper(`delete from audit_seal where network_id = '${ONE}' and number = 3`)
    await tamper(
      `delete from audit where network_id = '${ONE}' and id > (select max(last_audit_id) from audit_seal where network_id = '${ONE}')`,
    )
    expect((await reportOf(ONE))?.fault).toBeNull()
    expect((await reportOf(ONE, [head]))?.fault?.kind).toBe('head-unknown')
    await tamper(`delete from audit_seal where network_id = '${ONE}' and number = 1`)
    expect((await reportOf(ONE))?.fault).toMatchObject({ kind: 'missing-seal', seal: 1 })
  })

  it.each([0, -5])('finds a line forged with the number %i, which no link can cover', async (id) => {
    await threeSeals()
    await tamper(`insert into audit (network_id, practitioner_id, id, at, actor, action, subject_type) overriding system value
      values ('${ONE}', gen_random_uuid(), ${id}, now(), 'x', 'x', 'network')`)
    expect((await reportOf(ONE))?.fault).toMatchObject({ kind: 'forged-line', between: [id - 1, 0] })
    expect((await reportOf(OTHER))?.fault).toBeNull()
  })

  it('finds lines that left too early, however the removal was noted', async () => {
    await threeSeals()
    const last = `network_id = '${ONE}' and number = 3`
    await tamper(`insert into audit_removal select network_id, number, last_audit_id, now() + interval '3 years' from audit_seal where ${last};
      delete from audit where network_id = '${ONE}'`)
    expect((await reportOf(ONE))?.fault).toMatchObject({ kind: 'undue-removal', seal: 3 })
    await tamper(`update audit_seal set sealed_at = sealed_at - interval '5 years' where ${last}`)
    expect((await reportOf(ONE))?.fault).toMatchObject({ kind: 'altered', seal: 3 })
  })

  it('finds lines that left at their end without a purge that says how many', async () => {
    clock.moveTo('2022-01-12T08:00:00Z')
    await threeSeals()
    clock.moveTo('2027-01-12T08:00:00Z')
    const said = (rows: number) =>
      tamper(`insert into audit (network_id, at, actor, action, subject_type, detail)
        select network_id, removed_at, 'system:purge-expired', 'purge-class', 'network', '{"class": "audit", "rows": ${rows}}' from audit_removal`)
    await tamper(`insert into audit_removal select network_id, number, last_audit_id, now() from audit_seal where network_id = '${ONE}' and number = 2;
      delete from audit using audit_removal r where audit.network_id = '${ONE}' and id <= r.last_audit_id`)
    expect((await reportOf(ONE))?.fault).toMatchObject({ kind: 'undue-removal', seal: 2 })
    await said(7)
    expect((await reportOf(ONE))?.fault?.kind).toBe('undue-removal')
    await said(8)
    expect((await reportOf(ONE))?.fault).toBeNull()
  })

  it('finds an audit emptied since a verification counted its links', async () => {
    await threeSeals()
    const report = await reportOf(ONE)
    if (report) await recordVerification(database.db, report, clock.now())
    expect((await reportOf(ONE))?.fault).toBeNull()
    await tamper('truncate audit, audit_seal')
    expect((await reportOf(ONE))?.fault).toMatchObject({ kind: 'cut-off', seal: 1 })
  })

  it('goes on after links of the first version, which did not hold their time', async () => {
    await write(ONE, 3)
    await seal()
    const migration = await readFile(
      new URL('../../migrations/0018_links_hold_their_time.sql', import.meta.url),
      'utf8',
    )
    const [digests = ''] = /update audit_seal[\s\S]*?;/.exec(migration) ?? []
    await tamper(
      `update audit_seal set version = 1, digest = sha256('x'), hash = sha256(uuid_send(network_id) || digest)`,
    )
    expect((await reportOf(ONE))?.fault?.kind).toBe('altered')
    await tamper(digests)
    expect((await reportOf(ONE))?.fault).toBeNull()
    await write(ONE, 2)
    await seal()
    expect(await reportOf(ONE)).toMatchObject({ seals: 2, sealedEntries: 5, fault: null })
  })

  it('leaves out no line of a transaction that was under way while it sealed', async () => {
    const late = await database.pool.connect()
    await late.query('begin')
    await late.query(
      `insert into audit (network_id, at, actor, action, subject_type) values ('${ONE}', now(), 'office', 'late', 'appointment')`,
    )
    await expect(seal()).resolves.toBeUndefined()
    await late.query('commit')
    late.release()
    await write(ONE)
    expect(await seal()).toBe(2)
    expect((await reportOf(ONE))?.fault).toBeNull()
  })

  it('holds while lines are written and two servers seal', async () => {
    const writers = Array.from({ length: 8 }, async () => {
      for (let i = 0; i < 15; i++) await write(i % 3 === 0 ? OTHER : ONE)
    })
    const sealers = Array.from({ length: 2 }, async () => {
      for (let i = 0; i < 10; i++) await seal()
    })
    await Promise.all([...writers, ...sealers])
    await seal()
    expect(await reportOf(ONE)).toMatchObject({ sealedEntries: 80, unsealedEntries: 0, fault: null })
    expect(await reportOf(OTHER)).toMatchObject({ sealedEntries: 40, unsealedEntries: 0, fault: null })
  })

  it('can be neither changed nor emptied', async () => {
    await threeSeals()
    await expect(sql`update audit_seal set entries = 1`.execute(database.db)).rejects.toThrow('append-only')
    await expect(sql`delete from audit_seal`.execute(database.db)).rejects.toThrow('append-only')
    await expect(sql`truncate audit_seal`.execute(database.db)).rejects.toThrow('append-only')
  })

  it('hashes a line without the newer members as the first version did: links sealed then still hold', async () => {
    const first = await readFile(new URL('../../migrations/0002_audit_seals.sql', import.meta.url), 'utf8')
    const [definition = ''] = /create function audit_digest[\s\S]*?\$\$;/.exec(first) ?? []
    await sql.raw(definition.replace('audit_digest', 'first_audit_digest')).execute(database.db)
    await write(ONE, 3)
    const digests = async () => {
      const { rows } = await sql<{ now: string; then: string }>`
        select encode(a.digest, 'hex') as now, encode(b.digest, 'hex') as then
          from audit_digest(${ONE}, 0, 1000) a, first_audit_digest(${ONE}, 0, 1000) b`.execute(database.db)
      return rows[0]
    }
    const before = await digests()
    expect(before?.now).toBe(before?.then)
    await tamper(`update audit set break_glass_id = gen_random_uuid() where id = (select min(id) from audit)`)
    const after = await digests()
    expect([after?.then, after?.now === after?.then]).toEqual([before?.then, false])
  })
})
