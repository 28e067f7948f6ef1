import { sql } from 'kysely'
import type { Platform } from '../../platform/action.ts'
import { runAction } from '../../platform/action.ts'
import { purgeSignIn } from '../sign-in/purge-sign-in.ts'
import { BOOKING_LIMITS } from './booking-limits.ts'
import { releaseExpiredHold } from './release-expired-hold.ts'

const HOLDS_A_RUN = 500

/**
 * Throws away what is kept for a short time only: codes and links and their messages, attempts, keys of repeated requests, holds
 * that led to nothing. Also gives back holds whose own job was lost.
 */
export async function purgeShortLived(deps: {
  platform: Platform
  network: { id(): Promise<string> }
}): Promise<void> {
  const { db, clock } = deps.platform
  const now = clock.now()
  const ago = (hours: number) => now.subtract({ hours }).toString()
  await sql`delete from message where kind = 'code' and created_at < ${ago(BOOKING_LIMITS.codeMessageHours)}::timestamptz`.execute(
    db,
  )
  await sql`delete from contact_code where sent_at < ${ago(BOOKING_LIMITS.traceHours)}::timestamptz`.execute(
    db,
  )
  await sql`delete from person_code where sent_at < ${ago(BOOKING_LIMITS.traceHours)}::timestamptz`.execute(
    db,
  )
  await sql`delete from oidc_transaction where expires_at < ${now.toString()}::timestamptz`.execute(db)
  await sql`delete from oidc_session o using session s where s.id = o.session_id and (s.ended_at is not null or s.expires_at < ${now.toString()}::timestamptz)`.execute(
    db,
  )
  await sql`delete from attempt where at < ${ago(BOOKING_LIMITS.traceHours)}::timestamptz`.execute(db)
  await sql`delete from idempotency_key where created_at < ${ago(BOOKING_LIMITS.traceHours)}::timestamptz`.execute(
    db,
  )
  await sql`delete from appointment where status in ('expired', 'released') and updated_at < ${ago(BOOKING_LIMITS.unusedHoldDays * 24)}::timestamptz`.execute(
    db,
  )
  await purgeSignIn(deps.platform)
  const { rows } = await sql<{ id: string; network_id: string }>`
    select id, network_id from appointment where status = 'held' and hold_expires_at < ${now.toString()}::timestamptz
     order by hold_expires_at limit ${HOLDS_A_RUN}`.execute(db)
  for (const hold of rows) {
    await runAction(
      deps.platform,
      releaseExpiredHold,
      { actor: { kind: 'system', task: 'purge-short-lived' }, language: 'fr' },
      { networkId: hold.network_id, appointmentId: hold.id },
    )
  }
}
