import type { Role } from '@maillage/core/access/roles.ts'
import { sql } from 'kysely'
import type { ActionContext } from '../../platform/action.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { invitationOver, accountExists } from './sign-in.refusals.ts'
import { hashOfToken } from './session-cookie.ts'
import { worksAt } from './works-at.ts'

export interface PendingInvitation {
  id: string
  kind: 'join' | 'recover'
  email: string
  role: Role | null
  siteIds: string[] | null
  practitionerId: string | null
  membershipUntil: Date | null
  accountId: string | null
  invitedBy: string | null
  expiresAt: Date
}

/** @throws {Refusal} `invitation-over` unless the token, or the id, is that of an invitation of this network that may still be taken up. */
export async function findInvitation(
  db: Db | Tx,
  networkId: string,
  given: string | { id: string },
  now: ActionContext['now'],
  lock = false,
): Promise<PendingInvitation> {
  const query = db
    .selectFrom('invitation')
    .select([
      'id',
      'kind',
      'email',
      'role',
      'site_ids as siteIds',
      'practitioner_id as practitionerId',
      'membership_until as membershipUntil',
      'account_id as accountId',
      'invited_by as invitedBy',
      'expires_at as expiresAt',
    ])
    .where((of) =>
      typeof given === 'string' ? of('token_hash', '=', hashOfToken(given)) : of('id', '=', given.id),
    )
    .where('network_id', '=', networkId)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', new Date(now.epochMilliseconds))
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (!row) throw invitationOver()
  return row as PendingInvitation
}

type Context = Pick<ActionContext, 'tx' | 'now' | 'newId' | 'audit'>

/**
 * The invitation was taken up by this account: it gets the role, and the link serves no more.
 * @throws {Refusal} `invitation-over` when the professional of its agenda works at none of its sites any more.
 */
export async function takeUpInvitation(
  context: Context,
  networkId: string,
  invitation: PendingInvitation,
  accountId: string,
): Promise<void> {
  const { tx, now } = context
  const at = new Date(now.epochMilliseconds)
  const { practitionerId, siteIds } = invitation
  if (practitionerId && !(await worksAt(tx, networkId, practitionerId, siteIds))) throw invitationOver()
  await tx.updateTable('invitation').set({ accepted_at: at }).where('id', '=', invitation.id).execute()
  if (invitation.role) {
    await tx
      .insertInto('membership')
      .values({
        id: context.newId(),
        network_id: networkId,
        account_id: accountId,
        role: invitation.role,
        site_ids: invitation.siteIds,
        practitioner_id: invitation.practitionerId,
        valid_from: at,
        valid_until: invitation.membershipUntil,
        granted_by: invitation.invitedBy,
      })
      .execute()
    if (invitation.role === 'practitioner')
      await tx
        .updateTable('account')
        .set({ practitioner_id: invitation.practitionerId })
        .where('id', '=', accountId)
        .where('practitioner_id', 'is', null)
        .where(sql<boolean>`not professional_has_account(${invitation.practitionerId}::uuid)`)
        .execute()
  }
  context.audit({
    action: 'accept-invitation',
    networkId,
    subjectType: 'account',
    subjectId: accountId,
    detail: { invitationId: invitation.id, kind: invitation.kind, role: invitation.role },
  })
}

/**
 * The account that an invitation is for: made now, with this id, when somebody joins; the one that lost its proofs, emptied of
 * them, when it is to recover.
 * @throws {Refusal} `account-exists` when this address has an account already: it signs in, then joins.
 */
export async function accountForInvitation(
  { tx, now }: Context,
  invitation: PendingInvitation,
  chosen: { id: string; displayName: string; language: 'fr' | 'en' },
): Promise<string> {
  if (invitation.accountId) {
    const { accountId } = invitation
    await tx.deleteFrom('passkey').where('account_id', '=', accountId).execute()
    await tx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute()
    await tx
      .updateTable('account')
      .set({ password_hash: null, totp_secret: null, totp_confirmed_at: null, totp_last_step: null })
      .where('id', '=', accountId)
      .execute()
    return accountId
  }
  const made = await tx
    .insertInto('account')
    .values({
      id: chosen.id,
      kind: 'staff',
      display_name: chosen.displayName.trim(),
      email: invitation.email,
      language: chosen.language,
      created_at: new Date(now.epochMilliseconds),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw accountExists()
  return made.id
}
