import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { createCourier, type OutgoingMessage } from '../../platform/mail.ts'
import { type BookingDesk, openBookingDesk } from '../../testing/booking-desk.ts'
import { deliverMessage } from './deliver-message.ts'

const NOW = '2027-01-11T08:00:00Z'
let desk: BookingDesk
beforeAll(async () => {
  desk = await openBookingDesk(NOW)
})
afterAll(() => desk.close())

async function message(kind = 'confirmation'): Promise<string> {
  const id = newId()
  await desk.db
    .insertInto('message')
    .values({
      id,
      network_id: desk.facts.networkId,
      appointment_id: null,
      kind,
      channel: 'email',
      recipient: 'a@exemple.fr',
      subject: 'Sujet',
      body: 'Texte',
      attachment: null,
      created_at: '2027-01-11T08:00:00Z',
      claimed_at: null,
      sent_at: null,
      failed_at: null,
      failure: null,
    })
    .execute()
  return id
}
const row = (id: string) =>
  desk.db.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

function courier(failures = 0) {
  const sent: OutgoingMessage[] = []
  let left = failures
  return {
    sent,
    deliver: async (outgoing: OutgoingMessage) => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      if (left-- > 0) throw Object.assign(new Error('a@exemple.fr refused'), { code: 'ECONNECTION' })
      sent.push(outgoing)
    },
  }
}

it('a message is delivered once, even by several workers at once', async () => {
  const id = await message()
  const post = courier()
  const mayAccept = Promise.withResolvers<void>()
  const slow = async (outgoing: OutgoingMessage) => {
    await mayAccept.promise
    await post.deliver(outgoing)
  }
  const deps = { db: desk.db, clock: desk.clock, courier: { deliver: slow } }
  const first = deliverMessage(deps, id)
  await expect.poll(async () => (await row(id)).claimed_at).not.toBeNull()
  for (let worker = 0; worker < 2; worker++)
    await expect(deliverMessage(deps, id)).rejects.toThrow('another worker')
  mayAccept.resolve()
  await first
  await deliverMessage(deps, id)
  expect(post.sent.map((one) => [one.id, one.recipient])).toEqual([[id, 'a@exemple.fr']])
  expect((await row(id)).sent_at?.toISOString()).toBe('2027-01-11T08:00:00.000Z')
})

it('a failure is thrown so that the job comes again, its kind is kept without the address, and the next try delivers', async () => {
  const id = await message()
  const deps = { db: desk.db, clock: desk.clock, courier: courier(1) }
  await expect(deliverMessage(deps, id)).rejects.toThrow()
  expect(await row(id)).toMatchObject({ claimed_at: null, sent_at: null, failure: 'ECONNECTION' })
  await deliverMessage(deps, id)
  expect(await row(id)).toMatchObject({ failure: null, sent_at: expect.any(Date) })
})

it('in production an e-mail that no server takes is not noted as sent, and is not tried again', async () => {
  const id = await message()
  const off = { dataFolder: '', smtpUrl: undefined, smtpFrom: 'rdv@exemple.fr' }
  const at = (production: boolean) => ({
    db: desk.db,
    clock: desk.clock,
    courier: createCourier({ ...off, production }),
  })
  await deliverMessage(at(true), id)
  expect(await row(id)).toMatchObject({
    sent_at: null,
    failed_at: expect.any(Date),
    failure: 'mail-turned-off',
  })
  const demonstration = await message()
  await deliverMessage(at(false), demonstration)
  expect(await row(demonstration)).toMatchObject({ sent_at: expect.any(Date), failure: null })
})

it('no transaction is open while the courier works', async () => {
  const id = await message()
  const open: (number | undefined)[] = []
  const deliver = async () => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null`.execute(
      desk.db,
    )
    open.push(rows[0]?.n)
  }
  await deliverMessage({ db: desk.db, clock: desk.clock, courier: { deliver } }, id)
  expect(open).toEqual([0])
})

it('a message whose worker died is left to it for 10 minutes, then delivered by the next one', async () => {
  const { id, deps, post } = await leftByDeadWorker()
  desk.clock.advance(9.9)
  await expect(deliverMessage(deps, id)).rejects.toThrow('another worker')
  expect(post.sent).toEqual([])
  desk.clock.advance(0.1)
  await deliverMessage(deps, id)
  desk.clock.moveTo(NOW)
  expect(post.sent.map((one) => one.id)).toEqual([id])
})

it('a message whose worker died waits no longer when the clock was moved back meanwhile', async () => {
  const { id, deps, post } = await leftByDeadWorker()
  desk.clock.advance(-60)
  await deliverMessage(deps, id)
  desk.clock.moveTo(NOW)
  expect(post.sent.map((one) => one.id)).toEqual([id])
})

async function leftByDeadWorker() {
  const id = await message()
  const dead = { deliver: () => new Promise<void>(() => undefined) }
  void deliverMessage({ db: desk.db, clock: desk.clock, courier: dead }, id)
  await expect.poll(async () => (await row(id)).claimed_at).not.toBeNull()
  const post = courier()
  return { id, post, deps: { db: desk.db, clock: desk.clock, courier: post } }
}

it('a message accepted while the database fails is noted as sent at the next try, not sent again', async () => {
  const id = await message()
  let accepted = 0
  const away = () => {
    throw new Error('the database is away')
  }
  const deliver = async () => {
    accepted += 1
    vi.spyOn(desk.db, 'updateTable').mockImplementationOnce(away).mockImplementationOnce(away)
  }
  await deliverMessage({ db: desk.db, clock: desk.clock, courier: { deliver } }, id)
  vi.restoreAllMocks()
  expect(accepted).toBe(1)
  expect(await row(id)).toMatchObject({ sent_at: expect.any(Date), claimed_at: null })
})

it('a code that is no longer worth anything is not sent', async () => {
  const id = await message('code')
  const post = courier()
  desk.clock.moveTo('2027-01-11T08:10:01Z')
  await deliverMessage({ db: desk.db, clock: desk.clock, courier: post }, id)
  expect(post.sent).toEqual([])
  expect((await row(id)).failure).toBe('too-late')
})
