import type { InvitationView } from '@maillage/contract/invitations.ts'
import { defineReading } from '../../platform/reading.ts'
import { networkNames } from './network-name.ts'
import { findInvitation } from './pending-invitation.ts'
import { signInAccess } from './sign-in.access.ts'

/** What a link of invitation is for: shown to whoever holds it. @throws {Refusal} `invitation-over`. */
export const readInvitation = defineReading({
  name: 'read-invitation',
  access: signInAccess['read-invitation'],
  async run(
    { db, now },
    { networkId, token }: { networkId: string; token: string },
  ): Promise<InvitationView> {
    const invitation = await findInvitation(db, networkId, token, now)
    const account = await db
      .selectFrom('account')
      .select('display_name')
      .where('kind', '=', 'staff')
      .where('email', '=', invitation.email)
      .where('closed_at', 'is', null)
      .executeTakeFirst()
    const inviter = invitation.invitedBy
      ? await db
          .selectFrom('account')
          .select('display_name')
          .where('id', '=', invitation.invitedBy)
          .executeTakeFirst()
      : undefined
    const sites = invitation.siteIds
      ? await db
          .selectFrom('site')
          .select('name')
          .where('id', 'in', invitation.siteIds)
          .orderBy('name')
          .execute()
      : undefined
    return {
      kind: invitation.kind,
      networkName: (await networkNames(db, networkId)).name,
      role: invitation.role,
      siteNames: sites?.map((site) => site.name) ?? null,
      email: invitation.email,
      displayName: account?.display_name ?? null,
      invitedBy: inviter?.display_name ?? null,
      expiresAt: invitation.expiresAt.toISOString(),
      hasAccount: account !== undefined,
    }
  },
})
