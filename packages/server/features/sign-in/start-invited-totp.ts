import type { z } from '@hono/zod-openapi'
import type { TotpEnrolment } from '@maillage/contract/invitations.ts'
import { defineAction } from '../../platform/action.ts'
import { networkNames } from './network-name.ts'
import { findInvitation } from './pending-invitation.ts'
import { signInAccess } from './sign-in.access.ts'
import { openTotpEnrolment } from './totp-enrolment.ts'

/** A secret for the authenticator application of somebody who accepts an invitation. @throws {Refusal} `invitation-over`. */
export const startInvitedTotp = defineAction<
  { networkId: string; token: string },
  z.infer<typeof TotpEnrolment>
>({
  name: 'start-invited-totp',
  access: signInAccess['start-invited-totp'],
  async run(context, { networkId, token }) {
    const invitation = await findInvitation(context.tx, networkId, token, context.now)
    const { shortName } = await networkNames(context.tx, networkId)
    const named = { networkName: shortName, email: invitation.email }
    return openTotpEnrolment(context, { invitationId: invitation.id }, named)
  },
})
