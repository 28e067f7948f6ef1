import { randomInt } from 'node:crypto'
import type { ActionContext } from '../../platform/action.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { SIGN_IN_LIMITS } from './sign-in-limits.ts'

/** Without 0, 1, i, l, o and u: neither mistaken for each other nor making words. 30 signs, 10 of them: 49 bits. */
const SIGNS = '23456789abcdefghjkmnpqrstvwxyz'
const LENGTH = 10

/** Ten new codes, shown once; the former ones are worth nothing from now on. */
export async function renewCodes(context: Context, accountId: string): Promise<string[]> {
  const { tx, now, secrets } = context
  const codes = new Set<string>()
  while (codes.size < SIGN_IN_LIMITS.recoveryCodes) codes.add(newCode())
  await tx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute()
  const created_at = new Date(now.epochMilliseconds)
  await tx
    .insertInto('recovery_code')
    .values(
      [...codes].map((code) => ({
        account_id: accountId,
        code_hash: hashOf(secrets, accountId, code),
        created_at,
      })),
    )
    .execute()
  return [...codes]
}

/** Uses a code up. @returns whether it was one, not used yet. */
export async function useRecoveryCode(context: Context, accountId: string, code: string): Promise<boolean> {
  const { tx, now, secrets } = context
  const used = await tx
    .updateTable('recovery_code')
    .set({ used_at: new Date(now.epochMilliseconds) })
    .where('account_id', '=', accountId)
    .where('code_hash', '=', hashOf(secrets, accountId, code))
    .where('used_at', 'is', null)
    .returning('account_id')
    .executeTakeFirst()
  return used !== undefined
}

export async function recoveryCodesLeft(tx: Context['tx'], accountId: string): Promise<number> {
  const { left } = await tx
    .selectFrom('recovery_code')
    .select((of) => of.fn.countAll<number>().as('left'))
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(left)
}

type Context = Pick<ActionContext, 'tx' | 'now' | 'secrets'>

function newCode(): string {
  const signs = Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('')
  return `${signs.slice(0, LENGTH / 2)}-${signs.slice(LENGTH / 2)}`
}

/** Spaces, dashes and capitals do not count: people copy from paper. */
function hashOf(secrets: Secrets, accountId: string, code: string): Buffer {
  return secrets.hash('recovery-code', accountId, code.toLowerCase().replace(/[^a-z0-9]/g, ''))
}
