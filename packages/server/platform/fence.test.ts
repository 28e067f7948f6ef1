import { createHash } from 'node:crypto'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { fillEveryTable } from '../testing/fill-every-table.ts'
import { newId } from './ids.ts'
import { openTestDatabase, type TestDatabase } from './test-database.ts'

/** Tables that every network's server may read whole, and why. */
const SHARED: Record<string, string> = {
  network: 'names of the networks: how a server finds the one it serves',
  practitioner: 'a professional may work in several networks and has one timeline',
  appointment_transition: 'which status follows which: written by a migration',
  patient_identity_transition: 'which status follows which: written by a migration',
  travel_time: 'minutes between communes: public geography',
  attempt: 'limits by keyed hashes, of addresses that networks share',
}
/** Tables of which a network sees what belongs to the accounts that it knows. */
const OF_ACCOUNTS = ['account', 'passkey', 'recovery_code']
/** Tables that the server has no right to at all. */
const CLOSED = ['migration']

let database: TestDatabase
let fenced: string[]
let open: Map<string, Set<string>>
const [OURS, THEIRS] = [newId(), newId()]

beforeAll(async () => {
  database = await openTestDatabase()
  const { rows } = await database.pool.query<{ name: string; policy: string; command: string }>(
    `select polrelid::regclass::text as name, polname as policy, polcmd::text as command from pg_policy p
       join pg_class c on c.oid = p.polrelid where c.relnamespace = 'public'::regnamespace`,
  )
  fenced = [...new Set(rows.filter((row) => row.policy.startsWith('fence_')).map((row) => row.name))].sort()
  open = new Map(
    fenced.map((name) => [name, new Set(rows.filter((row) => row.name === name).map((row) => row.command))]),
  )
  expect(fenced.length).toBeGreaterThan(20)
  await fillEveryTable(database.pool, fenced, [OURS, THEIRS])
})
afterAll(() => database.close())

/** What a hand-written statement does over a connection of the server. */
async function asServer<T>(network: string | null, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await database.fenced.pool.connect()
  try {
    await client.query(`select set_config('maillage.network', $1, false)`, [
      database.fenced.passTo(network ?? ''),
    ])
    return await work(client)
  } finally {
    client.release(true)
  }
}
const refused = { code: '42501' }

describe('every table', () => {
  it('is fenced by network, or is shared for a reason, or is closed to the server', async () => {
    const { rows } = await database.pool.query<{
      name: string
      secured: boolean
      policies: string[]
      closed: boolean
    }>(
      `select c.relname as name, c.relrowsecurity as secured,
         array(select p.polname::text from pg_policy p where p.polrelid = c.oid and p.polpermissive) as policies,
         not has_table_privilege((select rolname from pg_roles where rolname like 'maillage_app_%' limit 1), c.oid, 'select, insert, update, delete') as closed
       from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`,
    )
    for (const { name, secured, policies, closed } of rows) {
      if (CLOSED.includes(name)) expect(closed, name).toBe(true)
      else {
        expect(secured, `${name}: call fence_table or share_table in its migration`).toBe(true)
        const kind = name in SHARED ? /^shared_/ : OF_ACCOUNTS.includes(name) ? /^account_/ : /^fence_/
        expect(policies.length, name).toBeGreaterThan(0)
        expect(
          policies.filter((policy) => !kind.test(policy)),
          `${name}: shared without a reason?`,
        ).toEqual([])
      }
    }
    expect(rows.map((row) => row.name)).toEqual(expect.arrayContaining(Object.keys(SHARED)))
  })

  it('says its network in every row when it is fenced', async () => {
    const { rows } = await database.pool.query<{ name: string }>(
      `select attrelid::regclass::text as name from pg_attribute where attname = 'network_id' and attnotnull and not attisdropped`,
    )
    const saying = rows.map((row) => row.name)
    expect(fenced.filter((name) => !saying.includes(name))).toEqual([])
  })
})

