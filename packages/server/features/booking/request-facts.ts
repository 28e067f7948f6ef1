import type { Action, Call, Platform } from '../../platform/action.ts'
import { runAction } from '../../platform/action.ts'
import type { Actor } from '../../platform/actor.ts'
import { networkOf } from '../../platform/client-address.ts'
import type { AppContext } from '../../platform/http.ts'
import type { SitesInMinutes } from '../territory/site-travel.ts'
import type { BookingDependencies } from './booking-dependencies.ts'
import { checkNeeded, unknownCommune } from './booking.refusals.ts'
import { readHoldToken, readSessionToken } from './booking-tokens.ts'

const PRIVATE_ADDRESS =
  /^(?:::ffff:)?(?:127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2[0-9]|3[01])\.)|^::1$|^f[cd]|^fe80/i

/**
 * The public network of who asks, for rate limits. Undefined for a private address: that is a proxy that nobody declared,
 * or this machine, and a limit there would bar everybody at once.
 */
function publicAddress(c: AppContext): string | undefined {
  const address = c.get('clientAddress')
  return address && !PRIVATE_ADDRESS.test(address) ? networkOf(address) : undefined
}

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
  return { kind: 'patient', appointmentId: id }
}

/** The token of an Authorization header. */
export function bearer(authorization: string | undefined): string | undefined {
  return /^Bearer +([\w.-]+)$/i.exec(authorization ?? '')?.[1]
}

/** Runs an action for a request: its language, its id, its idempotency key, where it comes from. */
export function runFor<Input, Output>(
  c: AppContext,
  platform: Platform,
  action: Action<Input, Output>,
  actor: Actor,
  input: Input,
): Promise<Output> {
  const call: Call = {
    actor,
    language: c.get('language') ?? 'fr',
    requestId: c.get('requestId'),
    idempotencyKey: c.req.header('idempotency-key'),
    address: publicAddress(c),
  }
  return runAction(platform, action, call, input)
}

/**
 * Minutes to the sites from a place, before any transaction begins: it may ask another server.
 * @throws {Refusal} `unknown-commune`.
 */
export async function minutesFrom(
  deps: BookingDependencies,
  origin: Parameters<BookingDependencies['travel']['minutesFrom']>[0],
): Promise<SitesInMinutes> {
  try {
    return await deps.travel.minutesFrom(origin)
  } catch (error) {
    if (error instanceof Error && error.name === 'UnknownCommuneError') throw unknownCommune()
    throw error
  }
}
