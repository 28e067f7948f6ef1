import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Db } from '@maillage/server/platform/database.ts'
import { wrongFreeTime } from '@maillage/server/testing/wrong-free-time.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Acknowledged,
  type BookingLoad,
  personNumber,
  startBookingLoad,
} from '../testing/booking-load.ts'
import { databaseWindow } from '../testing/database-window.ts'
import { type MailSink, openMailSink } from '../testing/mail-sink.ts'
import { findSlots, post } from '../testing/patient.ts'
import { type SupervisedServer, supervise, type Victim } from '../testing/supervised-server.ts'

const KILLS = 20
const VICTIMS: Victim[] = ['server', 'database', 'server', 'database', 'both']

const startedAt = Date.now()
const environment: Record<string, string> = { MAILLAGE_TRUSTED_PROXY: '127.0.0.0/8, ::1' }
let folder: string
let mail: MailSink
let server: SupervisedServer
let database: ReturnType<typeof databaseWindow>
let load: BookingLoad
let bookedBefore: number

const db = async (): Promise<Db> => (await database.opened()).db
const numbers = async <Row>(query: string): Promise<Row[]> =>
  (await sql.raw<Row>(query).execute(await db())).rows
const count = async (query: string): Promise<number> =>
  (await numbers<{ n: number }>(`select count(*)::int as n ${query}`))[0]?.n ?? -1

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maillage-kill-'))
  mail = await openMailSink()
  environment.SMTP_URL = mail.url
  server = await supervise(folder, environment)
  database = databaseWindow(server.served)
  bookedBefore = await count(`from appointment where status = 'booked'`)
}, 90_000)

afterAll(async () => {
  await database.close()
  await server.stop()
  await mail.close()
  await rm(folder, { recursive: true, force: true })
})

describe('kill -9, twenty times, of the server, of the database and of both, while patients book', () => {
  it('comes back by itself every time', async () => {
    const { reasonId } = await findSlots(server.address)
    const pool = async () => (await database.opened()).pool
    load = startBookingLoad(server.address, { reasonId, clients: 6, pool })
    const recoveries: number[] = []
    for (let kill = 0; kill < KILLS; kill++) {
      await wait(200 + 700 * Math.random())
      const before = performance.now()
      await server.kill(VICTIMS[kill % VICTIMS.length] ?? 'both')
      recoveries.push(Math.round(performance.now() - before))
    }
    await wait(500)
    await load.finish()
    expect(Math.max(...recoveries)).toBeLessThan(30_000)
    expect(load.disturbed()).toBeGreaterThan(KILLS)
    expect(load.unexpected).toEqual([])
    expect(load.acknowledged.length).toBeGreaterThan(KILLS)
  }, 300_000)

  it('keeps every booking and every cancellation that was acknowledged, whole and once', async () => {
    const kept = load.acknowledged
    const ids = kept.map(({ appointmentId }) => appointmentId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const known of kept) expect(await tracesOf(known), known.appointmentId).toEqual([wholeOf(known)])
    const booked = kept.filter(({ cancelled }) => !cancelled).length
    expect(await count(`from appointment where status = 'booked'`)).toBe(bookedBefore + booked)
  }, 60_000)

  it('gives the same answer to the same request sent again', async () => {
    for (const { requests } of load.acknowledged) {
      for (const { path, body, token, key, answer } of requests)
        expect(await post(`${server.address}${path}`, body, { token, key })).toEqual(answer)
    }
  }, 60_000)

  it('leaves nobody booked twice, no time taken by nothing, and free time as it must be', async () => {
    expect(
      await count(`from occupation a join occupation b
        on a.resource_id = b.resource_id and a.lane = b.lane and a.period && b.period and a.ctid < b.ctid`),
    ).toBe(0)
    expect(
      await count(`from occupation o where o.cause in ('appointment', 'hold')
        and not exists (select from appointment a where a.id = o.source_id and a.status not in ('cancelled-by-patient', 'cancelled-by-site', 'expired', 'released'))`),
    ).toBe(0)
    expect(await wrongFreeTime(await db())).toEqual([])
  }, 60_000)

  it('takes up again, within seconds, the jobs of the servers that died', async () => {
    const overdue = () =>
      count(`from graphile_worker._private_jobs j where j.run_at < now() - interval '5 seconds'
        and (j.locked_by is not null or j.attempts = 0)`)
    await expect.poll(overdue, { timeout: 40_000, interval: 500 }).toBe(0)
  }, 60_000)

  it('loses no message and sends none twice', async () => {
    expect(acceptedMoreThan(1)).toEqual([])
    const messages = await outbox()
    expect(messages.length).toBeGreaterThan(2 * KILLS)
    for (const { id, sent, jobs } of messages)
      expect([id, sent ? mail.accepted.get(id) : jobs]).toEqual([id, 1])
  })
})

