import { sql } from 'kysely'
import type { Platform } from '../../platform/action.ts'
import { LINK_MESSAGES } from './account-messages.ts'
import { SIGN_IN_LIMITS } from './sign-in-limits.ts'

/**
 * Throws away what sign-in keeps for a short time only: messages that hold a link, steps that were answered or are over, sessions
 * and invitations that ended long ago. The audit keeps what was done.
 */
export async function purgeSignIn({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<void> {
  const now = clock.now()
  const hoursAgo = (hours: number) => now.subtract({ hours }).toString()
  await sql`delete from message where kind = any(${[...LINK_MESSAGES]}::text[])
    and created_at < ${hoursAgo(SIGN_IN_LIMITS.linkMessageHours)}::timestamptz`.execute(db)
  await sql`delete from sign_in_challenge where expires_at < ${now.toString()}::timestamptz`.execute(db)
  const ended = hoursAgo(SIGN_IN_LIMITS.endedSessionDays * 24)
  await sql`delete from session where coalesce(ended_at, expires_at) < ${ended}::timestamptz`.execute(db)
  const over = hoursAgo(SIGN_IN_LIMITS.endedInvitationDays * 24)
  await sql`delete from invitation where coalesce(accepted_at, withdrawn_at, expires_at) < ${over}::timestamptz`.execute(
    db,
  )
}
