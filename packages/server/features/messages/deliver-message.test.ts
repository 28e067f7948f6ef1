import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../platform/ids.ts'
import type { OutgoingMessage } from '../../platform/mail.ts'
import { type BookingDesk, openBookingDesk } from '../../testing/booking-desk.ts'
import { deliverMessage } from './deliver-message.ts'

let desk: BookingDesk
beforeAll(async () => {
  desk = await openBookingDesk('2027-01-11T08:00:00Z')
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
  const deps = { db: desk.db, clock: desk.clock, courier: post }
  await Promise.all([deliverMessage(deps, id), deliverMessage(deps, id), deliverMessage(deps, id)])
  await deliverMessage(deps, id)
  expect(post.sent.map((one) => [one.id, one.recipient])).toEqual([[id, 'a@exemple.fr']])
  expect((await row(id)).sent_at?.toISOString()).toBe('2027-01-11T08:00:00.000Z')
})

it('a failure is thrown so that the job comes again, its kind is kept without the address, and the next try delivers', async () => {
  const id = await message()
  const deps = { db: desk.db, clock: desk.clock, courier: courier(1) }
  await expect(deliverMessage(deps, id)).rejects.toThrow()
  expect(await row(id)).toMatchObject({ sent_at: null, failure: 'ECONNECTION' })
  await deliverMessage(deps, id)
  expect(await row(id)).toMatchObject({ failure: null, sent_at: expect.any(Date) })
})

it('a code that is no longer worth anything is not sent', async () => {
  const id = await message('code')
  const post = courier()
  desk.clock.moveTo('2027-01-11T08:10:01Z')
  await deliverMessage({ db: desk.db, clock: desk.clock, courier: post }, id)
  expect(post.sent).toEqual([])
  expect((await row(id)).failure).toBe('too-late')
})
