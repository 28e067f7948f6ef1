import { defineAction } from '../../platform/action.ts'
import { writeAccountMessage } from './account-messages.ts'
import { checkSecondFactor } from './check-second-factor.ts'
import { endAccountSessions } from './end-account-sessions.ts'
import { hashPassword } from './hash-password.ts'
import { networkNames } from './network-name.ts'
import { accountById } from './proving-account.ts'
import { requireGoodPassword } from './require-good-password.ts'
import { closeChallenge, tryChallenge } from './sign-in-challenge.ts'
import { watchSignIn } from './sign-in-lock.ts'
import { linkOver, wrongCode } from './sign-in.refusals.ts'
import { signInAccess } from './sign-in.access.ts'

/**
 * Chooses another password, with the link of a message and the second factor. It opens no session, and ends all there are.
 * A password that will not do takes no try.
 *
 * @throws {Refusal} `link-over`, `wrong-code` (with `attemptsLeft`), `sign-in-locked`, `password-…`.
 */
export const resetPassword = defineAction<
  { networkId: string; token: string; password: string; code: string },
  null
>({
  name: 'reset-password',
  access: signInAccess['reset-password'],
  async run(context, { networkId, token, password, code }) {
    const { tx, now } = context
    const challenge = await tryChallenge(context, token, 'password-reset')
    const account = challenge?.accountId ? await accountById(tx, challenge.accountId) : undefined
    if (!challenge || !account?.email) throw linkOver()
    const { name, shortName } = await networkNames(tx, networkId)
    requireGoodPassword(password, { email: account.email, names: [name, shortName] })
    const lock = await watchSignIn(context, { kind: 'second-factor', value: account.id })
    if (lock.refusal) return lock.refusal
    const subject = { networkId, subjectType: 'account', subjectId: account.id } as const
    const factor = await checkSecondFactor(context, account, code)
    if (!factor) {
      lock.fail()
      context.audit({ action: 'prove-refused', ...subject, detail: { cause: 'second-factor' } })
      return challenge.attemptsLeft === 0 ? linkOver() : wrongCode(challenge.attemptsLeft)
    }
    await closeChallenge(context, challenge.id)
    await tx
      .updateTable('account')
      .set({
        password_hash: await hashPassword(password),
        password_changed_at: new Date(now.epochMilliseconds),
      })
      .where('id', '=', account.id)
      .execute()
    await lock.forget({ kind: 'password', value: account.email })
    const ended = await endAccountSessions(context, account.id, null)
    context.audit({ action: 'reset-password', ...subject, detail: { factor, ended } })
    writeAccountMessage(
      context,
      { networkId, networkName: shortName, email: account.email, language: account.language },
      { kind: 'proofs-changed' },
    )
    return null
  },
})
