import { randomInt } from 'node:crypto'
import type { z } from '@hono/zod-openapi'
import type { CodeRequest, CodeSent } from '@maillage/contract/booking.ts'
import { ageRefusal } from '@maillage/core/booking/age-limit.ts'
import type { Contact } from '@maillage/core/booking/contact.ts'
import { Temporal } from 'temporal-polyfill'
import { type ActionContext, defineAction } from '../../platform/action.ts'
import type { Refusal } from '../../platform/refusal.ts'
import { codeText } from '../messages/message-texts.ts'
import { writeMessage } from '../messages/write-message.ts'
import { BOOKING_LIMITS, type RateLimit } from './booking-limits.ts'
import { noSuchHold, noSuchReason } from './booking.refusals.ts'
import { contactHash } from './booking-tokens.ts'
import { codeJustSent, tooManyCodes, tooManyCodesForHold } from './code.refusals.ts'
import { countAttempt } from './count-attempt.ts'
import { hasExpired } from './hold-answer.ts'
import { localDateOf } from './local-date.ts'
import { ageRefused } from './patient.refusals.ts'
import { type AppointmentFacts, lockAppointment } from './read-appointment.ts'
import { readContact, readIdentity } from './read-identity.ts'
import { readPhone } from './read-phone.ts'
import { readReason } from './reason-facts.ts'
import { refuseExpiredHold } from './refuse-expired-hold.ts'
import { bookingAccess } from './booking.access.ts'

export interface CodeInput {
  networkId: string
  appointmentId: string
  request: z.infer<typeof CodeRequest>
}

/**
 * Sends a code of 6 digits to a mobile or an e-mail address; only the last one sent is worth something. Only keyed
 * hashes are kept beside the message itself, which is deleted within the hour.
 *
 * @throws {Refusal} what is wrong with the identity or the contact (with its `field`), `age`, `hold-expired`,
 * `code-just-sent`, `too-many-codes` (both with `resendAt`).
 */
export const sendCode = defineAction<CodeInput, z.infer<typeof CodeSent>>({
  name: 'send-code',
  access: bookingAccess['send-code'],
  async run(context, input) {
    const { tx, now } = context
    const hold = await lockAppointment(tx, input.networkId, input.appointmentId)
    if (!hold) throw noSuchHold()
    if (hasExpired(hold, now)) throw await refuseExpiredHold(context, hold)
    if (hold.status !== 'held') throw noSuchHold()
    const identity = readIdentity(input.request.patient, now, hold.timeZone)
    const contact = readContact(input.request.contact)
    const reason = await readReason(tx, input.networkId, hold.reasonId)
    if (!reason) throw noSuchReason()
    const age = ageRefusal(identity.birthDate, localDateOf(hold.start, hold.timeZone), reason)
    if (age) throw ageRefused(age)
    await requireDelay(context, hold, contact)
    const tooMany = await limitCodes(context, hold, contact)
    if (tooMany) throw tooMany
    const codeId = await writeCode(context, hold, contact)
    return {
      codeId,
      channel: contact.channel,
      expiresAt: now.add({ minutes: BOOKING_LIMITS.codeMinutes }).toString(),
      resendAt: now.add({ seconds: BOOKING_LIMITS.resendSeconds }).toString(),
    }
  },
})

/**
 * Between two codes of one hold to one contact: time for the first to arrive. Another contact need not wait. The hold is
 * locked: two presses at once send one code.
 */
async function requireDelay(
  { tx, now, secrets }: ActionContext,
  hold: AppointmentFacts,
  contact: Contact,
): Promise<void> {
  const last = await tx
    .selectFrom('contact_code')
    .select('sent_at')
    .where('appointment_id', '=', hold.id)
    .where('contact_hash', '=', contactHash(secrets, contact.address))
    .orderBy('sent_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!last) return
  const again = Temporal.Instant.fromEpochMilliseconds(last.sent_at.getTime()).add({
    seconds: BOOKING_LIMITS.resendSeconds,
  })
  const wait = now.until(again).total('seconds')
  // Longer than the delay itself: the clock was moved back meanwhile.
  if (wait > 0 && wait <= 2 * BOOKING_LIMITS.resendSeconds) throw codeJustSent(now, again)
}

async function limitCodes(
  context: ActionContext,
  hold: AppointmentFacts,
  contact: Contact,
): Promise<Refusal | undefined> {
  const count = (kind: string, value: string, limit: RateLimit) =>
    countAttempt({ ...context, kind, value, limit })
  const byContact = await count('code-contact', contact.address, BOOKING_LIMITS.codesPerContact)
  if (byContact.left < 0) return tooManyCodes(context.now, byContact.again)
  const byHold = await count('code-hold', hold.id, BOOKING_LIMITS.codesPerHold)
  if (byHold.left < 0) return tooManyCodesForHold(await readPhone(context.tx, hold.networkId))
  if (!context.address) return undefined
  const byAddress = await count('code-address', context.address, BOOKING_LIMITS.codesPerAddress)
  return byAddress.left < 0 ? tooManyCodes(context.now, byAddress.again) : undefined
}

async function writeCode(context: ActionContext, hold: AppointmentFacts, contact: Contact): Promise<string> {
  const { tx, now, secrets } = context
  const id = context.newId()
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0')
  const at = new Date(now.epochMilliseconds)
  await tx
    .updateTable('contact_code')
    .set({ expires_at: at })
    .where('appointment_id', '=', hold.id)
    .where('used_at', 'is', null)
    .execute()
  await tx
    .insertInto('contact_code')
    .values({
      id,
      appointment_id: hold.id,
      contact_hash: contactHash(secrets, contact.address),
      code_hash: secrets.hash('code', id, code),
      attempts_left: BOOKING_LIMITS.codeAttempts,
      sent_at: at,
      expires_at: new Date(now.add({ minutes: BOOKING_LIMITS.codeMinutes }).epochMilliseconds),
      used_at: null,
    })
    .execute()
  const network = await tx
    .selectFrom('network')
    .select('short_name')
    .where('id', '=', hold.networkId)
    .executeTakeFirstOrThrow()
  const text = codeText(code, BOOKING_LIMITS.codeMinutes, network.short_name, context.language)
  writeMessage(context, {
    networkId: hold.networkId,
    appointmentId: hold.id,
    kind: 'code',
    to: contact,
    text,
  })
  context.audit({
    action: 'send-code',
    networkId: hold.networkId,
    practitionerId: hold.practitionerId,
    subjectType: 'appointment',
    subjectId: hold.id,
    detail: { channel: contact.channel },
  })
  return id
}
