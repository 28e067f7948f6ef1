import type { z } from '@hono/zod-openapi'
import type { PasskeyChallenge } from '@maillage/contract/sign-in.ts'
import { defineAction } from '../../platform/action.ts'
import { askForPasskey } from './passkey-ceremony.ts'
import { openChallenge } from './sign-in-challenge.ts'
import { watchSignIn } from './sign-in-lock.ts'
import { signInAccess } from './sign-in.access.ts'
import { SIGN_IN_LIMITS } from './sign-in-limits.ts'

/**
 * Asks for a passkey, of whomever: no address is typed, so none can be guessed.
 * @throws {Refusal} `sign-in-locked`, `too-many-tries` (of this network address).
 */
export const passkeySignInOptions = defineAction<{ publicUrl: string }, z.infer<typeof PasskeyChallenge>>({
  name: 'passkey-sign-in-options',
  access: signInAccess['passkey-sign-in-options'],
  async run(context, { publicUrl }) {
    const { refusal } = await watchSignIn(context, undefined)
    if (refusal) throw refusal
    const { options, expected } = await askForPasskey(publicUrl)
    const open = {
      purpose: 'passkey-sign-in',
      minutes: SIGN_IN_LIMITS.passkeyMinutes,
      tries: 1,
      expected,
    } as const
    return { ...(await openChallenge(context, open)), options }
  },
})
