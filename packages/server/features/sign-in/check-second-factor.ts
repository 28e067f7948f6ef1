import type { ActionContext } from '../../platform/action.ts'
import { type ProvingAccount, unsealTotp } from './proving-account.ts'
import { useRecoveryCode } from './recovery-codes.ts'
import { totpStep } from './totp-code.ts'

/**
 * Checks what was typed as a second factor: 6 digits of the authenticator application, which serve once, else a recovery code,
 * which is used up. The account is locked by who calls.
 */
export async function checkSecondFactor(
  context: Pick<ActionContext, 'tx' | 'now' | 'secrets'>,
  account: ProvingAccount,
  written: string,
): Promise<'totp' | 'recovery-code' | undefined> {
  const code = written.replace(/[\s-]/g, '')
  if (!/^\d{6}$/.test(code)) {
    return (await useRecoveryCode(context, account.id, code)) ? 'recovery-code' : undefined
  }
  const secret = unsealTotp(context, account)
  const step = secret && totpStep(secret, code, context.now, account.totpLastStep)
  if (!step) return undefined
  await context.tx.updateTable('account').set({ totp_last_step: step }).where('id', '=', account.id).execute()
  return 'totp'
}
