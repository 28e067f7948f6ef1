import type { z } from '@hono/zod-openapi'
import type { PasskeyChallenge } from '@maillage/contract/sign-in.ts'
import { defineAction } from '../../platform/action.ts'
import { networkNames } from './network-name.ts'
import { askToMakePasskey } from './passkey-ceremony.ts'
import { findInvitation } from './pending-invitation.ts'
import { openChallenge } from './sign-in-challenge.ts'
import { signInAccess } from './sign-in.access.ts'
import { SIGN_IN_LIMITS } from './sign-in-limits.ts'

/**
 * Asks the browser of an invited person to make a passkey, for the account that will be theirs.
 * @throws {Refusal} `invitation-over`.
 */
export const invitedPasskeyOptions = defineAction<
  { networkId: string; publicUrl: string; token: string; displayName: string },
  z.infer<typeof PasskeyChallenge>
>({
  name: 'invited-passkey-options',
  access: signInAccess['invited-passkey-options'],
  async run(context, { networkId, publicUrl, token, displayName }) {
    const { tx } = context
    const invitation = await findInvitation(tx, networkId, token, context.now)
    const accountId = invitation.accountId ?? context.newId()
    const { options, expected } = await askToMakePasskey(tx, publicUrl, {
      networkName: (await networkNames(tx, networkId)).shortName,
      accountId,
      email: invitation.email,
      displayName,
    })
    const opened = await openChallenge(context, {
      purpose: 'passkey-enrolment',
      invitationId: invitation.id,
      minutes: SIGN_IN_LIMITS.passkeyMinutes,
      tries: 1,
      expected: `${expected} ${accountId}`,
    })
    return { ...opened, options }
  },
})