describe('every function that looks beyond the fence', () => {
  it('has a search path of its own, and only the server may call it', async () => {
    const { rows } = await database.pool.query<{ name: string; path: string | null; public: boolean }>(
      `select f.proname as name, array_to_string(f.proconfig, ',') as path,
         exists (select from aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) a where a.grantee = 0) as public
       from pg_proc f where f.pronamespace = 'public'::regnamespace and f.prosecdef`,
    )
    expect(rows.map((row) => row.name)).toContain('rewrite_free_intervals')
    for (const row of rows) {
      expect(row.path, row.name).toContain('search_path=public, pg_temp')
      expect(row.public, row.name).toBe(false)
    }
  })
})

describe('the role of the server', () => {
  it('owns nothing, and goes around nothing', async () => {
    const { rows } = await asServer(OURS, (client) =>
      client.query(
        `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
           exists (select from pg_shdepend d where d.refobjid = r.oid and d.deptype = 'o') as owns,
           exists (select from pg_auth_members m where m.member = r.oid) as member
         from pg_roles r where rolname = current_user`,
      ),
    )
    expect([...new Set(Object.values(rows[0] ?? {}))]).toEqual([false])
  })

  it.each([
    ['set role maillage', refused],
    ['set session authorization maillage', refused],
    ['alter table patient disable row level security', refused],
    ['drop policy fence_select on patient', refused],
    [`select fence_table('patient')`, refused],
    ['create table public.mine (id int)', refused],
    ['truncate patient', refused],
    ['select * from migration', refused],
    [`copy (select 1) to program 'true'`, refused],
    ['set row_security = off; select * from patient', refused],
    [`update graphile_worker.migrations set id = 1`, refused],
  ])('may not: %s', async (statement, error) => {
    await asServer(OURS, async (client) => {
      await expect(client.query(statement)).rejects.toMatchObject(error)
    })
  })
})

describe('a hand-written statement through the role of the server', () => {
  test.each([
    ['all', (name: string) => `select * from ${name}`],
    ['counted', (name: string) => `select network_id, count(*) from ${name} group by 1`],
    [
      'asked for by network',
      (name: string) => `select * from ${name} where network_id in ('${OURS}', '${THEIRS}')`,
    ],
    ['locked', (name: string) => `select * from ${name} ${open.get(name)?.has('w') ? 'for update' : ''}`],
  ])('sees rows of its own network only, of every table: %s', async (_how, how) => {
    await asServer(OURS, async (client) => {
      for (const name of fenced) {
        const { rows } = await client.query(how(name))
        expect([...new Set(rows.map((row) => row.network_id))], name).toEqual([OURS])
      }
    })
  })

  it('sees nothing without a network', async () => {
    await asServer(null, async (client) => {
      for (const name of fenced) expect((await client.query(`select from ${name}`)).rowCount, name).toBe(0)
    })
  })

  it.each([
    ['that is none', () => 'x'],
    ['unsigned', () => THEIRS],
    ['with an empty signature', () => `${THEIRS}.`],
    ['with the signature of its own', () => THEIRS + database.fenced.passTo(OURS).slice(36)],
    ['with a signature that was cut', () => database.fenced.passTo(THEIRS).slice(0, -2)],
    ['with one that goes on', () => `${database.fenced.passTo(THEIRS)}00`],
    ['with its own after it', () => `${THEIRS}${database.fenced.passTo(OURS)}`],
    [
      'with a digest anybody can make',
      () =>
        `${THEIRS}.${createHash('sha256')
          .update(Buffer.from(THEIRS.replaceAll('-', ''), 'hex'))
          .digest('hex')}`,
    ],
  ])(
    'cannot tell itself another network, %s: it sees nothing then, without a failure',
    async (_how, told) => {
      await asServer(OURS, async (client) => {
        await client.query(`select set_config('maillage.network', $1, false)`, [told()])
        for (const name of fenced) expect((await client.query(`select from ${name}`)).rowCount, name).toBe(0)
        expect((await client.query('select fence()')).rows).toEqual([{ fence: null }])
      })
    },
  )

  it.each([
    'select * from secret.fence_key',
    `select secret.hmac_pad('x', 54)`,
    `insert into secret.fence_key (role, key) values (current_user, sha256('mine'))`,
    'create or replace function fence() returns uuid language sql as $$ select null::uuid $$',
  ])('neither reads nor replaces the key by which networks are signed: %s', async (statement) => {
    await asServer(THEIRS, async (client) => {
      await expect(client.query(statement)).rejects.toMatchObject(refused)
    })
  })

  it('changes and removes no row of another network', async () => {
    await asServer(OURS, async (client) => {
      for (const name of fenced) {
        for (const [command, statement] of [
          ['w', `update ${name} set network_id = network_id where network_id <> fence()`],
          ['d', `delete from ${name} where network_id <> fence()`],
        ] as const) {
          if (open.get(name)?.has(command)) expect((await client.query(statement)).rowCount, name).toBe(0)
          else await expect(client.query(statement), `${name} ${command}`).rejects.toMatchObject(refused)
        }
      }
    })
  })

  it('neither writes a row for another network nor moves one there', async () => {
    await asServer(OURS, async (client) => {
      for (const name of fenced) {
        const columns = await insertable(name)
        const values = columns.map((column) => (column === 'network_id' ? `'${THEIRS}'` : column))
        await expect(
          client.query(
            `insert into ${name} (${columns.join(', ')}) select ${values.join(', ')} from ${name}`,
          ),
          name,
        ).rejects.toMatchObject(refused)
        if (!open.get(name)?.has('w')) continue
        await expect(client.query(`update ${name} set network_id = '${THEIRS}'`), name).rejects.toMatchObject(
          refused,
        )
      }
    })
  })

  it('is told the network for which a connection was checked out, whatever that connection did before', async () => {
    const [one, other] = [database.fenced.of(OURS), database.fenced.of(async () => THEIRS)]
    for (let i = 0; i < 30; i++) {
      const db = [one, other, database.fenced.outside][i % 3] as typeof one
      const rows = await db.selectFrom('patient').select('network_id').execute()
      expect(rows.map((row) => row.network_id)).toEqual([[OURS], [THEIRS], []][i % 3])
    }
    const seen = await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        (i % 2 ? one : other).selectFrom('patient').select('network_id').execute(),
      ),
    )
    for (const [i, rows] of seen.entries()) expect(rows).toEqual([{ network_id: i % 2 ? OURS : THEIRS }])
  })
})

