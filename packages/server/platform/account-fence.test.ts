import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSmallNetwork } from '../testing/small-network.ts'
import { newId } from './ids.ts'
import { openTestDatabase, type TestDatabase } from './test-database.ts'

let database: TestDatabase
let ours: string
let theirs: string
const [theirPerson, theirStaff, shared, invited] = [newId(), newId(), newId(), newId()]

beforeAll(async () => {
  database = await openTestDatabase()
  const { pool } = database
  ours = (await createSmallNetwork(database.db, '2027-01-01T00:00:00Z')).networkId
  const neighbour = await createSmallNetwork(database.db, '2027-01-02T00:00:00Z')
  theirs = neighbour.networkId
  const patientId = await neighbour.addPatient()
  const account = (id: string, kind: string, network: string | null) =>
    pool.query(
      `insert into account (id, kind, network_id, display_name, email, created_at) values ($1, $2, $3, 'Odette Voisine', $4, now())`,
      [id, kind, network, `${id}@essai.example`],
    )
  await account(theirPerson, 'person', theirs)
  for (const id of [theirStaff, shared, invited]) await account(id, 'staff', null)
  const member = (id: string, network: string, role: string, patient: string | null = null) =>
    pool.query(
      `insert into membership (id, network_id, account_id, role, patient_id, valid_from) values ($1, $2, $3, $4, $5, now())`,
      [newId(), network, id, role, patient],
    )
  await member(theirPerson, theirs, 'patient', patientId)
  for (const id of [theirStaff, shared, invited]) await member(id, theirs, 'secretary')
  await member(shared, ours, 'secretary')
  await pool.query(
    `insert into invitation (id, network_id, kind, email, token_hash, role, created_at, expires_at)
     values ($1, $2, 'join', $3, sha256('i'), 'secretary', now(), now() + interval '1 day')`,
    [newId(), ours, `${invited}@essai.example`],
  )
  await pool.query(
    `insert into account_identity (network_id, provider, subject_hash, account_id, created_at, last_used_at)
     values ($1, 'contact', sha256('c'), $2, now(), now())`,
    [theirs, theirPerson],
  )
  for (const id of [theirStaff, shared]) {
    await pool.query(
      `insert into recovery_code values ($1, sha256('r'), decode(repeat('00', 16), 'hex'), now())`,
      [id],
    )
    await pool.query(
      `insert into passkey (id, account_id, credential_id, public_key, counter, synced, label, created_at)
       values ($1::uuid, $1::uuid, $2, 'k', 0, false, 'Clé', now())`,
      [id, `credential-of-${id}`],
    )
  }
  for (const id of [theirPerson, theirStaff, shared])
    await pool.query(
      `insert into session (id, account_id, network_id, token_hash, factors, created_at, seen_at, expires_at, idle_minutes)
       values ($1::uuid, $1::uuid, $2, sha256($1::uuid::text::bytea), '{demo}', now(), now(), now() + interval '1 hour', 30)`,
      [id, theirs],
    )
})
afterAll(() => database.close())

/** What a hand-written statement does over a connection of the server; nothing of it stays. */
async function asServer(network: string, text: string, values: unknown[] = []): Promise<pg.QueryResult> {
  const client = await database.fenced.pool.connect()
  try {
    await client.query(`select set_config('maillage.network', $1, false)`, [database.fenced.passTo(network)])
    await client.query('begin')
    return await client.query(text, values)
  } finally {
    await client.query('rollback')
    client.release(true)
  }
}

describe('accounts, through the role of the server', () => {
  it('of patients and relatives are seen by their own network only', async () => {
    for (const [network, seen] of [
      [ours, 0],
      [theirs, 1],
    ] as const) {
      const { rowCount } = await asServer(network, `select display_name from account where kind = 'person'`)
      expect(rowCount).toBe(seen)
      expect((await asServer(network, 'select sealed from account_identity')).rowCount).toBe(seen)
    }
  })

  it('of staff are seen by the networks that gave them a role, or wait for them', async () => {
    const { rows } = await asServer(ours, 'select id from account order by id')
    expect(rows.map((row) => row.id)).toEqual([shared, invited].sort())
    expect((await asServer(theirs, 'select id from account')).rowCount).toBe(4)
    expect((await asServer('', 'select id from account')).rowCount).toBe(0)
  })

  it.each([
    [`update account set display_name = 'Moi', password_hash = null`, 2],
    ['delete from recovery_code', 1],
    ['update recovery_code set used_at = null', 1],
    ['delete from passkey', 1],
    ['update passkey set counter = 0', 1],
    ['delete from account_identity', 0],
  ])('of others keep what they are: %s', async (statement, changed) => {
    expect((await asServer(ours, statement)).rowCount).toBe(changed)
  })

  it.each([
    [
      `insert into recovery_code values ($1, sha256('x'), decode(repeat('00', 16), 'hex'), now())`,
      theirStaff,
    ],
    [
      `insert into passkey (id, account_id, credential_id, public_key, counter, synced, label, created_at)
       values (gen_random_uuid(), $1, 'a-credential-of-mine', 'k', 0, false, 'Clé', now())`,
      theirStaff,
    ],
    [
      `insert into account (id, kind, network_id, display_name, created_at) values (gen_random_uuid(), 'person', $1, 'Moi', now())`,
      'theirs',
    ],
    [
      `insert into account (id, kind, display_name, email, created_at) values ($1, 'staff', 'Moi', 'moi@essai.example', now())`,
      newId(),
    ],
  ])('take nothing from elsewhere: %s', async (statement, value) => {
    await expect(asServer(ours, statement, [value === 'theirs' ? theirs : value])).rejects.toMatchObject({
      code: '42501',
    })
  })

  it('of others keep their sessions', async () => {
    const ended = async (network: string, account: string) =>
      (await asServer(network, `select end_sessions_of($1, null, 'revoked', now()) as ended`, [account]))
        .rows[0].ended
    for (const account of [theirPerson, theirStaff, invited]) expect(await ended(ours, account)).toBe(0)
    expect(await ended(ours, shared)).toBe(1)
    expect(await ended('', shared)).toBe(0)
    for (const account of [theirPerson, theirStaff]) expect(await ended(theirs, account)).toBe(1)
  })
})
