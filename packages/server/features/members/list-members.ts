import type { Members } from '@maillage/contract/members.ts'
import { grantableRoles, grantableSites, mayGrant } from '@maillage/core/access/granting.ts'
import { STAFF_ROLES } from '@maillage/core/access/roles.ts'
import { defineReading } from '../../platform/reading.ts'
import { membersAccess } from './members.access.ts'
import { readAgendas, readInvitations, readMembers } from './members.queries.ts'

/** The members and the invitations of the network; a manager sees those who work at the sites of the centre. */
export const listMembers = defineReading({
  name: 'list-members',
  access: membersAccess['list-members'],
  async run({ db, now, actor, permittedSites }, { networkId }: { networkId: string }): Promise<Members> {
    const seen = permittedSites()
    const giver = actor.kind === 'account' ? actor.memberships : []
    const own = actor.kind === 'account' ? actor.accountId : null
    const touches = (siteIds: string[] | null) =>
      seen === 'all' || (siteIds?.some((id) => seen.includes(id)) ?? false)
    const sites = actor.kind === 'system' ? 'all' : grantableSites(giver)
    const members = await readMembers(db, networkId, now)
    const invitations = await readInvitations(db, networkId)
    return {
      members: members
        .filter((member) => touches(member.siteIds))
        .map((member) => ({
          ...member,
          validFrom: member.validFrom.toISOString(),
          validUntil: member.validUntil?.toISOString() ?? null,
          lastSeenAt: member.lastSeenAt?.toISOString() ?? null,
          isYou: member.accountId === own,
          changeable: actor.kind === 'system' || mayGrant(giver, member),
        })),
      invitations: invitations
        .filter((invitation) => touches(invitation.siteIds))
        .map(({ membershipUntil, createdAt, expiresAt, ...invitation }) => ({
          ...invitation,
          validUntil: membershipUntil?.toISOString() ?? null,
          createdAt: createdAt.toISOString(),
          expiresAt: expiresAt.toISOString(),
          expired: expiresAt.getTime() <= now.epochMilliseconds,
        })),
      grantable: [...(actor.kind === 'system' ? STAFF_ROLES : grantableRoles(giver))],
      grantableSiteIds: sites === 'all' ? null : sites,
      practitioners: await readAgendas(db, networkId),
    }
  },
})
