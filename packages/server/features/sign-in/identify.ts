import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Actor } from '../../platform/actor.ts'
import type { Db } from '../../platform/database.ts'
import { hashOfToken } from './session-cookie.ts'
import { type SessionMembership, sessionMemberships } from './session-memberships.ts'

/** How often a session in use is written down as seen: idleness is counted in minutes. */
const SEEN_EVERY_SECONDS = 60

interface SessionRow {
  id: string
  account_id: string
  is_stale: boolean
  memberships: SessionMembership[]
}

/**
 * Who comes with this session token, with what they may do in this network at this instant; `public` without a session that
 * still runs. One statement; the roles are read each time, so that a revoked one is gone at once.
 *
 * @param production an account of a demonstration, and a session of one press, are nobody there, whatever the database holds.
 * @param unattended nobody is at the screen: the session is not kept from ending by it.
 */
export async function identify(
  db: Db,
  token: string | undefined,
  now: Temporal.Instant,
  { production = false, unattended = false }: { production?: boolean; unattended?: boolean } = {},
): Promise<Actor> {
  if (!token) return { kind: 'public' }
  const at = new Date(now.epochMilliseconds)
  const { rows } = await sql<SessionRow>`
    select s.id, s.account_id, s.seen_at < ${at}::timestamptz - make_interval(secs => ${SEEN_EVERY_SECONDS}) as is_stale,
           ${sessionMemberships(now)} as memberships
      from session s join account a on a.id = s.account_id
     where s.token_hash = ${hashOfToken(token)} and s.ended_at is null and a.closed_at is null and not (${production} and (a.demo or 'demo' = any(s.factors))) and s.expires_at > ${at}
       and s.seen_at + make_interval(mins => s.idle_minutes) > ${at}`.execute(db)
  const [session] = rows
  if (!session) return { kind: 'public' }
  if (session.is_stale && !unattended)
    await db.updateTable('session').set({ seen_at: at }).where('id', '=', session.id).execute()
  return {
    kind: 'account',
    accountId: session.account_id,
    sessionId: session.id,
    memberships: session.memberships,
  }
}
