import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase, type OpenedDatabase } from '@maillage/server/platform/database.ts'
import { testServerUrl } from '@maillage/server/platform/test-database.ts'
import { wrongFreeTime } from '@maillage/server/testing/wrong-free-time.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bookAs, personNumber } from '../testing/booking-load.ts'
import { type MailSink, openMailSink } from '../testing/mail-sink.ts'
import { followOffice, signInAtOffice } from '../testing/office-screen.ts'
import { findSlots, post, type Slot } from '../testing/patient.ts'
import { addressOf, type Served, serveFrom } from '../testing/serve-process.ts'

let folder: string
let database: OpenedDatabase
let mail: MailSink
let servers: Served[]
let addresses: string[]
let reasonId: string
let slots: Slot[]

const NAME = `two_servers_${randomBytes(6).toString('hex')}`

/** Both at once, on an empty database. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maillage-two-'))
  mail = await openMailSink()
  const url = new URL(await testServerUrl())
  await asAdministrator(`create database ${NAME}`)
  url.pathname = `/${NAME}`
  database = openDatabase(url.toString(), { connections: 4 })
  const secret = randomBytes(32).toString('hex')
  servers = ['one', 'two'].map((name) => {
    url.searchParams.set('application_name', name)
    const environment = { DATABASE_URL: url.toString(), MAILLAGE_SECRET: secret, SMTP_URL: mail.url }
    return serveFrom(join(folder, name), ['--port', '0'], environment)
  })
  addresses = await Promise.all(servers.map(addressOf))
  ;({ reasonId, slots } = await findSlots(through(0)))
}, 90_000)

afterAll(async () => {
  for (const { child } of servers) child.kill('SIGTERM')
  await Promise.all(servers.map(({ ended }) => ended))
  await mail.close()
  await database.close()
  await asAdministrator(`drop database ${NAME} with (force)`)
  await rm(folder, { recursive: true, force: true })
})

async function asAdministrator(statement: string): Promise<void> {
  const administrator = openDatabase(await testServerUrl(), { connections: 1 })
  await administrator.pool.query(statement)
  await administrator.close()
}

const through = (number: number): string => addresses[number % 2] ?? ''
const count = async (rows: string): Promise<number> =>
  (await database.pool.query(`select count(*)::int as n from ${rows}`)).rows[0].n

describe('two servers on one database', () => {
  it('start together on an empty one, and load the demonstration once', async () => {
    expect(await count('network')).toBe(1)
    expect(await wrongFreeTime(database.db)).toEqual([])
    const reasons = addresses.map(async (address) => (await findSlots(address)).reasonId)
    expect(await Promise.all(reasons)).toEqual([reasonId, reasonId])
  })

  it('give a slot to one patient of sixty who want it through both', async () => {
    const wanted = { reasonId, ...slots[0] }
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, number) => post(`${through(number)}/api/holds`, wanted)),
    )
    const statuses = answers.map(({ status, body }) => (status === 409 ? body.code : status))
    expect(statuses.filter((status) => status === 201)).toHaveLength(1)
    expect(statuses.filter((status) => status === 'slot-taken')).toHaveLength(59)
  })

  it('show through one within two seconds what was done through the other', async () => {
    for (const from of [0, 1]) {
      const there = through(from + 1)
      const screen = await followOffice(there, await signInAtOffice(through(from)))
      await screen.hears('hello')
      const doneAt = performance.now()
      const held = await post(`${through(from)}/api/holds`, { reasonId, ...slots[1 + from] })
      expect(held.status).toBe(201)
      await screen.hears(held.body.id)
      expect(performance.now() - doneAt).toBeLessThan(2_000)
    }
  })

  it('give a retry through one the answer of the other', async () => {
    const key = 'the-same-key-through-both'
    const wanted = { reasonId, ...slots[3] }
    const first = await post(`${through(0)}/api/holds`, wanted, { key })
    expect(first.status).toBe(201)
    expect(await post(`${through(1)}/api/holds`, wanted, { key })).toEqual(first)
  })

  it('share the jobs, and run each once', async () => {
    const before = await count('message')
    await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        bookAs(personNumber(i), {
          address: through(i),
          reasonId,
          slot: slots[4 + i] as Slot,
          pool: database.pool,
        }),
      ),
    )
    expect(await count('message')).toBe(before + 24)
    await expect.poll(() => count('message where sent_at is null'), { timeout: 20_000 }).toBe(0)
    expect([...mail.accepted.values()].filter((times) => times !== 1)).toEqual([])
    const done = await Promise.all(addresses.map(deliveriesOf))
    expect((done[0] ?? 0) + (done[1] ?? 0)).toBe(before + 24)
    expect(Math.min(...done)).toBeGreaterThan(0)
  }, 40_000)

  it('go on when one is killed: the other books at once, and takes over the job that was under way', async () => {
    mail.delayMs = 60_000
    const who = personNumber(500)
    const held = await post(`${through(0)}/api/holds`, { reasonId, ...slots[20] })
    await post(`${through(0)}/api/holds/${held.body.id}/code`, who, { token: held.body.token })
    const message = `message where recipient = '${who.contact}' and claimed_at is not null`
    await expect.poll(() => count(message), { timeout: 10_000 }).toBe(1)
    const job = await jobOfMessageTo(who.contact)
    const killed = job.server === 'one' ? 0 : 1
    servers[killed]?.child.kill('SIGKILL')
    await servers[killed]?.ended
    const next = await post(`${through(killed + 1)}/api/holds`, { reasonId, ...slots[21] })
    expect(next.status).toBe(201)
    const attempts = async () => (await jobOfMessageTo(who.contact)).attempts
    await expect.poll(attempts, { timeout: 25_000, interval: 250 }).toBeGreaterThan(job.attempts)
  }, 60_000)
})

/** The job that delivers a message, and the server that answers the roll for the worker that runs it. */
async function jobOfMessageTo(contact: string): Promise<{ attempts: number; server: string | null }> {
  const { rows } = await database.pool.query(
    `select j.attempts, a.application_name as server
       from graphile_worker._private_jobs j join message m on m.id::text = j.payload->>'messageId'
       left join pg_locks l on l.locktype = 'advisory' and l.objid::bigint = hashtext(j.locked_by)::bigint & 4294967295
       left join pg_stat_activity a on a.pid = l.pid
      where m.recipient = $1`,
    [contact],
  )
  return rows[0]
}

/** Jobs of messages that a server carried out, by its own count. */
async function deliveriesOf(address: string): Promise<number> {
  const metrics = await (await fetch(`${address}/metrics`)).text()
  return Number(
    /^maillage_jobs_total\{task="deliver-message",outcome="done"\} (\d+)$/m.exec(metrics)?.[1] ?? 0,
  )
}
