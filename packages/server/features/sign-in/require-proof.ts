import type { Temporal } from 'temporal-polyfill'
import type { ActionContext } from '../../platform/action.ts'
import type { AccountActor } from '../../platform/actor.ts'
import { signInNeeded } from '../../platform/guard.ts'
import { SIGN_IN_LIMITS } from './sign-in-limits.ts'
import { proofNeeded } from './sign-in.refusals.ts'

type Context = Pick<ActionContext, 'tx' | 'now' | 'actor'>

/** The account that acts: for actions on one's own account. @throws {Refusal} `sign-in-needed`. */
export function requireAccount({ actor }: Pick<Context, 'actor'>): AccountActor {
  if (actor.kind !== 'account') throw signInNeeded()
  return actor
}

/**
 * For a sensitive change: two factors were given in this session, a few minutes ago at most. The server's own commands, and the
 * accounts of a demonstration, which have no proof to give, pass.
 * @throws {Refusal} `sign-in-needed`, `proof-needed`.
 */
export async function requireProof(context: Context): Promise<void> {
  if (context.actor.kind === 'system') return
  const session = await readProof(context)
  if (!session.demo && provedUntil(session.provedAt, context.now) === null) throw proofNeeded()
}

/** Two factors were given in this session, whenever. @throws {Refusal} `sign-in-needed`, `proof-needed`. */
export async function requireTwoFactors(context: Context): Promise<void> {
  const session = await readProof(context)
  if (!session.demo && !session.provedAt) throw proofNeeded()
}

/** Until when a proof is recent enough; null when it is not. */
export function provedUntil(provedAt: Date | null, now: Temporal.Instant): string | null {
  if (!provedAt) return null
  const until = provedAt.getTime() + SIGN_IN_LIMITS.proofMinutes * 60_000
  return until > now.epochMilliseconds ? new Date(until).toISOString() : null
}

async function readProof(context: Context): Promise<{ provedAt: Date | null; demo: boolean }> {
  const { sessionId } = requireAccount(context)
  const session = await context.tx
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .select(['session.proved_at as provedAt', 'account.demo'])
    .where('session.id', '=', sessionId)
    .executeTakeFirst()
  if (!session) throw signInNeeded()
  return session
}