describe('kill -9 of the server while a mail server thinks about a message', () => {
  it('its job is taken up within seconds, the message only once its claim ran out, with the same id', async () => {
    const hadInHand = (await outbox()).filter(({ sent }) => !sent).map(({ id }) => id)
    mail.delayMs = 60_000
    const inHand = await letCodeBeSent()
    await server.kill('server')
    mail.delayMs = 0
    const attempts = async () => (await outbox()).find(({ id }) => id === inHand)?.attempts
    await expect.poll(attempts, { timeout: 25_000, interval: 250 }).toBeGreaterThan(1)
    expect(mail.accepted.get(inHand)).toBeUndefined()

    environment.MAILLAGE_NOW = new Date(Date.now() + 9 * 60_000).toISOString()
    await server.kill('server')
    await hurry()
    await expect.poll(() => mail.accepted.get(inHand), { timeout: 25_000 }).toBe(1)

    environment.MAILLAGE_NOW = new Date(Date.now() + 11 * 60_000).toISOString()
    await server.kill('server')
    const waiting = async () => {
      await hurry()
      return (await outbox()).filter(({ sent, failure }) => !sent && failure !== 'too-late').length
    }
    await expect.poll(waiting, { timeout: 25_000, interval: 1_000 }).toBe(0)
    for (const id of acceptedMoreThan(1)) expect(hadInHand).toContain(id)
    expect(acceptedMoreThan(2)).toEqual([])
  }, 120_000)
})

interface Outgoing {
  id: string
  sent: boolean
  failure: string | null
  /** Jobs that will deliver it, and how often they tried. */
  jobs: number
  attempts: number
}

/** Messages since this test began. */
function outbox(): Promise<Outgoing[]> {
  return numbers<Outgoing>(`
    select m.id, m.sent_at is not null as sent, m.failure, count(j)::int as jobs, coalesce(max(j.attempts), 0)::int as attempts
      from message m left join graphile_worker._private_jobs j on j.payload->>'messageId' = m.id::text
     where m.created_at > '${new Date(startedAt).toISOString()}' group by m.id`)
}

const acceptedMoreThan = (times: number): string[] =>
  [...mail.accepted].filter(([, accepted]) => accepted > times).map(([id]) => id)

/** Asks for a code; the id of its message once the mail server has it. */
async function letCodeBeSent(): Promise<string> {
  const { reasonId, slots } = await findSlots(server.address)
  const held = await post(`${server.address}/api/holds`, { reasonId, ...slots[0] })
  const person = personNumber(1_000_000)
  await post(`${server.address}/api/holds/${held.body.id}/code`, person, { token: held.body.token })
  const claimed = async () =>
    (
      await numbers<{ id: string }>(
        `select id from message where recipient = '${person.contact}' and claimed_at is not null`,
      )
    )[0]?.id
  await expect.poll(claimed, { timeout: 10_000 }).toBeDefined()
  return (await claimed()) ?? ''
}

/** A job that failed waits longer each time: not in a test. */
async function hurry(): Promise<void> {
  await sql`update graphile_worker._private_jobs set run_at = now() where locked_by is null and payload->>'messageId' is not null`.execute(
    await db(),
  )
}

interface Traces {
  status: string
  occupations: number
  booked: number
  confirmations: number
  cancellations: number
}

function wholeOf({ cancelled }: Acknowledged): Traces {
  return cancelled
    ? { status: 'cancelled-by-patient', occupations: 0, booked: 1, confirmations: 1, cancellations: 1 }
    : { status: 'booked', occupations: 2, booked: 1, confirmations: 1, cancellations: 0 }
}

function tracesOf({ appointmentId }: Acknowledged): Promise<Traces[]> {
  return numbers<Traces>(`
    select a.status,
      (select count(*)::int from occupation o where o.source_id = a.id and o.resource_id in (a.practitioner_id, a.patient_id)) as occupations,
      (select count(*)::int from event e where e.subject_id = a.id and e.kind = 'appointment.booked') as booked,
      (select count(*)::int from message m where m.appointment_id = a.id and m.kind = 'confirmation') as confirmations,
      (select count(*)::int from message m where m.appointment_id = a.id and m.kind = 'cancellation') as cancellations
    from appointment a where a.id = '${appointmentId}'`)
}
