import { type ActionContext, defineAction } from '../../platform/action.ts'
import { signInNeeded } from '../../platform/guard.ts'
import { Refusal } from '../../platform/refusal.ts'
import { hashPassword } from './hash-password.ts'
import { networkNames } from './network-name.ts'
import { noteProofsChanged, type ProofsChanged } from './proofs-changed.ts'
import { accountById, type ProvingAccount, sealTotp } from './proving-account.ts'
import { renewCodes } from './recovery-codes.ts'
import { requireGoodPassword } from './require-good-password.ts'
import { requireAccount, requireProof } from './require-proof.ts'
import { passwordNeeded } from './sign-in.refusals.ts'
import { signInAccess } from './sign-in.access.ts'
import { finishTotpEnrolment } from './totp-enrolment.ts'

/**
 * Puts another authenticator application in force, once a code of it was typed; with a password for an account of passkeys that had
 * none. The recovery codes are made anew.
 *
 * @throws {Refusal} `proof-needed`, `challenge-over`, `wrong-code`, `password-needed`, `password-…`.
 */
export const confirmTotp = defineAction<
  { networkId: string; challenge: string; code: string; password?: string | undefined },
  ProofsChanged & { recoveryCodes: string[] }
>({
  name: 'confirm-totp',
  access: signInAccess['confirm-totp'],
  async run(context, { networkId, challenge, code, password }) {
    const { tx, now } = context
    const { accountId } = requireAccount(context)
    await requireProof(context)
    const account = await accountById(tx, accountId)
    if (!account) throw signInNeeded()
    const added = await addedPassword(context, networkId, account, password)
    const totp = await finishTotpEnrolment(context, { accountId }, challenge, code)
    if (totp instanceof Refusal) return totp
    const at = new Date(now.epochMilliseconds)
    await tx
      .updateTable('account')
      .set({
        totp_secret: sealTotp(context, accountId, totp.secret),
        totp_confirmed_at: at,
        totp_last_step: totp.step,
        ...(added ? { password_hash: added, password_changed_at: at } : {}),
      })
      .where('id', '=', accountId)
      .execute()
    const recoveryCodes = await renewCodes(context, accountId)
    return { ...(await noteProofsChanged(context, { networkId, action: 'confirm-totp' })), recoveryCodes }
  },
})

/** The hash of a first password; undefined when the account has one, which `change-password` changes. */
async function addedPassword(
  { tx }: Pick<ActionContext, 'tx'>,
  networkId: string,
  account: ProvingAccount,
  password: string | undefined,
): Promise<string | undefined> {
  if (account.passwordHash) return undefined
  if (!password) throw passwordNeeded()
  const { name, shortName } = await networkNames(tx, networkId)
  requireGoodPassword(password, { email: account.email ?? '', names: [name, shortName] })
  return hashPassword(password)
}
