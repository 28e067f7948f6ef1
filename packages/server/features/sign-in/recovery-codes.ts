import { randomInt } from 'node:crypto'
import type { ActionContext } from '../../platform/action.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { newSalt, slowHash } from './hash-password.ts'
import { SIGN_IN_LIMITS } from './sign-in-limits.ts'

/** Without 0, 1, i, l, o and u: neither mistaken for each other nor making words. 30 signs, 10 of them: 49 bits. */
const SIGNS = '23456789abcdefghjkmnpqrstvwxyz'
const LENGTH = 10

/**
 * Ten new codes, shown once; the former ones are worth nothing from now on. They have 49 bits, so they are kept as passwords are:
 * a slow hash, salted (OWASP ASVS 5.0 6.5.2), of what the server's secret made of them. The ten share a salt: one hash finds a code.
 */
export async function renewCodes(context: Context, accountId: string): Promise<string[]> {
  const { tx, now, secrets } = context
  const codes = new Set<string>()
  while (codes.size < SIGN_IN_LIMITS.recoveryCodes) codes.add(newCode())
  await tx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute()
  const created_at = new Date(now.epochMilliseconds)
  const salt = newSalt()
  const rows = await Promise.all(
    [...codes].map(async (code) => ({
      account_id: accountId,
      code_hash: await hashOf(secrets, accountId, code, salt),
      salt,
      created_at,
    })),
  )
  await tx.insertInto('recovery_code').values(rows).execute()
  return [...codes]
}

/** Uses a code up. @returns whether it was one, not used yet. */
export async function useRecoveryCode(context: Context, accountId: string, code: string): Promise<boolean> {
  const { tx, now, secrets } = context
  const known = await tx
    .selectFrom('recovery_code')
    .select('salt')
    .where('account_id', '=', accountId)
    .limit(1)
    .executeTakeFirst()
  if (!known) return false
  const used = await tx
    .updateTable('recovery_code')
    .set({ used_at: new Date(now.epochMilliseconds) })
    .where('account_id', '=', accountId)
    .where('code_hash', '=', await hashOf(secrets, accountId, code, known.salt))
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
async function hashOf(secrets: Secrets, accountId: string, code: string, salt: Buffer): Promise<Buffer> {
  const signs = code.toLowerCase().replace(/[^a-z0-9]/g, '')
  return slowHash(secrets.hash('recovery-code', accountId, signs).toString('base64'), salt)
}
