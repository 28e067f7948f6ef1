import { afterAll, beforeAll, expect, it } from 'vitest'
import { openEmptyDatabase } from '../testing/backup-desk.ts'
import { createSmallNetwork } from '../testing/small-network.ts'
import { applyMigration, migrationNames } from './database.ts'
import { newId } from './ids.ts'

let database: Awaited<ReturnType<typeof openEmptyDatabase>>
beforeAll(async () => {
  database = await openEmptyDatabase()
})
afterAll(() => database.close())

it('makes of a person who was one account in two networks one in each, with what belongs to it', async () => {
  const { pool, db } = database
  const client = await pool.connect()
  const names = await migrationNames()
  const split = names.findIndex((name) => name.startsWith('0009_'))
  for (const name of names.slice(0, split)) await applyMigration(client, name)
  const [person, staff] = [newId(), newId()]
  await client.query(
    `insert into account (id, kind, display_name, email, created_at)
     values ($1, 'person', 'Odette Exemple', null, now()), ($2, 'staff', 'Claire Essai', 'claire@essai.example', now())`,
    [person, staff],
  )
  await client.query(
    `insert into account_identity (provider, subject_hash, account_id, created_at, last_used_at)
     values ('franceconnect', sha256('o'), $1, now(), now()), ('psc', sha256('c'), $2, now(), now())`,
    [person, staff],
  )
  const networks: string[] = []
  for (const day of ['2027-01-01', '2027-01-02']) {
    const network = await createSmallNetwork(db, `${day}T00:00:00Z`)
    networks.push(network.networkId)
    await client.query(
      `insert into membership (id, network_id, account_id, role, patient_id, valid_from)
       values ($1, $2, $3, 'patient', $4, $5), ($6, $2, $7, 'secretary', null, $5)`,
      [newId(), network.networkId, person, await network.addPatient(), day, newId(), staff],
    )
    await client.query(
      `insert into session (id, account_id, network_id, token_hash, factors, created_at, seen_at, expires_at, idle_minutes)
       values ($1, $2, $3, sha256($4), '{contact-code}', now(), now(), now() + interval '1 hour', 30)`,
      [newId(), person, network.networkId, day],
    )
  }
  for (const name of names.slice(split)) await applyMigration(client, name)
  client.release()

  const { rows } = await pool.query(
    `select a.network_id, a.id = $1 as first, a.display_name,
       (select count(*)::int from membership m where m.account_id = a.id and m.network_id = a.network_id) as roles,
       (select count(*)::int from session s where s.account_id = a.id and s.network_id = a.network_id) as sessions,
       (select count(*)::int from account_identity i where i.account_id = a.id and i.network_id = a.network_id) as identities
     from account a where a.kind = 'person' order by a.id = $1 desc`,
    [person],
  )
  const whole = { display_name: 'Odette Exemple', roles: 1, sessions: 1, identities: 1 }
  expect(rows).toEqual([
    { ...whole, network_id: networks[0], first: true },
    { ...whole, network_id: networks[1], first: false },
  ])
  expect((await pool.query(`select network_id from account where kind = 'staff'`)).rows).toEqual([
    { network_id: null },
  ])
})
