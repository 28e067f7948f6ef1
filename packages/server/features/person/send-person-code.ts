import type { PersonCodeSent } from '@maillage/contract/person.ts'
import { Temporal } from 'temporal-polyfill'
import { type ActionContext, defineAction } from '../../platform/action.ts'
import { contactHash } from '../booking/booking-tokens.ts'
import { codeJustSent, tooManyCodes } from '../booking/code.refusals.ts'
import { countAttempt } from '../booking/count-attempt.ts'
import { readBirthDate, readContact } from '../booking/read-identity.ts'
import { sealAskedFor } from './person-code.ts'
import { personAccess } from './person.access.ts'
import { PERSON_LIMITS } from './person-limits.ts'

interface CodeInput {
  networkId: string
  contact: string
  birthDate: string
}

/**
 * Begins the sign-in of a patient or a relative. The same rows are written and the same job is added whether anybody has this
 * contact or not: neither the answer nor its time tells. The job looks, and sends a code or nothing.
 *
 * @throws {Refusal} what is wrong with the contact or the birth date, `code-just-sent`, `too-many-codes` (both with `resendAt`).
 */
export const sendPersonCode = defineAction<CodeInput, PersonCodeSent>({
  name: 'send-person-code',
  access: personAccess['send-person-code'],
  async run(context, input) {
    const { tx, now, secrets } = context
    const network = await tx
      .selectFrom('network')
      .select('time_zone')
      .where('id', '=', input.networkId)
      .executeTakeFirstOrThrow()
    const contact = readContact(input.contact)
    const birthDate = readBirthDate(input.birthDate, now, network.time_zone)
    const hash = contactHash(secrets, contact.address)
    const resendSeconds = await limitCodes(context, contact.address, hash)
    const id = context.newId()
    const expiresAt = now.add({ minutes: PERSON_LIMITS.codeMinutes })
    await endFormerCodes(context, hash)
    context.write(
      tx.insertInto('person_code').values({
        id,
        network_id: input.networkId,
        contact_hash: hash,
        sealed: sealAskedFor(secrets, { contact, birthDate, language: context.language }),
        attempts_left: PERSON_LIMITS.codeAttempts,
        sent_at: new Date(now.epochMilliseconds),
        expires_at: new Date(expiresAt.epochMilliseconds),
      }),
    )
    context.addJob('deliver-person-code', { codeId: id })
    return {
      codeId: id,
      channel: contact.channel,
      expiresAt: expiresAt.toString(),
      resendAt: now.add({ seconds: resendSeconds }).toString(),
    }
  },
})

/**
 * Codes to one contact wait for each other, and longer each time; none of it depends on whether the contact is known.
 * @returns how long the next one will have to wait.
 */
async function limitCodes(context: ActionContext, address: string, hash: Buffer): Promise<number> {
  const { tx, now, secrets } = context
  const count = (kind: string, value: string, limit: { count: number; minutes: number }) =>
    countAttempt({ tx, now, secrets, kind, value, limit })
  const byContact = await count('person-code-contact', address, PERSON_LIMITS.codesPerContact)
  if (byContact.left < 0) throw tooManyCodes(now, byContact.again)
  if (context.address) {
    const byAddress = await count('person-code-address', context.address, PERSON_LIMITS.codesPerAddress)
    if (byAddress.left < 0) throw tooManyCodes(now, byAddress.again)
  }
  const since = now.subtract({ minutes: PERSON_LIMITS.resendWindowMinutes })
  const sent = await tx
    .selectFrom('person_code')
    .select('sent_at')
    .where('contact_hash', '=', hash)
    .where('sent_at', '>', new Date(since.epochMilliseconds))
    // What is further ahead was sent before a clock was moved back: it bars nobody.
    .where('sent_at', '<=', new Date(now.add({ minutes: 1 }).epochMilliseconds))
    .orderBy('sent_at', 'desc')
    .execute()
  const last = sent[0]
  if (last) {
    const again = Temporal.Instant.fromEpochMilliseconds(last.sent_at.getTime()).add({
      seconds: delayAfter(sent.length),
    })
    if (Temporal.Instant.compare(now, again) < 0) throw codeJustSent(now, again)
  }
  return delayAfter(sent.length + 1)
}

/** Seconds to wait after so many codes. */
function delayAfter(codes: number): number {
  return Math.min(PERSON_LIMITS.resendSeconds * 2 ** (codes - 1), PERSON_LIMITS.longestResendSeconds)
}

/** Only the last code of a contact is worth something. */
async function endFormerCodes({ tx, now }: ActionContext, hash: Buffer): Promise<void> {
  const at = new Date(now.epochMilliseconds)
  await tx
    .updateTable('person_code')
    .set({ expires_at: at })
    .where('contact_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .execute()
}
