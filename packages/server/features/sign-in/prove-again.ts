import { type ActionContext, defineAction } from '../../platform/action.ts'
import { signInNeeded } from '../../platform/guard.ts'
import { Refusal } from '../../platform/refusal.ts'
import { checkSecondFactor } from './check-second-factor.ts'
import { rotateToken } from './end-account-sessions.ts'
import { isPassword } from './hash-password.ts'
import { type PasskeyResponse, usePasskey } from './passkey-ceremony.ts'
import { accountById, type ProvingAccount } from './proving-account.ts'
import { provedUntil, requireAccount } from './require-proof.ts'
import { tryChallenge } from './sign-in-challenge.ts'
import { watchSignIn } from './sign-in-lock.ts'
import { challengeOver, passkeyRefused, signInFailed } from './sign-in.refusals.ts'
import { signInAccess } from './sign-in.access.ts'

type Proof = { password: string; code: string } | { challenge: string; response: PasskeyResponse }

/**
 * Proves once more, with two factors, that it is the person of the account: sensitive changes are then open for some minutes. The
 * session gets another token.
 * @throws {Refusal} `sign-in-failed` (password or code), `passkey-refused`, `challenge-over`, `sign-in-locked`.
 */
export const proveAgain = defineAction<
  { networkId: string; publicUrl: string; proof: Proof },
  { token: string; provedUntil: string }
>({
  name: 'prove-again',
  access: signInAccess['prove-again'],
  async run(context, { networkId, publicUrl, proof }) {
    const { tx, now } = context
    const actor = requireAccount(context)
    const account = await accountById(tx, actor.accountId)
    if (!account) throw signInNeeded()
    const lock = await watchSignIn(context, { kind: 'second-factor', value: account.id })
    if (lock.refusal) return lock.refusal
    const factors = await check(context, account, publicUrl, proof)
    const subject = { networkId, subjectType: 'account', subjectId: account.id } as const
    if (factors instanceof Refusal) {
      lock.fail()
      context.audit({ action: 'prove-refused', ...subject, detail: { cause: factors.kind } })
      return factors
    }
    await lock.forget()
    const at = new Date(now.epochMilliseconds)
    await tx.updateTable('session').set({ proved_at: at }).where('id', '=', actor.sessionId).execute()
    context.audit({ action: 'prove-again', ...subject, detail: { factors } })
    const token = await rotateToken(context, actor.sessionId)
    return { token, provedUntil: provedUntil(at, now) ?? at.toISOString() }
  },
})

async function check(
  context: ActionContext,
  account: ProvingAccount,
  publicUrl: string,
  proof: Proof,
): Promise<string[] | Refusal> {
  if ('password' in proof) {
    const isRight = await isPassword(proof.password, account.passwordHash)
    const factor = isRight ? await checkSecondFactor(context, account, proof.code) : undefined
    return factor ? ['password', factor] : signInFailed()
  }
  const challenge = await tryChallenge(context, proof.challenge, 'prove')
  if (!challenge?.expected || challenge.accountId !== account.id) return challengeOver()
  const used = await usePasskey(context, publicUrl, challenge.expected, proof.response)
  return used?.accountId === account.id ? ['passkey'] : passkeyRefused()
}
