import { defineAction } from '../../platform/action.ts'
import { requireProof } from '../sign-in/require-proof.ts'
import { endMemberSessions, keepingAnAdministrator, lockMember } from './lock-member.ts'
import { membersAccess } from './members.access.ts'

/**
 * Ends a role now, and the sessions of who held it in this network.
 * @throws {Refusal} `no-such-member`, `grant-not-open`, `proof-needed`, `last-administrator`.
 */
export const revokeMember = defineAction<{ networkId: string; membershipId: string }, null>({
  name: 'revoke-member',
  access: membersAccess['revoke-member'],
  async run(context, { networkId, membershipId }) {
    const member = await lockMember(context, networkId, membershipId)
    await requireProof(context)
    await keepingAnAdministrator(
      context.tx
        .updateTable('membership')
        .set({ valid_until: new Date(context.now.epochMilliseconds) })
        .where('id', '=', membershipId)
        .execute(),
    )
    const ended = await endMemberSessions(context, networkId, member.accountId)
    context.audit({
      action: 'revoke-member',
      networkId,
      subjectType: 'account',
      subjectId: member.accountId,
      detail: { membershipId, role: member.role, ended },
    })
    return null
  },
})
