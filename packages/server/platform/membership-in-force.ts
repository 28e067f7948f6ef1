import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'

/** The condition on `membership m` for a role that has begun and has not ended at this instant. */
export function membershipInForce(now: Temporal.Instant): RawBuilder<boolean> {
  const at = now.toString()
  return sql`m.valid_from <= ${at}::timestamptz and (m.valid_until is null or m.valid_until > ${at}::timestamptz)`
}
