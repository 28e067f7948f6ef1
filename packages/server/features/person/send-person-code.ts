import type { PersonCodeSent } from '@maillage/contract/person.ts'
import type { Contact } from '@maillage/core/booking/contact.ts'
import { Temporal } from 'temporal-polyfill'
import { type ActionContext, defineAction } from '../../platform/action.ts'
import { codeJustSent, tooManyCodes } from '../booking/code.refusals.ts'
import { countAttempt } from '../booking/count-attempt.ts'
import { readBirthDate, readContact } from '../booking/read-identity.ts'
import { hashOfPair, sealAskedFor } from './person-code.ts'
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
    const resendSeconds = await limitCodes(context, contact, birthDate)
    const id = context.newId()
    const expiresAt = now.add({ minutes: PERSON_LIMITS.codeMinutes })
    context.write(
      tx.insertInto('person_code').values({
        id,
        network_id: input.networkId,
        contact_hash: hashOfPair(secrets, contact, birthDate),
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
 * Codes for one contact with one birth date wait for each other, and longer each time; none of it depends on whether they are known.
 * Whoever asks with another birth date bars nobody: no code leaves for a pair that is no patient's.
 * @returns how long the next one will have to wait.
 */
async function limitCodes(context: ActionContext, contact: Contact, birthDate: string): Promise<number> {
  const { tx, now, secrets } = context
  const hash = hashOfPair(secrets, contact, birthDate)
  const count = (kind: string, value: string, limit: { count: number; minutes: number }) =>
    countAttempt({ tx, now, secrets, kind, value, limit })
  const byPair = await count('person-code-pair', hash.toString('hex'), PERSON_LIMITS.codesPerPair)
  if (byPair.left < 0) throw tooManyCodes(now, byPair.again)
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
