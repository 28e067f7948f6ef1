import type { Role } from '@maillage/core/access/roles.ts'
import { sessionLimits } from '@maillage/core/access/session-limits.ts'
import type { ActionContext } from '../../platform/action.ts'
import { hashOfToken, newSessionToken } from './session-cookie.ts'

export type Factor =
  | 'password'
  | 'totp'
  | 'recovery-code'
  | 'passkey'
  | 'psc'
  | 'franceconnect'
  | 'contact-code'
  | 'birth-date'
  | 'demo'

export interface SessionToOpen {
  networkId: string
  accountId: string
  factors: readonly Factor[]
  /** Browser and system in a few words. */
  device: string
  /** When two factors were given, where that is not now; null: nobody knows, so it is no proof for a sensitive change. */
  provedAt?: Date | null
}

/** Opens a session of an account in a network, and traces it. The token is given once: only its hash is kept. */
export async function openSession(
  context: Pick<ActionContext, 'tx' | 'now' | 'newId' | 'audit'>,
  { networkId, accountId, factors, device, provedAt }: SessionToOpen,
): Promise<{ sessionId: string; token: string }> {
  const { tx, now } = context
  const roles = await tx
    .selectFrom('membership')
    .select('role')
    .where('network_id', '=', networkId)
    .where('account_id', '=', accountId)
    .where('valid_from', '<=', new Date(now.epochMilliseconds))
    .where((where) =>
      where.or([
        where('valid_until', 'is', null),
        where('valid_until', '>', new Date(now.epochMilliseconds)),
      ]),
    )
    .execute()
  const limits = sessionLimits(roles.map((row) => row.role as Role))
  const sessionId = context.newId()
  const token = newSessionToken()
  const at = new Date(now.epochMilliseconds)
  await tx
    .insertInto('session')
    .values({
      id: sessionId,
      account_id: accountId,
      network_id: networkId,
      token_hash: hashOfToken(token),
      factors: [...factors],
      device: device.slice(0, 120),
      created_at: at,
      seen_at: at,
      proved_at: areTwoFactors(factors) ? earlier(provedAt, at) : null,
      expires_at: new Date(at.getTime() + limits.absoluteMinutes * 60_000),
      idle_minutes: limits.idleMinutes,
    })
    .execute()
  context.audit({
    action: 'sign-in',
    networkId,
    subjectType: 'account',
    subjectId: accountId,
    detail: { sessionId, factors },
  })
  return { sessionId, token }
}

/** A proof is never dated in advance. */
function earlier(proved: Date | null | undefined, at: Date): Date | null {
  if (proved === undefined || proved === null) return proved === null ? null : at
  return proved < at ? proved : at
}

/** Pro Santé Connect and passkeys ask for two factors by themselves; a demonstration asks for none and has nothing to protect. */
function areTwoFactors(factors: readonly Factor[]): boolean {
  if (factors.includes('password')) return factors.includes('totp') || factors.includes('recovery-code')
  return factors.some((factor) => factor === 'passkey' || factor === 'psc' || factor === 'demo')
}
