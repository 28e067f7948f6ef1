import type { Action, Platform } from '../../platform/action.ts'
import { runAction } from '../../platform/action.ts'
import type { Actor } from '../../platform/actor.ts'
import { callOf } from '../../platform/call-of.ts'
import type { AppContext } from '../../platform/http.ts'
import type { SitesInMinutes } from '../territory/site-travel.ts'
import type { SearchDependencies } from './booking-dependencies.ts'
import { checkNeeded, unknownCommune } from './booking.refusals.ts'
import { readHoldToken, readSessionToken } from './booking-tokens.ts'

/** @throws {Refusal} `check-needed` unless the bearer is the token of this hold. */
export function requireHold(platform: Platform, authorization: string | undefined, id: string): Actor {
  const token = bearer(authorization)
  if (!token || readHoldToken(platform.secrets, token) !== id) throw checkNeeded()
  return { kind: 'hold', appointmentId: id }
}

/** @throws {Refusal} `check-needed` unless the bearer is a session of this appointment that has not ended. */
export function requireSession(platform: Platform, authorization: string | undefined, id: string): Actor {
  const token = bearer(authorization)
  if (!token || readSessionToken(platform.secrets, token, platform.clock.now()) !== id) throw checkNeeded()
  return { kind: 'link', appointmentId: id }
}

/** The token of an Authorization header. */
export function bearer(authorization: string | undefined): string | undefined {
  return /^Bearer +([\w.-]+)$/i.exec(authorization ?? '')?.[1]
}

/** Runs an action for a request: its language, its id, its idempotency key, where it comes from. */
export async function runFor<Input, Output>(
  c: AppContext,
  platform: Platform,
  action: Action<Input, Output>,
  actor: Actor | undefined,
  input: Input,
): Promise<Output> {
  return runAction(platform, action, await callOf(c, actor), input)
}

/**
 * Minutes to the sites from a place, before any transaction begins: it may ask another server.
 * @throws {Refusal} `unknown-commune`.
 */
export async function minutesFrom(
  deps: SearchDependencies,
  origin: Parameters<SearchDependencies['travel']['minutesFrom']>[0],
): Promise<SitesInMinutes> {
  try {
    return await deps.travel.minutesFrom(origin)
  } catch (error) {
    if (error instanceof Error && error.name === 'UnknownCommuneError') throw unknownCommune()
    throw error
  }
}
