import type { z } from '@hono/zod-openapi'
import type { TotpEnrolment } from '@maillage/contract/invitations.ts'
import { defineAction } from '../../platform/action.ts'
import { networkNames } from './network-name.ts'
import { accountById } from './proving-account.ts'
import { requireAccount, requireProof } from './require-proof.ts'
import { signInAccess } from './sign-in.access.ts'
import { openTotpEnrolment } from './totp-enrolment.ts'

/** A secret for another authenticator application; the present one works until a code of the new one is typed. */
export const startTotp = defineAction<{ networkId: string }, z.infer<typeof TotpEnrolment>>({
  name: 'start-totp',
  access: signInAccess['start-totp'],
  async run(context, { networkId }) {
    const { accountId } = requireAccount(context)
    await requireProof(context)
    const account = await accountById(context.tx, accountId)
    const { shortName } = await networkNames(context.tx, networkId)
    const named = { networkName: shortName, email: account?.email ?? '' }
    return openTotpEnrolment(context, { accountId }, named)
  },
})
