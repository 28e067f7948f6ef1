import type { Role } from './roles.ts'

/** How long a session lasts without a request, and at most. */
export interface SessionLimits {
  idleMinutes: number
  absoluteMinutes: number
}

const HOUR = 60

/**
 * In force since 2026-11-01. Sources: OWASP ASVS 5.0 7.3.1 and 7.3.2 (limits decided and documented); a secretary's working day of 8
 * to 10 h at a desk that is watched, so that she signs in once a morning; shorter for who administers or audits.
 */
const LIMITS: Readonly<Record<Role, SessionLimits>> = {
  patient: { idleMinutes: 30, absoluteMinutes: 12 * HOUR },
  relative: { idleMinutes: 30, absoluteMinutes: 12 * HOUR },
  secretary: { idleMinutes: 4 * HOUR, absoluteMinutes: 12 * HOUR },
  practitioner: { idleMinutes: 2 * HOUR, absoluteMinutes: 12 * HOUR },
  replacement: { idleMinutes: 2 * HOUR, absoluteMinutes: 12 * HOUR },
  'centre-manager': { idleMinutes: 2 * HOUR, absoluteMinutes: 12 * HOUR },
  coordinator: { idleMinutes: 2 * HOUR, absoluteMinutes: 12 * HOUR },
  planner: { idleMinutes: 2 * HOUR, absoluteMinutes: 12 * HOUR },
  regulator: { idleMinutes: 4 * HOUR, absoluteMinutes: 12 * HOUR },
  auditor: { idleMinutes: 30, absoluteMinutes: 8 * HOUR },
  administrator: { idleMinutes: 30, absoluteMinutes: 8 * HOUR },
}

/** The strictest limits of the roles held; without a role, those of an administrator. */
export function sessionLimits(roles: readonly Role[]): SessionLimits {
  const held = (roles.length > 0 ? roles : (['administrator'] as const)).map((role) => LIMITS[role])
  return {
    idleMinutes: Math.min(...held.map((limits) => limits.idleMinutes)),
    absoluteMinutes: Math.min(...held.map((limits) => limits.absoluteMinutes)),
  }
}
