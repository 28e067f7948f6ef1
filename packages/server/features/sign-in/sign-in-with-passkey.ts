import { defineAction } from '../../platform/action.ts'
import { type Begun, beginSession } from './begin-session.ts'
import { type PasskeyResponse, usePasskey } from './passkey-ceremony.ts'
import { accountById } from './proving-account.ts'
import { tryChallenge } from './sign-in-challenge.ts'
import { watchSignIn } from './sign-in-lock.ts'
import { challengeOver, passkeyRefused } from './sign-in.refusals.ts'
import { signInAccess } from './sign-in.access.ts'

/**
 * Signs in by a passkey: two factors in one, as its holder gave a PIN, a finger or a face.
 * @throws {Refusal} `challenge-over`, `passkey-refused`, `sign-in-locked`, `too-many-tries`.
 */
export const signInWithPasskey = defineAction<
  { networkId: string; publicUrl: string; challenge: string; response: PasskeyResponse; device: string },
  Begun
>({
  name: 'sign-in-with-passkey',
  access: signInAccess['sign-in-with-passkey'],
  async run(context, { networkId, publicUrl, challenge: token, response, device }) {
    const lock = await watchSignIn(context, undefined)
    if (lock.refusal) return lock.refusal
    const challenge = await tryChallenge(context, token, 'passkey-sign-in')
    if (!challenge?.expected) throw challengeOver()
    const used = await usePasskey(context, publicUrl, challenge.expected, response)
    const account = used && (await accountById(context.tx, used.accountId))
    if (!account) {
      lock.fail()
      context.audit({
        action: 'sign-in-refused',
        networkId,
        subjectType: 'network',
        subjectId: networkId,
        detail: { cause: 'passkey' },
      })
      return passkeyRefused()
    }
    return beginSession(context, { networkId, accountId: account.id, factors: ['passkey'], device })
  },
})
