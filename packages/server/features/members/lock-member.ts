import type { StaffRole } from '@maillage/core/access/roles.ts'
import type { ActionContext } from '../../platform/action.ts'
import { lastAdministrator, noSuchMember } from './members.refusals.ts'
import { requireGrant } from './read-grant.ts'

export interface LockedMember {
  accountId: string
  role: StaffRole
  siteIds: string[] | null
  practitionerId: string | null
  validUntil: Date | null
}

/**
 * A role that is held now, which nobody changes until the transaction ends.
 * @throws {Refusal} `no-such-member`; `grant-not-open` when it is not the actor's to change.
 */
export async function lockMember(
  context: ActionContext,
  networkId: string,
  membershipId: string,
): Promise<LockedMember> {
  context.permittedSites()
  const row = await context.tx
    .selectFrom('membership')
    .select([
      'account_id as accountId',
      'role',
      'site_ids as siteIds',
      'practitioner_id as practitionerId',
      'valid_until as validUntil',
    ])
    .where('id', '=', membershipId)
    .where('network_id', '=', networkId)
    .where('role', 'not in', ['patient', 'relative'])
    .where((where) =>
      where.or([
        where('valid_until', 'is', null),
        where('valid_until', '>', new Date(context.now.epochMilliseconds)),
      ]),
    )
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw noSuchMember()
  const member = row as LockedMember
  requireGrant(context, member)
  return member
}

/** Ends the sessions of a member in this network, but the one that acts. @returns how many. */
export async function endMemberSessions(
  { tx, now, actor }: ActionContext,
  networkId: string,
  accountId: string,
): Promise<number> {
  const ended = await tx
    .updateTable('session')
    .set({ ended_at: new Date(now.epochMilliseconds), end_cause: 'privilege-change' })
    .where('network_id', '=', networkId)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('id', 'is distinct from', actor.kind === 'account' ? actor.sessionId : null)
    .returning('id')
    .execute()
  return ended.length
}

/** The database keeps an administrator in every network, whoever changes what at once: its refusal in words. */
export async function keepingAnAdministrator<Result>(change: Promise<Result>): Promise<Result> {
  try {
    return await change
  } catch (error) {
    const { constraint } = error as { constraint?: unknown }
    throw constraint === 'a_network_keeps_an_administrator' ? lastAdministrator() : error
  }
}
