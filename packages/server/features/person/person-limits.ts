import type { RateLimit } from '../booking/booking-limits.ts'

/**
 * Delays and limits of the sign-in of patients: dated configuration, changed here and nowhere else.
 * In force since 2026-11-22. Source: decision of the project; what leans on a text names it.
 */
export const PERSON_LIMITS = {
  validFrom: '2026-11-22',
  codeMinutes: 10,
  /** Tries of one code: 5 among 1,000,000. NIST SP 800-63B 5.1.3.2 accepts at most 100 tries of a 6-digit secret. */
  codeAttempts: 5,
  /** Between the first and the second code for a contact with a birth date; then twice as long each time, up to the longest. */
  resendSeconds: 30,
  longestResendSeconds: 900,
  /** Codes before this no longer make the next one wait. */
  resendWindowMinutes: 60,
  /** For one contact with one birth date, so that a wrong date bars nobody: 5 tries of each, 50 a day among 1,000,000. */
  codesPerPair: { count: 10, minutes: 24 * 60 } satisfies RateLimit,
  /** From one public network address: a mobile operator puts thousands of people behind one. */
  codesPerAddress: { count: 100, minutes: 60 } satisfies RateLimit,
  /** Wrong birth dates of relatives, by one account. */
  relativeTries: { count: 5, minutes: 60 } satisfies RateLimit,
  /** A contact checked at sign-in books without another code this long. */
  contactProofMinutes: 30,
  pastAppointments: 50,
  /** Whom a patient may have confirmed and asked for at once. */
  relatives: 10,
} as const
