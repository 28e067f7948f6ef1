import type { z } from '@hono/zod-openapi'
import type { PasskeyChallenge } from '@maillage/contract/sign-in.ts'
import { defineAction } from '../../platform/action.ts'
import { askForPasskey } from './passkey-ceremony.ts'
import { requireAccount } from './require-proof.ts'
import { openChallenge } from './sign-in-challenge.ts'
import { signInAccess } from './sign-in.access.ts'
import { SIGN_IN_LIMITS } from './sign-in-limits.ts'

/** Asks for a passkey of the account that is signed in, to prove once more who is there. */
export const proveOptions = defineAction<{ publicUrl: string }, z.infer<typeof PasskeyChallenge>>({
  name: 'prove-options',
  access: signInAccess['prove-options'],
  async run(context, { publicUrl }) {
    const { accountId } = requireAccount(context)
    const { options, expected } = await askForPasskey(publicUrl)
    const open = {
      purpose: 'prove',
      accountId,
      minutes: SIGN_IN_LIMITS.passkeyMinutes,
      tries: 1,
      expected,
    } as const
    return { ...(await openChallenge(context, open)), options }
  },
})
