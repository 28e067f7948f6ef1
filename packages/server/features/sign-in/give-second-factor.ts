import { defineAction } from '../../platform/action.ts'
import { type Begun, beginSession } from './begin-session.ts'
import { checkSecondFactor } from './check-second-factor.ts'
import { passwordCounter } from './known-browser.ts'
import { accountById } from './proving-account.ts'
import { recoveryCodesLeft } from './recovery-codes.ts'
import { closeChallenge, tryChallenge } from './sign-in-challenge.ts'
import { watchSignIn } from './sign-in-lock.ts'
import { challengeOver, wrongCode } from './sign-in.refusals.ts'
import { signInAccess } from './sign-in.access.ts'

/**
 * The second of two factors: opens the session. Failures that were counted with the password of this browser are forgotten; those of
 * strangers elsewhere are not, where the account knows this browser.
 * @throws {Refusal} `challenge-over`, `wrong-code` (with `attemptsLeft`), `sign-in-locked`, `too-many-tries`.
 */
export const giveSecondFactor = defineAction<
  { networkId: string; challenge: string; code: string; device: string; knownBrowser?: string | undefined },
  Begun & { recoveryCodesLeft: number | null }
>({
  name: 'give-second-factor',
  access: signInAccess['give-second-factor'],
  async run(context, { networkId, challenge: token, code, device, knownBrowser }) {
    const { tx } = context
    const challenge = await tryChallenge(context, token, 'second-factor')
    const account = challenge?.accountId ? await accountById(tx, challenge.accountId) : undefined
    if (!challenge || !account) throw challengeOver()
    const lock = await watchSignIn(context, { kind: 'second-factor', value: account.id })
    const refused = (cause: string) =>
      context.audit({
        action: 'sign-in-refused',
        networkId,
        subjectType: 'account',
        subjectId: account.id,
        detail: { cause },
      })
    if (lock.refusal) {
      refused(lock.refusal.kind)
      return lock.refusal
    }
    const factor = await checkSecondFactor(context, account, code)
    if (!factor) {
      lock.fail()
      refused('second-factor')
      return challenge.attemptsLeft === 0 ? challengeOver() : wrongCode(challenge.attemptsLeft)
    }
    await closeChallenge(context, challenge.id)
    const { id, email } = account
    await lock.forget(passwordCounter(context, { id, email: email ?? '' }, knownBrowser))
    const begun = await beginSession(context, {
      networkId,
      accountId: account.id,
      factors: ['password', factor],
      device,
    })
    const left = factor === 'recovery-code' ? await recoveryCodesLeft(tx, account.id) : null
    return { ...begun, recoveryCodesLeft: left }
  },
})
