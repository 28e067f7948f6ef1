import { defineAction } from '../../platform/action.ts'
import { hashPassword, isPassword } from './hash-password.ts'
import { networkNames } from './network-name.ts'
import { noteProofsChanged, type ProofsChanged } from './proofs-changed.ts'
import { accountById } from './proving-account.ts'
import { requireGoodPassword } from './require-good-password.ts'
import { requireAccount, requireProof } from './require-proof.ts'
import { watchSignIn } from './sign-in-lock.ts'
import { signInFailed } from './sign-in.refusals.ts'
import { signInAccess } from './sign-in.access.ts'

/**
 * Changes one's own password, with the present one.
 * @throws {Refusal} `proof-needed`, `sign-in-failed` (present password), `sign-in-locked`, `password-…`.
 */
export const changePassword = defineAction<
  { networkId: string; currentPassword: string; password: string },
  ProofsChanged
>({
  name: 'change-password',
  access: signInAccess['change-password'],
  async run(context, { networkId, currentPassword, password }) {
    const { tx, now } = context
    const { accountId } = requireAccount(context)
    await requireProof(context)
    const account = await accountById(tx, accountId)
    const { name, shortName } = await networkNames(tx, networkId)
    requireGoodPassword(password, { email: account?.email ?? '', names: [name, shortName] })
    const lock = await watchSignIn(context, { kind: 'second-factor', value: accountId })
    if (lock.refusal) return lock.refusal
    const isRight = await isPassword(currentPassword, account?.passwordHash)
    if (!account?.passwordHash || !isRight) {
      lock.fail()
      const subject = { subjectType: 'account', subjectId: accountId } as const
      context.audit({ action: 'prove-refused', networkId, ...subject, detail: { cause: 'password' } })
      return signInFailed()
    }
    await tx
      .updateTable('account')
      .set({
        password_hash: await hashPassword(password),
        password_changed_at: new Date(now.epochMilliseconds),
      })
      .where('id', '=', accountId)
      .execute()
    return noteProofsChanged(context, { networkId, action: 'change-password' })
  },
})
