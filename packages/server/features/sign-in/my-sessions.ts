import type { z } from '@hono/zod-openapi'
import type { OwnSession } from '@maillage/contract/my-security.ts'
import type { Factor } from '@maillage/contract/sign-in.ts'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { AccountActor } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { defineReading } from '../../platform/reading.ts'
import { requireAccount } from './require-proof.ts'
import { signInAccess } from './sign-in.access.ts'

export type OwnSessions = { sessions: z.infer<typeof OwnSession>[] }

/** The sessions of one's own account that still run in this network, newest first. */
export const mySessions = defineReading({
  name: 'my-sessions',
  access: signInAccess['my-sessions'],
  run: async ({ db, now, actor }, { networkId }: { networkId: string }) =>
    readSessions(db, now, requireAccount({ actor }), networkId),
})

export async function readSessions(
  db: Db | Tx,
  now: Temporal.Instant,
  { accountId, sessionId }: Pick<AccountActor, 'accountId' | 'sessionId'>,
  networkId: string,
): Promise<OwnSessions> {
  const at = new Date(now.epochMilliseconds)
  const rows = await db
    .selectFrom('session')
    .innerJoin('network', 'network.id', 'session.network_id')
    .select([
      'session.id',
      'session.device',
      'session.factors',
      'session.created_at',
      'session.seen_at',
      'session.expires_at',
      'network.short_name',
    ])
    .where('session.account_id', '=', accountId)
    .where('session.network_id', '=', networkId)
    .where('session.ended_at', 'is', null)
    .where('session.expires_at', '>', at)
    .where(sql<boolean>`session.seen_at + make_interval(mins => session.idle_minutes) > ${at}`)
    .orderBy('session.created_at', 'desc')
    .orderBy('session.id', 'desc')
    .execute()
  return {
    sessions: rows.map((row) => ({
      id: row.id,
      device: row.device,
      networkName: row.short_name,
      factors: row.factors as Factor[],
      createdAt: row.created_at.toISOString(),
      seenAt: row.seen_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      current: row.id === sessionId,
    })),
  }
}