describe('an operator that fails for some values', () => {
  it.each([
    ['contact_person', 'email', `email like 'm\\'`],
    ['contact_person', 'email', `email not like 'm\\'`],
    ['contact_person', 'email', `email ilike 'm\\'`],
    ['contact_person', 'email', `email ~ '('`],
    ['contact_person', 'email', `email similar to '('`],
    ['contact_person', 'email', `email::int = 1`],
    ['contact_person', 'email', `1 / (length(email) - 3) > 0`],
    ['contact_person', 'email', `email::jsonb is not null`],
    ['contact_person', 'email', `email % 'm\\'`],
    ['contact_person', 'email', `email like any(array['m\\'])`],
  ])('tells nothing of a row beyond the fence: %s.%s, %s', async (table, column, condition) => {
    const errorBeside = async (value: string | null) => {
      await database.pool.query(`update ${table} set ${column} = $2 where network_id = $1`, [THEIRS, value])
      const ask = (client: pg.PoolClient) => client.query(`select 1 from ${table} where ${condition}`)
      return asServer(newId(), ask).then(
        () => 'none',
        ({ code }: { code: string }) => code,
      )
    }
    // A regular expression that is none fails whatever the rows are: that tells nothing.
    expect(await errorBeside('moi')).toBe(await errorBeside(null))
  })

  it('is never marked as one that tells nothing', async () => {
    const { rows } = await database.pool.query<{ name: string }>(
      `select oid::regprocedure::text as name from pg_proc where proleakproof and (oid >= 16384 or proname in
         ('textlike', 'textnlike', 'texticlike', 'bpcharlike', 'like_escape', 'textregexeq', 'similar_to_escape', 'range_overlaps', 'range_contains'))`,
    )
    expect(rows.map((row) => row.name).sort()).toEqual([
      'range_contains(anyrange,anyrange)',
      'range_overlaps(anyrange,anyrange)',
    ])
  })
})

async function insertable(name: string): Promise<string[]> {
  const { rows } = await database.pool.query<{ column: string }>(
    `select quote_ident(attname) as column from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attidentity = '' and attgenerated = ''`,
    [name],
  )
  return rows.map((row) => row.column)
}
