import type { Security } from '@maillage/contract/my-security.ts'
import type { Temporal } from 'temporal-polyfill'
import type { AccountActor } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { defineReading } from '../../platform/reading.ts'
import { provedUntil, requireAccount } from './require-proof.ts'
import { signInAccess } from './sign-in.access.ts'

/** The proofs of one's own account. */
export const mySecurity = defineReading({
  name: 'my-security',
  access: signInAccess['my-security'],
  run: async ({ db, now, actor }, _input: object) => readSecurity(db, now, requireAccount({ actor })),
})

/** What an account may prove itself with; never the proofs. */
export async function readSecurity(
  db: Db | Tx,
  now: Temporal.Instant,
  { accountId, sessionId }: Pick<AccountActor, 'accountId' | 'sessionId'>,
): Promise<Security> {
  const account = await db
    .selectFrom('account')
    .leftJoin('session', (join) => join.on('session.id', '=', sessionId))
    .select((of) => [
      'account.email',
      'account.password_hash',
      'account.password_changed_at',
      'account.totp_confirmed_at',
      'session.proved_at',
      of
        .selectFrom('recovery_code')
        .select((count) => count.fn.countAll<number>().as('left'))
        .where('account_id', '=', accountId)
        .where('used_at', 'is', null)
        .as('codes_left'),
    ])
    .where('account.id', '=', accountId)
    .executeTakeFirstOrThrow()
  const passkeys = await db
    .selectFrom('passkey')
    .select(['id', 'label', 'created_at', 'last_used_at', 'synced'])
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return {
    email: account.email,
    hasPassword: account.password_hash !== null,
    passwordChangedAt: account.password_changed_at?.toISOString() ?? null,
    hasTotp: account.totp_confirmed_at !== null,
    totpSince: account.totp_confirmed_at?.toISOString() ?? null,
    recoveryCodesLeft: Number(account.codes_left ?? 0),
    passkeys: passkeys.map((passkey) => ({
      id: passkey.id,
      label: passkey.label,
      createdAt: passkey.created_at.toISOString(),
      lastUsedAt: passkey.last_used_at?.toISOString() ?? null,
      synced: passkey.synced,
    })),
    provedUntil: provedUntil(account.proved_at, now),
  }
}
