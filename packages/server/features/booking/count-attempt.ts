import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../platform/database.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { RateLimit } from './booking-limits.ts'

interface Limited {
  tx: Tx
  now: Temporal.Instant
  secrets: Secrets
  /** What is limited: its kind and its value; only a keyed hash is kept. */
  kind: string
  value: string
  limit: RateLimit
}

/** Between two servers. What is further ahead was noted before a clock was moved back: it bars nobody. */
const CLOCKS_APART = { minutes: 1 }

/**
 * Counts one attempt. Attempts at the same thing wait for each other, so that many at once do not pass together.
 *
 * @returns how many are left after this one, and the instant from which one more is allowed when none is;
 * `left` below 0: this one is already too many, and is not counted.
 */
export async function countAttempt(attempt: Limited): Promise<{ left: number; again: Temporal.Instant }> {
  const { tx, now, limit } = attempt
  const key = keyOf(attempt)
  const since = now.subtract({ minutes: limit.minutes })
  await sql`select pg_advisory_xact_lock(${key.readBigInt64BE(0).toString()}::bigint)`.execute(tx)
  const { rows } = await sql<{ at: Date }>`
    select at from attempt where key = ${key} and at > ${since.toString()}::timestamptz
       and at <= ${now.add(CLOCKS_APART).toString()}::timestamptz order by at desc limit ${limit.count}`.execute(
    tx,
  )
  const oldest = rows.at(-1)?.at ?? new Date(now.epochMilliseconds)
  const again = Temporal.Instant.fromEpochMilliseconds(oldest.getTime()).add({ minutes: limit.minutes })
  if (rows.length >= limit.count) return { left: -1, again }
  await tx
    .insertInto('attempt')
    .values({ key, at: new Date(now.epochMilliseconds) })
    .execute()
  return { left: limit.count - rows.length - 1, again }
}

/** Forgets the attempts at something: it succeeded. */
export async function forgetAttempts(attempt: Omit<Limited, 'now' | 'limit'>): Promise<void> {
  await attempt.tx.deleteFrom('attempt').where('key', '=', keyOf(attempt)).execute()
}

function keyOf(attempt: Pick<Limited, 'secrets' | 'kind' | 'value'>): Buffer {
  return attempt.secrets.hash('attempt', attempt.kind, attempt.value)
}
