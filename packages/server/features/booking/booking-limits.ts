/** At most `count` in `minutes`. */
export interface RateLimit {
  count: number
  minutes: number
}

/**
 * Delays and limits of booking: dated configuration, changed here and nowhere else.
 * In force since 2026-11-01. Source: decision of the project; what leans on a text names it.
 */
export const BOOKING_LIMITS = {
  validFrom: '2026-11-01',
  /** A slot is kept this long while the patient fills the form, and once more when asked. */
  holdMinutes: 5,
  /** From one public network address: a mobile operator puts thousands of people behind one. */
  holdsPerAddress: { count: 100, minutes: 10 } satisfies RateLimit,
  codeMinutes: 10,
  /** Tries of one code: 5 among 1,000,000. NIST SP 800-63B 5.1.3.2 accepts at most 100 tries of a 6-digit secret. */
  codeAttempts: 5,
  resendSeconds: 30,
  codesPerContact: { count: 3, minutes: 10 } satisfies RateLimit,
  /** Corrected contacts included: a hold lasts ten minutes at most. */
  codesPerHold: { count: 6, minutes: 10 } satisfies RateLimit,
  codesPerAddress: { count: 100, minutes: 60 } satisfies RateLimit,
  /** A contact that was checked need not be checked again this long. */
  contactProofMinutes: 30,
  /** Tries of the birth date behind a link, then a pause of as long. */
  birthDateAttempts: { count: 5, minutes: 15 } satisfies RateLimit,
  /** How long an identity checked behind a link is worth. */
  sessionMinutes: 30,
  /** A cancellation can be taken back this long. */
  restoreMinutes: 2,
  alternatives: 3,
  /** Codes are deleted from the outbox after this long; the other traces of a code or an attempt after a day. */
  codeMessageHours: 1,
  traceHours: 24,
  /** Holds that led to nothing are forgotten after this long. */
  unusedHoldDays: 7,
} as const
