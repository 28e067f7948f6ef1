import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { verifyAudit } from '@maillage/server/features/audit/verify-audit.ts'
import type { Db } from '@maillage/server/platform/database.ts'
import { wrongFreeTime } from '@maillage/server/testing/wrong-free-time.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Acknowledged,
  bookAs,
  type BookingLoad,
  personNumber,
  startBookingLoad,
} from '../testing/booking-load.ts'
import { databaseWindow } from '../testing/database-window.ts'
import { type MailSink, openMailSink } from '../testing/mail-sink.ts'
import { findSlots, post, type Slot } from '../testing/patient.ts'
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
  (await (await database.opened()).pool.query(query)).rows as Row[]
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
      await someBookings()
      await wait(500 * Math.random())
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
  }, 600_000)

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
    const hadInHand = await whatTheDeadHadInHand()
    const inHand = await letConfirmationBeSent()
    await server.kill('server')
    mail.delayMs = 0
    const attempts = async () => (await outbox()).find(({ id }) => id === inHand)?.attempts
    await expect.poll(attempts, { timeout: 40_000, interval: 250 }).toBeGreaterThan(1)
    expect(mail.accepted.get(inHand)).toBeUndefined()

    environment.MAILLAGE_NOW = new Date(Date.now() + 11 * 60_000).toISOString()
    await server.kill('server')
    const waiting = async () => {
      await hurry()
      return (await outbox()).filter(({ sent, failure }) => !sent && failure !== 'too-late').length
    }
    await expect.poll(waiting, { timeout: 40_000, interval: 1_000 }).toBe(0)
    expect(mail.accepted.get(inHand)).toBe(1)
    for (const id of acceptedMoreThan(1)) expect(hadInHand).toContain(id)
    expect(acceptedMoreThan(2)).toEqual([])
  }, 120_000)
})

describe('a start with a clock that is an hour slow', () => {
  it('books, sends, and leaves the chain of the audit whole', async () => {
    mail.delayMs = 0
    environment.MAILLAGE_NOW = new Date(Date.now() - 60 * 60_000).toISOString()
    await server.kill('server')
    const { reasonId, slots } = await findSlots(server.address)
    const { pool } = await database.opened()
    const slot = slots[3] as Slot
    await bookAs(personNumber(2_000_000), { address: server.address, reasonId, slot, pool })
    await expect
      .poll(async () => (await outbox()).every(({ sent, failure }) => sent || failure), { timeout: 40_000 })
      .toBe(true)
    expect((await verifyAudit(await db())).map(({ fault }) => fault)).toEqual([null])
    expect(await wrongFreeTime(await db())).toEqual([])
  }, 60_000)
})

/** Until somebody booked since the last kill: what is killed is at work. */
async function someBookings(): Promise<void> {
  const before = load.acknowledged.length
  await expect.poll(() => load.acknowledged.length, { timeout: 60_000, interval: 20 }).toBeGreaterThan(before)
}

/** Messages that nobody tries now: the others are delivered first. */
async function whatTheDeadHadInHand(): Promise<string[]> {
  const free = async () => {
    await hurry()
    return (await outbox()).filter(({ sent, claimed }) => !sent && !claimed).length
  }
  await expect.poll(free, { timeout: 40_000, interval: 1_000 }).toBe(0)
  return (await outbox()).filter(({ sent }) => !sent).map(({ id }) => id)
}

interface Outgoing {
  id: string
  sent: boolean
  claimed: boolean
  failure: string | null
  /** Jobs that will deliver it, and how often they tried. */
  jobs: number
  attempts: number
}

/** Messages since this test began, by the slow clock too. */
function outbox(): Promise<Outgoing[]> {
  return numbers<Outgoing>(`
    select m.id, m.sent_at is not null as sent, m.claimed_at is not null as claimed, m.failure, count(j)::int as jobs, coalesce(max(j.attempts), 0)::int as attempts
      from message m left join graphile_worker._private_jobs j on j.payload->>'messageId' = m.id::text
     where m.created_at > '${new Date(startedAt - 2 * 3_600_000).toISOString()}' group by m.id`)
}

const acceptedMoreThan = (times: number): string[] =>
  [...mail.accepted].filter(([, accepted]) => accepted > times).map(([id]) => id)

/** Books; the id of the confirmation, once the mail server has it in its hands for a minute. */
async function letConfirmationBeSent(): Promise<string> {
  const { reasonId, slots } = await findSlots(server.address)
  const { pool } = await database.opened()
  const person = personNumber(1_000_000)
  mail.delayMs = 60_000
  await bookAs(person, { address: server.address, reasonId, slot: slots[0] as Slot, pool })
  const confirmation = `select id from message where recipient = '${person.contact}' and kind = 'confirmation' and claimed_at is not null`
  const claimed = async () => (await numbers<{ id: string }>(confirmation))[0]?.id
  await expect.poll(claimed, { timeout: 20_000 }).toBeDefined()
  return (await claimed()) ?? ''
}

/** A job that failed waits longer each time: not in a test. */
async function hurry(): Promise<void> {
  const waiting = `locked_by is null and payload->>'messageId' is not null`
  await numbers(`update graphile_worker._private_jobs set run_at = now() where ${waiting}`)
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
