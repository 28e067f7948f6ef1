import { defineAction } from '../../platform/action.ts'
import { requireProof } from '../sign-in/require-proof.ts'
import { endMemberSessions, keepingAnAdministrator, lockMember } from './lock-member.ts'
import { membersAccess } from './members.access.ts'
import { type GrantRequest, readGrant } from './read-grant.ts'

/**
 * Changes a role that somebody holds: the role, its sites, its agenda, its end. Their sessions in this network end, so that the next
 * one starts with what is true.
 *
 * @throws {Refusal} `no-such-member`, `grant-not-open` (before or after), `proof-needed`, `last-administrator`, and those of a grant.
 */
export const changeMember = defineAction<{ networkId: string; membershipId: string } & GrantRequest, null>({
  name: 'change-member',
  access: membersAccess['change-member'],
  async run(context, input) {
    const { networkId, membershipId } = input
    const before = await lockMember(context, networkId, membershipId)
    const after = await readGrant(context, networkId, input)
    await requireProof(context)
    await keepingAnAdministrator(
      context.tx
        .updateTable('membership')
        .set({
          role: after.role,
          site_ids: after.siteIds,
          practitioner_id: after.practitionerId,
          valid_until: after.validUntil,
        })
        .where('id', '=', membershipId)
        .execute(),
    )
    const ended = await endMemberSessions(context, networkId, before.accountId)
    const { accountId, ...from } = before
    context.audit({
      action: 'change-member',
      networkId,
      subjectType: 'account',
      subjectId: accountId,
      detail: { membershipId, from, to: after, ended },
    })
    return null
  },
})
