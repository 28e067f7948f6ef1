/** How a lock grows: some failures are free, then each one doubles a wait, up to a longest. */
export interface LockRule {
  freeFailures: number
  firstSeconds: number
  longestSeconds: number
}

/**
 * Locks of sign-in: dated configuration. In force since 2026-11-01. Sources: OWASP ASVS 5.0 6.3.1 (limits that an adversary cannot
 * use to bar somebody for ever) and NIST SP 800-63B-4 3.2.2 (at most 100 failures in a row): an account can be tried about 57 times a
 * day. A passkey and a link to a new password stay open while a password is locked.
 */
export const SIGN_IN_LOCKS = {
  validFrom: '2026-11-01',
  /** Failures are forgotten after this long, or at a sign-in that succeeds. */
  memoryHours: 24,
  account: { freeFailures: 5, firstSeconds: 30, longestSeconds: 30 * 60 } satisfies LockRule,
  /** A centre of fifty people shares one address. */
  address: { freeFailures: 50, firstSeconds: 30, longestSeconds: 60 * 60 } satisfies LockRule,
} as const

/** Seconds to wait after so many failures in the memory: 0 while they are free. */
export function lockDelaySeconds(failures: number, rule: LockRule): number {
  const locking = failures - rule.freeFailures
  if (locking < 0) return 0
  return Math.min(rule.firstSeconds * 2 ** Math.min(locking, 30), rule.longestSeconds)
}

/** Between the clocks of two servers. What is further ahead was noted before a clock was moved back: it counts for nothing. */
const CLOCKS_APART_MS = 60_000

/**
 * Until when a lock holds, in epoch ms; undefined when it does not.
 * @param failures instants of the failures in the memory, epoch ms, in any order.
 */
export function lockedUntil(failures: readonly number[], now: number, rule: LockRule): number | undefined {
  const known = failures.filter((at) => at <= now + CLOCKS_APART_MS)
  const seconds = lockDelaySeconds(known.length, rule)
  if (seconds === 0) return undefined
  const until = Math.max(...known) + seconds * 1000
  return until > now ? until : undefined
}
