import type { Person } from '@maillage/contract/person.ts'
import { defineAction } from '../../platform/action.ts'
import { signInNeeded } from '../../platform/guard.ts'
import { countAttempt, forgetAttempts } from '../booking/count-attempt.ts'
import { readBirthDate } from '../booking/read-identity.ts'
import { findOwnRecords } from './find-own-records.ts'
import { addOwnRecord, heldRecords } from './grant-own-records.ts'
import { contactNeeded, noSuchRelative, tooManyTries } from './person.refusals.ts'
import { personAccess } from './person.access.ts'
import { PERSON_LIMITS } from './person-limits.ts'
import { readOwnContact } from './read-own-contact.ts'
import { describePerson } from './read-own-person.ts'
import { ownRecordsOf } from './read-own-records.ts'

/**
 * Adds to one's own space the records that have one's checked contact and this birth date. One that this contact only booked for, and that
 * nobody confirmed, is held to those bookings, as at sign-in with that birth date (ADR 0007).
 * @throws {Refusal} what is wrong with the date, `contact-needed`, `no-such-relative` (with `attemptsLeft`), `too-many-tries`.
 */
export const followRelative = defineAction<{ networkId: string; birthDate: string }, Person>({
  name: 'follow-relative',
  access: personAccess['follow-relative'],
  async run(context, { networkId, birthDate: text }) {
    const { tx, now, secrets, actor } = context
    if (actor.kind !== 'account') throw signInNeeded()
    for (const { patientId } of ownRecordsOf(actor)) context.permit({ patientId, isOfBooking: true })
    const contact = await readOwnContact(tx, secrets, actor.accountId)
    if (!contact) throw contactNeeded()
    const network = await tx
      .selectFrom('network')
      .select('time_zone')
      .where('id', '=', networkId)
      .executeTakeFirstOrThrow()
    const birthDate = readBirthDate(text, now, network.time_zone)
    const tries = { tx, secrets, kind: 'relative', value: actor.accountId }
    const attempt = await countAttempt({ ...tries, now, limit: PERSON_LIMITS.relativeTries })
    if (attempt.left < 0) return tooManyTries(now, attempt.again)
    const held = new Set(
      (await heldRecords(context, networkId, actor.accountId)).map((record) => record.patientId),
    )
    const found = await findOwnRecords(tx, networkId, contact, birthDate)
    if (found.length === 0)
      return attempt.left === 0 ? tooManyTries(now, attempt.again) : noSuchRelative(attempt.left)
    await forgetAttempts(tries)
    const added = found
      .filter((record) => !held.has(record.patientId))
      .map((record) => (record.bookingsOnly ? record : { ...record, role: 'relative' as const }))
    for (const record of added) await addOwnRecord(context, networkId, actor.accountId, record)
    for (const { patientId } of added)
      context.audit({ action: 'follow-relative', networkId, subjectType: 'patient', subjectId: patientId })
    const memberships = [
      ...actor.memberships,
      ...added.map((record) => ({ ...record, siteIds: null, practitionerId: null })),
    ]
    return describePerson(tx, networkId, { ...actor, memberships })
  },
})
