import { sessionLimits } from '@maillage/core/access/session-limits.ts'
import { defineAction } from '../../platform/action.ts'
import { signInNeeded } from '../../platform/guard.ts'
import { rotateToken } from './end-account-sessions.ts'
import { findInvitation, takeUpInvitation } from './pending-invitation.ts'
import { accountById } from './proving-account.ts'
import { readSignedIn } from './read-signed-in.ts'
import { requireTwoFactors } from './require-proof.ts'
import { invitationOver, otherAccount } from './sign-in.refusals.ts'
import { signInAccess } from './sign-in.access.ts'
import type { Begun } from './begin-session.ts'

/**
 * Takes up an invitation with the account that signed in: the role is added, the session gets another token and the limits of its
 * roles. Open to an account without any role yet, so it asks itself who is there.
 *
 * @throws {Refusal} `sign-in-needed`, `invitation-over`, `other-account`, `proof-needed`.
 */
export const joinNetwork = defineAction<{ networkId: string; token: string }, Begun>({
  name: 'join-network',
  access: signInAccess['join-network'],
  async run(context, { networkId, token: invitationToken }) {
    const { tx, now, actor } = context
    if (actor.kind !== 'account') throw signInNeeded()
    const invitation = await findInvitation(tx, networkId, invitationToken, now, true)
    if (invitation.kind !== 'join') throw invitationOver()
    const account = await accountById(tx, actor.accountId)
    if (account?.email !== invitation.email) throw otherAccount()
    await requireTwoFactors(context)
    await takeUpInvitation(context, networkId, invitation, account.id)
    const token = await rotateToken(context, actor.sessionId)
    const held = (await readSignedIn(tx, actor.sessionId, now))?.memberships ?? []
    const limits = sessionLimits(held.map((membership) => membership.role))
    await tx
      .updateTable('session')
      .set((of) => ({
        idle_minutes: limits.idleMinutes,
        expires_at: of.fn<Date>('least', [
          'expires_at',
          of.val(new Date(now.epochMilliseconds + limits.absoluteMinutes * 60_000)),
        ]),
      }))
      .where('id', '=', actor.sessionId)
      .execute()
    const signedIn = await readSignedIn(tx, actor.sessionId, now)
    if (!signedIn) throw signInNeeded()
    return { token, signedIn }
  },
})
