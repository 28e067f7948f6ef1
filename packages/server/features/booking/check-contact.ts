import { timingSafeEqual } from 'node:crypto'
import type { ActionContext } from '../../platform/action.ts'
import type { Refusal } from '../../platform/refusal.ts'
import { contactHash, provesContact } from './booking-tokens.ts'
import { codeExpired, codeNeeded, codeOfAnotherContact, codeSpent, wrongCode } from './code.refusals.ts'

export interface ContactCheck {
  appointmentId: string
  /** Normalised e-mail address or number. */
  contact: string
  codeId?: string | undefined
  code?: string | undefined
  contactProof?: string | undefined
}

/**
 * Whether the writer holds the contact: by a proof given before, or by the code. Undefined when so; else the refusal to
 * RETURN, so that the attempt stays counted. Attempts at one code wait for each other.
 */
export async function checkContact(
  context: ActionContext,
  check: ContactCheck,
): Promise<Refusal | undefined> {
  const { tx, now, secrets } = context
  if (check.contactProof && provesContact(secrets, check.contactProof, check.contact, now)) return undefined
  const digits = (check.code ?? '').replace(/[^0-9]/g, '')
  if (!check.codeId || digits.length === 0) return codeNeeded()
  const row = await tx
    .selectFrom('contact_code')
    .selectAll()
    .where('id', '=', check.codeId)
    .where('appointment_id', '=', check.appointmentId)
    .forUpdate()
    .executeTakeFirst()
  if (!row || row.used_at || row.attempts_left === 0) return codeSpent()
  if (row.expires_at.getTime() <= now.epochMilliseconds) return codeExpired()
  if (!row.contact_hash.equals(contactHash(secrets, check.contact))) return codeOfAnotherContact()
  if (timingSafeEqual(row.code_hash, secrets.hash('code', row.id, digits))) {
    await tx
      .updateTable('contact_code')
      .set({ used_at: new Date(now.epochMilliseconds) })
      .where('id', '=', row.id)
      .execute()
    return undefined
  }
  const attemptsLeft = row.attempts_left - 1
  await tx.updateTable('contact_code').set({ attempts_left: attemptsLeft }).where('id', '=', row.id).execute()
  return wrongCode(attemptsLeft)
}
