import type { StaffRole } from '@maillage/core/access/roles.ts'
import { defineAction } from '../../platform/action.ts'
import { membersAccess } from './members.access.ts'
import { noSuchInvitation } from './members.refusals.ts'
import { requireGrant } from './read-grant.ts'

/** Takes an invitation back: its link is worth nothing any more. @throws {Refusal} `no-such-invitation`, `grant-not-open`. */
export const withdrawInvitation = defineAction<{ networkId: string; invitationId: string }, null>({
  name: 'withdraw-invitation',
  access: membersAccess['withdraw-invitation'],
  async run(context, { networkId, invitationId }) {
    const { tx, now } = context
    context.permittedSites()
    const invitation = await tx
      .updateTable('invitation')
      .set({ withdrawn_at: new Date(now.epochMilliseconds) })
      .where('id', '=', invitationId)
      .where('network_id', '=', networkId)
      .where('accepted_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .returning(['role', 'site_ids'])
      .executeTakeFirst()
    if (!invitation) throw noSuchInvitation()
    const role = (invitation.role ?? 'administrator') as StaffRole
    requireGrant(context, { role, siteIds: invitation.site_ids as string[] | null })
    context.audit({
      action: 'withdraw-invitation',
      networkId,
      subjectType: 'network',
      subjectId: networkId,
      detail: { invitationId },
    })
    return null
  },
})
