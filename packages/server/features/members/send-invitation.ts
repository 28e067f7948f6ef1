import { sql } from 'kysely'
import type { ActionContext } from '../../platform/action.ts'
import type { Language } from '../../platform/language.ts'
import { writeAccountMessage } from '../sign-in/account-messages.ts'
import { networkNames } from '../sign-in/network-name.ts'
import { hashOfToken, newSessionToken } from '../sign-in/session-cookie.ts'
import { SIGN_IN_LIMITS } from '../sign-in/sign-in-limits.ts'
import type { CheckedGrant } from './read-grant.ts'

interface InvitationToSend {
  networkId: string
  publicUrl: string
  email: string
  language: Language
  for: { kind: 'join'; grant: CheckedGrant } | { kind: 'recover'; accountId: string }
}

/**
 * Makes the link of an invitation, and writes to the person. One that waits for the same address and role is replaced.
 * @returns the link: for the command line, never for a screen.
 */
export async function sendInvitation(
  context: ActionContext,
  invitation: InvitationToSend,
): Promise<{ invitationId: string; link: string }> {
  const { tx, now, actor } = context
  const { networkId, email, for: purpose } = invitation
  const grant = purpose.kind === 'join' ? purpose.grant : undefined
  const at = new Date(now.epochMilliseconds)
  // Two at once for the same person: the second replaces the one of the first.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`invitation ${networkId} ${email}`}, 0))`.execute(
    tx,
  )
  await tx
    .updateTable('invitation')
    .set({ withdrawn_at: at })
    .where('network_id', '=', networkId)
    .where('email', '=', email)
    .where('kind', '=', purpose.kind)
    .where('role', 'is not distinct from', grant?.role ?? null)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute()
  const token = newSessionToken()
  const invitationId = context.newId()
  await tx
    .insertInto('invitation')
    .values({
      id: invitationId,
      network_id: networkId,
      kind: purpose.kind,
      email,
      token_hash: hashOfToken(token),
      role: grant?.role ?? null,
      site_ids: grant?.siteIds ?? null,
      practitioner_id: grant?.practitionerId ?? null,
      membership_until: grant?.validUntil ?? null,
      account_id: purpose.kind === 'recover' ? purpose.accountId : null,
      invited_by: actor.kind === 'account' ? actor.accountId : null,
      created_at: at,
      expires_at: new Date(at.getTime() + SIGN_IN_LIMITS.invitationDays * 86_400_000),
    })
    .execute()
  const link = `${invitation.publicUrl}/compte/invitation#${token}`
  const { shortName } = await networkNames(tx, networkId)
  writeAccountMessage(
    context,
    { networkId, networkName: shortName, email, language: invitation.language },
    { kind: purpose.kind === 'join' ? 'invitation' : 'recovery', link, days: SIGN_IN_LIMITS.invitationDays },
  )
  return { invitationId, link }
}
