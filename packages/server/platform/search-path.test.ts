import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSmallNetwork } from '../testing/small-network.ts'
import { openTestDatabase, type TestDatabase } from './test-database.ts'

let database: TestDatabase
let networkId: string

beforeAll(async () => {
  database = await openTestDatabase()
  networkId = (await createSmallNetwork(database.db)).networkId
  const run = (text: string) => database.pool.query(text, [networkId])
  await run(`insert into audit (network_id, practitioner_id, at, actor, action, subject_type, subject_id, detail)
    values ($1, gen_random_uuid(), now(), 'public', 'hold-slot', 'appointment', gen_random_uuid(), '{}')`)
  await run(`insert into audit_seal (network_id, number, last_audit_id, entries, digest, hash, sealed_at)
    select $1::uuid, 1, max(id), 1, sha256('lines'), sha256('link'), now() from audit`)
})
afterAll(() => database.close())

describe('every function that names tables', () => {
  it('looks them up in public, whoever calls it', async () => {
    const { rows } = await database.pool.query<{ name: string }>(
      `select f.oid::regprocedure::text as name from pg_proc f join pg_language l on l.oid = f.prolang
        where f.pronamespace = 'public'::regnamespace and not exists (select from pg_depend d where d.objid = f.oid and d.deptype = 'e')
          and coalesce(array_to_string(f.proconfig, ','), '') !~ 'search_path=public, pg_temp'
          and (l.lanname = 'plpgsql' or f.prosrc ~* '\\m(from|join|into|update)\\M')`,
    )
    expect(rows).toEqual([])
  })
})

// The server may make no temporary table (see server-role.test.ts). In this copy of a database it still may.
describe('a temporary table of the server', () => {
  it.each([
    [
      'the seals of the audit',
      `create temp table audit_seal as select network_id, number, last_audit_id, now() - interval '2 years' as sealed_at from public.audit_seal`,
      `insert into audit_removal (network_id, up_to_seal, last_audit_id, removed_at) select network_id, number, last_audit_id, now() from public.audit_seal`,
    ],
    [
      'what left the audit',
      'create temp table audit_removal as select fence() as network_id, 9223372036854775807 as last_audit_id',
      'delete from public.audit',
    ],
  ])('does not come before %s', async (_what, shadow, statement) => {
    const client = await database.fenced.pool.connect()
    try {
      await client.query(`select set_config('maillage.network', $1, false)`, [
        database.fenced.passTo(networkId),
      ])
      await client.query('begin')
      const before = await endOf(client, statement)
      expect(before).toMatch(/^(42501|23514)$/)
      await client.query(shadow)
      expect(await endOf(client, statement)).toBe(before)
    } finally {
      await client.query('rollback')
      client.release(true)
    }
  })
})

/** How a statement ends; nothing of it stays. */
async function endOf(client: pg.PoolClient, statement: string): Promise<string> {
  await client.query('savepoint tried')
  const end = await client.query(statement).then(
    ({ rowCount }) => `${rowCount} rows`,
    ({ code }: { code: string }) => code,
  )
  await client.query('rollback to tried')
  return end
}
