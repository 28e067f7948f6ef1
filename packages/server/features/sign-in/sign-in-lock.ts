import { type LockRule, lockedUntil, SIGN_IN_LOCKS } from '@maillage/core/access/lock-delay.ts'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { ActionContext } from '../../platform/action.ts'
import type { Refusal } from '../../platform/refusal.ts'
import { countAttempt } from '../booking/count-attempt.ts'
import { signInLocked, tooManyTries } from './sign-in.refusals.ts'
import { SIGN_IN_LIMITS } from './sign-in-limits.ts'

type Context = Pick<ActionContext, 'tx' | 'now' | 'secrets' | 'write' | 'address'>

/** What locks: failures on one account, whatever the address they come from, and those of one address, whatever the account. */
export interface SignInLock {
  /** The refusal while it is locked. */
  refusal: Refusal | undefined
  /** Notes a failure: kept when the action returns its refusal. */
  fail(): void
  /** Forgets the failures on the account, and on its other name: the person is there. */
  forget(other?: WatchedAccount): Promise<void>
}

export interface WatchedAccount {
  kind: 'password' | 'second-factor'
  value: string
}

/**
 * Watches one account, named by an address that need not exist (`password`) or by its id (`second-factor`). Tries at the same
 * account wait for each other, so that many at once do not pass together. Also limits the tries of one address.
 */
export async function watchSignIn(
  context: Context,
  account: WatchedAccount | undefined,
): Promise<SignInLock> {
  const { tx, now, address, secrets } = context
  const keys: { key: Buffer; rule: LockRule }[] = []
  const keyOf = ({ kind, value }: WatchedAccount) => secrets.hash('sign-in-failure', kind, value)
  if (account) keys.push({ key: keyOf(account), rule: SIGN_IN_LOCKS.account })
  if (address)
    keys.push({ key: secrets.hash('sign-in-failure', 'address', address), rule: SIGN_IN_LOCKS.address })
  const at = new Date(now.epochMilliseconds)
  let refusal: Refusal | undefined
  if (address) {
    const limit = SIGN_IN_LIMITS.triesPerAddress
    const tries = await countAttempt({ tx, now, secrets, kind: 'sign-in-address', value: address, limit })
    if (tries.left < 0) refusal = tooManyTries(now, tries.again)
  }
  for (const { key, rule } of refusal ? [] : keys) refusal ??= await lockOf(context, key, rule)
  return {
    refusal,
    fail: () => {
      for (const { key } of keys) context.write(tx.insertInto('attempt').values({ key, at }))
    },
    forget: async (other) => {
      const over = [account, other].filter((one) => one !== undefined).map(keyOf)
      if (over.length > 0) await tx.deleteFrom('attempt').where('key', 'in', over).execute()
    },
  }
}

async function lockOf({ tx, now }: Context, key: Buffer, rule: LockRule): Promise<Refusal | undefined> {
  const since = now.subtract({ hours: SIGN_IN_LOCKS.memoryHours })
  await sql`select pg_advisory_xact_lock(${key.readBigInt64BE(0).toString()}::bigint)`.execute(tx)
  const failures = await tx
    .selectFrom('attempt')
    .select('at')
    .where('key', '=', key)
    .where('at', '>', new Date(since.epochMilliseconds))
    .orderBy('at', 'desc')
    .limit(200)
    .execute()
  const until = lockedUntil(
    failures.map((failure) => failure.at.getTime()),
    now.epochMilliseconds,
    rule,
  )
  return until === undefined ? undefined : signInLocked(now, Temporal.Instant.fromEpochMilliseconds(until))
}
