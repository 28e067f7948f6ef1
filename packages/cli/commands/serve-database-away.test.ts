import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openDatabase, type OpenedDatabase } from '@maillage/server/platform/database.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, findSlots, post, type Slot } from '../testing/patient.ts'
import { addressOf, databaseOf, type Served, serveFrom } from '../testing/serve-process.ts'

let folder: string
let served: Served
let address: string
let reasonId: string
let slots: Slot[]
let database: OpenedDatabase

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maillage-away-'))
  served = serveFrom(folder)
  address = await addressOf(served)
  ;({ reasonId, slots } = await findSlots(address))
  database = openDatabase((await databaseOf(served)).url, { connections: 2 })
}, 90_000)

afterAll(async () => {
  await database.close()
  served.child.kill('SIGTERM')
  await served.ended
  await rm(folder, { recursive: true, force: true })
})

async function killDatabase(): Promise<void> {
  process.kill((await databaseOf(served)).pid, 'SIGKILL')
}

async function databaseIsBack(): Promise<void> {
  const ready = () => fetch(`${address}/readyz`).then((response) => response.status)
  await expect.poll(ready, { timeout: 30_000, interval: 200 }).toBe(200)
}

/** The same request, again and again, as a screen does while the service says 503. Keeps what was said meanwhile. */
async function insist(send: () => Promise<Answer>, refusals: Answer[]): Promise<Answer> {
  for (let tries = 0; tries < 200; tries++) {
    const answer = await send()
    if (answer.status !== 503) return answer
    refusals.push(answer)
    await wait(100)
  }
  throw new Error('the service did not come back')
}

function person(number: number) {
  const letters = String.fromCharCode(97 + (number % 26), 97 + Math.floor(number / 26))
  return {
    contact: `personne${number}@exemple.fr`,
    patient: { givenName: `Jeanne${letters}`, birthName: 'Exemple', birthDate: '1958-03-04' },
  }
}

async function lastCodeSentTo(contact: string): Promise<string> {
  const query = `select body from message where recipient = $1 and kind = 'code' order by created_at desc, id desc limit 1`
  for (let tries = 0; tries < 200; tries++) {
    const found = await database.pool.query(query, [contact]).catch(() => undefined)
    if (found?.rows[0]) return found.rows[0].body.slice(0, 6)
    await wait(100)
  }
  throw new Error('no code was written')
}

interface Traces {
  status: string
  occupations: number
  audits: number
  events: number
  confirmations: number
}

/** What one booked appointment leaves, all in one transaction. */
const WHOLE: Traces = { status: 'booked', occupations: 2, audits: 1, events: 1, confirmations: 1 }

async function tracesOf(appointmentId: string): Promise<Traces[]> {
  const query = `
    select a.status,
      (select count(*)::int from occupation o where o.source_id = a.id and o.resource_id in (a.practitioner_id, a.patient_id)) as occupations,
      (select count(*)::int from audit t where t.subject_id = a.id and t.action = 'confirm-hold') as audits,
      (select count(*)::int from event e where e.subject_id = a.id and e.kind = 'appointment.booked') as events,
      (select count(*)::int from message m where m.appointment_id = a.id and m.kind = 'confirmation') as confirmations
    from appointment a where a.id = $1`
  return (await database.pool.query(query, [appointmentId])).rows
}

const count = async (query: string): Promise<number> => (await database.pool.query(query)).rows[0].count

function expectPlainProblem({ status, type, body }: Answer): void {
  expect(status).toBe(503)
  expect(type).toContain('application/problem+json')
  expect(body.detail).toMatch(
    /^Le service ne répond pas pour le moment\. Essayez encore dans une minute\u202f: rien ne sera fait deux fois\.$/,
  )
}

describe('the database stops during a booking', () => {
  it('between the hold and the confirmation: a clear refusal, then the same request books, once', async () => {
    const who = person(0)
    const { body: hold } = await post(`${address}/api/holds`, { reasonId, ...slots[0] })
    const sent = await post(`${address}/api/holds/${hold.id}/code`, who, { token: hold.token })
    const body = { ...who, codeId: sent.body.codeId, code: await lastCodeSentTo(who.contact) }
    const confirm = () =>
      post(`${address}/api/holds/${hold.id}/confirm`, body, { token: hold.token, key: 'the-same-key' })

    await killDatabase()
    expectPlainProblem(await confirm())
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
    await databaseIsBack()
    expect(await tracesOf(hold.id)).toMatchObject([{ status: 'held', confirmations: 0, audits: 0 }])

    const booked = await confirm()
    expect(booked.status).toBe(200)
    expect((await confirm()).body.id).toBe(booked.body.id)
    expect(await tracesOf(hold.id)).toEqual([WHOLE])
  }, 60_000)

  it('during a stream of bookings: each one that was said done is whole, and nothing else was written', async () => {
    const refusals: Answer[] = []
    const booked: string[] = []
    let killed: Promise<void> | undefined
    const bookOne = async (number: number): Promise<void> => {
      const who = person(number)
      const keys = { hold: `hold-of-${number}`, code: `code-of-${number}`, confirm: `confirm-of-${number}` }
      const slot = slots[number] as Slot
      const insistOn = (path: string, body: unknown, call: { key: string; token?: string }) =>
        insist(() => post(`${address}/api/holds${path}`, body, call), refusals)
      const held = await insistOn('', { reasonId, ...slot }, { key: keys.hold })
      expect(held.status, JSON.stringify(held.body)).toBe(201)
      const { id, token } = held.body
      const sent = await insistOn(`/${id}/code`, who, { key: keys.code, token })
      const body = { ...who, codeId: sent.body.codeId, code: await lastCodeSentTo(who.contact) }
      if (number === 12) killed = killDatabase()
      const confirmed = await insistOn(`/${id}/confirm`, body, { key: keys.confirm, token })
      expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(200)
      booked.push(confirmed.body.id)
    }
    const before = await count(`select count(*)::int from appointment where status = 'booked'`)
    const people = Array.from({ length: 29 }, (_, i) => i + 1)
    await Promise.all(
      Array.from({ length: 6 }, async () => {
        for (let number = people.shift(); number !== undefined; number = people.shift()) await bookOne(number)
      }),
    )
    await killed
    expect(refusals.length).toBeGreaterThan(0)
    for (const refusal of refusals) expectPlainProblem(refusal)
    expect(new Set(booked).size).toBe(29)
    for (const id of booked) expect(await tracesOf(id)).toEqual([WHOLE])
    expect(await count(`select count(*)::int from appointment where status = 'booked'`)).toBe(before + 29)
    expect(await count(`select count(*)::int from appointment where status = 'held'`)).toBe(0)
    expect(
      await count(`select count(*)::int from occupation o
        where o.cause in ('appointment', 'hold') and not exists (select from appointment a where a.id = o.source_id)`),
    ).toBe(0)
    const unsent = () =>
      count(`select count(*)::int from message where kind = 'confirmation' and sent_at is null`)
    await expect.poll(unsent, { timeout: 30_000 }).toBe(0)
  }, 90_000)
})
