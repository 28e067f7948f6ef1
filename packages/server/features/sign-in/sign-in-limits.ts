import type { RateLimit } from '../booking/booking-limits.ts'

/**
 * Limits of sign-in: dated configuration, changed here and nowhere else. In force since 2026-11-01. Locks after failures are in
 * `core/access/lock-delay.ts`, lengths of sessions in `core/access/session-limits.ts`.
 */
export const SIGN_IN_LIMITS = {
  validFrom: '2026-11-01',
  /** OWASP ASVS 5.0 6.2.1: at least 8, 15 advised. 12, as a second factor is always asked too (CNIL, délibération 2022-100). */
  shortestPassword: 12,
  /** ASVS 6.2.9: at least 64 are taken. Longer ones cost time to hash. */
  longestPassword: 256,
  /** Words of this service, that a password is not made of (ASVS 6.1.2): with the address of the person and the name of the network. */
  wordsOfTheService: [
    'maillage',
    'secretariat',
    'secretaire',
    'medecin',
    'docteur',
    'infirmier',
    'infirmiere',
    'patient',
    'sante',
    'soins',
    'centre',
    'cabinet',
    'agenda',
    'rendezvous',
    'accueil',
    'motdepasse',
    'password',
    'bonjour',
    'bienvenue',
  ],
  /** Between a right password and the second factor. */
  secondFactorMinutes: 5,
  secondFactorTries: 5,
  /** While a browser asks for a finger or a PIN. */
  passkeyMinutes: 5,
  enrolmentMinutes: 30,
  enrolmentTries: 10,
  resetMinutes: 30,
  resetTries: 5,
  invitationDays: 7,
  /** A sensitive change asks for two factors that are not older (ASVS 7.5.1). */
  proofMinutes: 10,
  recoveryCodes: 10,
  /** From one public network address: each try costs some 30 ms of this machine. */
  triesPerAddress: { count: 120, minutes: 10 } satisfies RateLimit,
  resetsPerEmail: { count: 3, minutes: 60 } satisfies RateLimit,
  resetsPerAddress: { count: 30, minutes: 60 } satisfies RateLimit,
  invitationsPerAccount: { count: 100, minutes: 60 } satisfies RateLimit,
  /** Messages that hold a link leave the outbox after this long; what is over leaves after the days beside it. */
  linkMessageHours: 1,
  endedSessionDays: 90,
  endedInvitationDays: 90,
} as const
