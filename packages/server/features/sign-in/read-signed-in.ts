import type { z } from '@hono/zod-openapi'
import type { SignedIn as SignedInSchema } from '@maillage/contract/sign-in.ts'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db, Tx } from '../../platform/database.ts'
import type { Factor } from './open-session.ts'
import { provedUntil } from './require-proof.ts'
import { type SessionMembership, sessionMemberships } from './session-memberships.ts'

export type SignedIn = z.infer<typeof SignedInSchema>

interface Row {
  account_id: string
  kind: 'staff' | 'person'
  display_name: string
  email: string | null
  language: 'fr' | 'en'
  demo: boolean
  factors: Factor[]
  expires_at: Date
  idle_minutes: number
  proved_at: Date | null
  memberships: SessionMembership[]
}

/** Who is signed in by a session that runs, and what they may do in its network; undefined when it is over. */
export async function readSignedIn(
  db: Db | Tx,
  sessionId: string,
  now: Temporal.Instant,
): Promise<SignedIn | undefined> {
  const { rows } = await sql<Row>`
    select s.account_id, a.kind, a.display_name, a.email, a.language, a.demo, s.factors, s.expires_at, s.idle_minutes, s.proved_at,
           ${sessionMemberships(now)} as memberships
      from session s join account a on a.id = s.account_id
     where s.id = ${sessionId} and s.ended_at is null`.execute(db)
  const [row] = rows
  if (!row) return undefined
  return {
    account: {
      id: row.account_id,
      kind: row.kind,
      displayName: row.display_name,
      email: row.email,
      language: row.language,
      demo: row.demo,
    },
    memberships: row.memberships.map((membership) => ({
      ...membership,
      siteIds: membership.siteIds && [...membership.siteIds],
      validUntil: membership.validUntil && new Date(membership.validUntil).toISOString(),
    })),
    session: {
      id: sessionId,
      factors: row.factors,
      expiresAt: row.expires_at.toISOString(),
      idleMinutes: row.idle_minutes,
      provedUntil: provedUntil(row.proved_at, now),
    },
  }
}
