import type { z } from '@hono/zod-openapi'
import type { Challenge } from '@maillage/contract/sign-in.ts'
import { defineAction } from '../../platform/action.ts'
import { hashPassword, isPassword, needsRehash } from './hash-password.ts'
import { passwordCounter } from './known-browser.ts'
import { accountIdOf, plainEmail, staffByEmail } from './proving-account.ts'
import { openChallenge } from './sign-in-challenge.ts'
import { watchSignIn } from './sign-in-lock.ts'
import { signInFailed } from './sign-in.refusals.ts'
import { signInAccess } from './sign-in.access.ts'
import { SIGN_IN_LIMITS } from './sign-in-limits.ts'

/**
 * The first of two factors. A right password opens no session: it opens the question for the second factor. What is answered, and
 * how long it takes, does not tell whether the address is somebody's. Failures in a browser that the account knows are counted apart.
 *
 * @throws {Refusal} `sign-in-failed`, `sign-in-locked`, `too-many-tries`.
 */
export const signInWithPassword = defineAction<
  { networkId: string; email: string; password: string; knownBrowser?: string | undefined },
  z.infer<typeof Challenge>
>({
  name: 'sign-in-with-password',
  access: signInAccess['sign-in-with-password'],
  async run(context, input) {
    const { tx } = context
    const { networkId } = input
    const email = plainEmail(input.email)
    const id = await accountIdOf(tx, email)
    const lock = await watchSignIn(context, passwordCounter(context, { id, email }, input.knownBrowser))
    const account = await staffByEmail(tx, email)
    const subject = account
      ? ({ subjectType: 'account', subjectId: account.id } as const)
      : ({ subjectType: 'network', subjectId: networkId } as const)
    if (lock.refusal) {
      context.audit({
        action: 'sign-in-refused',
        networkId,
        ...subject,
        detail: { cause: lock.refusal.kind },
      })
      return lock.refusal
    }
    const isRight = await isPassword(input.password, account?.passwordHash)
    if (!account?.passwordHash || !isRight) {
      lock.fail()
      context.audit({ action: 'sign-in-refused', networkId, ...subject, detail: { cause: 'password' } })
      return signInFailed()
    }
    if (needsRehash(account.passwordHash))
      await tx
        .updateTable('account')
        .set({ password_hash: await hashPassword(input.password) })
        .where('id', '=', account.id)
        .execute()
    return openChallenge(context, {
      purpose: 'second-factor',
      accountId: account.id,
      minutes: SIGN_IN_LIMITS.secondFactorMinutes,
      tries: SIGN_IN_LIMITS.secondFactorTries,
    })
  },
})
