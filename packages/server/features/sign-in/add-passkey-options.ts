import type { z } from '@hono/zod-openapi'
import type { PasskeyChallenge } from '@maillage/contract/sign-in.ts'
import { defineAction } from '../../platform/action.ts'
import { signInNeeded } from '../../platform/guard.ts'
import { networkNames } from './network-name.ts'
import { askToMakePasskey } from './passkey-ceremony.ts'
import { accountById } from './proving-account.ts'
import { requireAccount, requireProof } from './require-proof.ts'
import { openChallenge } from './sign-in-challenge.ts'
import { signInAccess } from './sign-in.access.ts'
import { SIGN_IN_LIMITS } from './sign-in-limits.ts'

/** Asks the browser to make one more passkey for one's own account. @throws {Refusal} `proof-needed`. */
export const addPasskeyOptions = defineAction<
  { networkId: string; publicUrl: string },
  z.infer<typeof PasskeyChallenge>
>({
  name: 'add-passkey-options',
  access: signInAccess['add-passkey-options'],
  async run(context, { networkId, publicUrl }) {
    const { accountId } = requireAccount(context)
    await requireProof(context)
    const account = await accountById(context.tx, accountId)
    if (!account) throw signInNeeded()
    const { options, expected } = await askToMakePasskey(context.tx, publicUrl, {
      networkName: (await networkNames(context.tx, networkId)).shortName,
      accountId,
      email: account.email ?? account.displayName,
      displayName: account.displayName,
    })
    const open = {
      purpose: 'passkey-enrolment',
      accountId,
      minutes: SIGN_IN_LIMITS.passkeyMinutes,
      tries: 1,
      expected,
    } as const
    return { ...(await openChallenge(context, open)), options }
  },
})
