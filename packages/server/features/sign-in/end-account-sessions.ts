import { sql } from 'kysely'
import type { ActionContext } from '../../platform/action.ts'
import { hashOfToken, newSessionToken } from './session-cookie.ts'

type Context = Pick<ActionContext, 'tx' | 'now'>

/** Ends the sessions of an account in every network, all but one. @returns how many. */
export async function endAccountSessions(
  { tx, now }: Context,
  accountId: string,
  keptSessionId: string | null,
  cause: 'privilege-change' | 'revoked' = 'privilege-change',
): Promise<number> {
  const { rows } = await sql<{ ended: number }>`
    select end_sessions_of(${accountId}::uuid, ${keptSessionId}::uuid, ${cause}, ${now.toString()}::timestamptz) as ended`.execute(
    tx,
  )
  return rows[0]?.ended ?? 0
}

/** Gives a session another token: what was stolen before a change of proofs or roles is worth nothing after it. */
export async function rotateToken({ tx }: Context, sessionId: string): Promise<string> {
  const token = newSessionToken()
  await tx
    .updateTable('session')
    .set({ token_hash: hashOfToken(token) })
    .where('id', '=', sessionId)
    .execute()
  return token
}
