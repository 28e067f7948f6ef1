import { timingSafeEqual } from 'node:crypto'
import type { Person } from '@maillage/contract/person.ts'
import { type ActionContext, defineAction } from '../../platform/action.ts'
import type { Refusal } from '../../platform/refusal.ts'
import { codeExpired, codeNeeded, codeSpent, wrongCode } from '../booking/code.refusals.ts'
import { endCurrentSession } from '../sign-in/end-current-session.ts'
import { openSession } from '../sign-in/open-session.ts'
import { findOwnRecords, type FoundRecord, stillReachable } from './find-own-records.ts'
import { grantOwnRecords, heldRecords } from './grant-own-records.ts'
import { openPersonAccount } from './open-person-account.ts'
import { type AskedFor, hashOfCode, unsealAskedFor } from './person-code.ts'
import { personAccess } from './person.access.ts'
import { describePerson } from './read-own-person.ts'
import { readOwnRecords } from './read-own-records.ts'

interface SignInInput {
  networkId: string
  codeId: string
  code: string
  device: string
}

/**
 * Signs a patient or a relative in with the code that they received. The records are read anew: one whose contact changed since
 * is no longer theirs. A wrong code of a contact that nobody has is refused as any wrong code.
 *
 * @throws {Refusal} `code-needed`, `wrong-code` (with `attemptsLeft`), `code-spent`, `code-expired`.
 */
export const signInPerson = defineAction<SignInInput, { token: string; person: Person }>({
  name: 'sign-in-person',
  access: personAccess['sign-in-person'],
  async run(context, input) {
    const checked = await checkCode(context, input)
    if ('refusal' in checked) return checked.refusal
    const { asked } = checked
    const { networkId, device } = input
    const found = await findOwnRecords(context.tx, networkId, asked.contact, asked.birthDate)
    if (found.length === 0) return codeSpent()
    const accountId = await openPersonAccount(context, {
      provider: 'contact',
      subject: [asked.contact.address, asked.birthDate],
      displayName: await nameOf(context, networkId, found),
      sealed: context.secrets.seal('own-contact', JSON.stringify(asked.contact)),
    })
    const records = [...found, ...(await stillFollowed(context, networkId, accountId, asked, found))]
    await grantOwnRecords(context, { networkId, accountId, records })
    await endCurrentSession(context, networkId)
    const { sessionId, token } = await openSession(context, {
      networkId,
      accountId,
      factors: ['contact-code', 'birth-date'],
      device,
    })
    const memberships = records.map((record) => ({ ...record, siteIds: null, practitionerId: null }))
    return {
      token,
      person: await describePerson(context.tx, networkId, { accountId, sessionId, memberships }),
    }
  },
})

type Checked = { asked: AskedFor } | { refusal: Refusal }

/** The same steps for a code that was sent and for one that never was: attempts at one wait for each other. */
async function checkCode(context: ActionContext, input: SignInInput): Promise<Checked> {
  const { tx, now, secrets } = context
  const digits = input.code.replace(/[^0-9]/g, '')
  if (digits.length === 0) return { refusal: codeNeeded() }
  const row = await tx
    .selectFrom('person_code')
    .selectAll()
    .where('id', '=', input.codeId)
    .where('network_id', '=', input.networkId)
    .forUpdate()
    .executeTakeFirst()
  const asked = row && unsealAskedFor(secrets, row.sealed)
  if (!row || !asked || row.used_at || row.attempts_left === 0) return { refusal: codeSpent() }
  if (row.expires_at.getTime() <= now.epochMilliseconds) return { refusal: codeExpired() }
  const given = hashOfCode(secrets, row.id, digits)
  const isRight =
    timingSafeEqual(row.code_hash ?? Buffer.alloc(given.length), given) && row.code_hash !== null
  const attemptsLeft = row.attempts_left - 1
  await tx
    .updateTable('person_code')
    .set(isRight ? { used_at: new Date(now.epochMilliseconds) } : { attempts_left: attemptsLeft })
    .where('id', '=', row.id)
    .execute()
  if (isRight) {
    await endOtherCodes(context, row)
    return { asked }
  }
  context.audit({
    action: 'sign-in-refused',
    networkId: input.networkId,
    subjectType: 'network',
    subjectId: input.networkId,
    detail: { cause: 'contact-code' },
  })
  return { refusal: wrongCode(attemptsLeft) }
}

/** A code that served ends those asked for the same contact and birth date: until then each is worth its own ten minutes. */
async function endOtherCodes(
  { tx, now }: ActionContext,
  row: { id: string; contact_hash: Buffer },
): Promise<void> {
  const at = new Date(now.epochMilliseconds)
  await tx
    .updateTable('person_code')
    .set({ expires_at: at })
    .where('contact_hash', '=', row.contact_hash)
    .where('id', '<>', row.id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .execute()
}

/** Relatives added before, each by their own birth date, beside whom this contact still stands. */
async function stillFollowed(
  context: ActionContext,
  networkId: string,
  accountId: string,
  asked: AskedFor,
  found: readonly FoundRecord[],
): Promise<FoundRecord[]> {
  const known = new Set(found.map((record) => record.patientId))
  const followed = (await heldRecords(context, networkId, accountId))
    .filter((record) => record.role === 'relative' && !known.has(record.patientId))
    .map((record) => record.patientId)
  const reachable = await stillReachable(context.tx, asked.contact, followed)
  return reachable.map((patientId) => ({ patientId, role: 'relative', bookingsOnly: false }))
}

/** A patient is named by their record; of a relative nothing is known but a contact, which no name is made of. */
async function nameOf(
  context: ActionContext,
  networkId: string,
  found: readonly FoundRecord[],
): Promise<string> {
  const own = found.filter((record) => record.role === 'patient')
  const [record] = await readOwnRecords(context.tx, networkId, own)
  if (record) return record.displayName.slice(0, 100)
  return context.language === 'fr' ? 'Proche' : 'Relative'
}
