import { createRoute, z } from '@hono/zod-openapi'
import { body, Id, Instant, json, Problem, problems } from './common.ts'
import { Role } from './members.ts'

/**
 * Sign-in of professionals and staff. A session is the cookie `__Host-maillage` (`maillage` over plain HTTP on localhost),
 * never read by a script. Tokens of links and challenges travel in bodies, never in an address: a link is
 * `/compte/invitation#<token>` or `/compte/mot-de-passe#<token>`, and a fragment is not sent to any server.
 *
 * None of these routes takes an idempotency key: their answers hold what must not be kept.
 */
export const signInProblems = {
  ...problems,
  401: {
    description: 'Not signed in, or the proof is not right',
    content: { 'application/problem+json': { schema: Problem } },
  },
} as const

/** One sentence for every wrong proof: `sign-in-failed`. Locked: 429 `sign-in-locked` with `waitSeconds` and `until`. */
/** Control characters are in no name and no address. */
const PLAIN = /^\P{Cc}*$/u
const Email = z.string().trim().max(254).regex(PLAIN)
const Password = z.string().max(256)
const Token = z.string().max(200)
/** What a passkey is called. */
const Label = z.string().trim().max(60).regex(PLAIN)
/** 6 digits of the authenticator application, or a recovery code; spaces and dashes are left out. */
const Code = z.string().max(40)

/** As `@simplewebauthn/browser` takes them: pass `options` on to `startRegistration` or `startAuthentication`. */
const PasskeyOptions = z.record(z.string(), z.unknown())
/** As `@simplewebauthn/browser` gives it, unchanged. */
const PasskeyResponse = z.looseObject({
  id: z.string().max(2000),
  rawId: z.string().max(2000),
  type: z.string().max(20),
  response: z.record(z.string(), z.unknown()),
})

export const Factor = z.enum([
  'password',
  'totp',
  'recovery-code',
  'passkey',
  'psc',
  'franceconnect',
  'contact-code',
  'birth-date',
  'demo',
])
export type Factor = z.infer<typeof Factor>

export const SessionMembership = z
  .object({
    role: Role,
    siteIds: z.array(Id).nullable().openapi({ description: 'null: all sites of the network' }),
    practitionerId: Id.nullable(),
    patientId: Id.nullable(),
    validUntil: Instant.nullable(),
  })
  .openapi('SessionMembership')

/** Who is signed in, and what for. */
export const SignedIn = z
  .object({
    account: z.object({
      id: Id,
      kind: z.enum(['staff', 'person']),
      displayName: z.string(),
      email: z.string().nullable(),
      language: z.enum(['fr', 'en']),
      demo: z.boolean(),
    }),
    memberships: z
      .array(SessionMembership)
      .openapi({ description: 'In the network of this address; empty: nothing may be done here any more' }),
    session: z.object({
      id: Id,
      factors: z.array(Factor),
      expiresAt: Instant.openapi({ description: 'Ends then, whatever is done' }),
      idleMinutes: z.int().openapi({ description: 'Ends after so long without a request' }),
      provedUntil: Instant.nullable().openapi({
        description: 'Until then, sensitive changes need no new proof; null: `POST /api/my/prove` first',
      }),
    }),
  })
  .openapi('SignedIn')
export type SignedIn = z.infer<typeof SignedIn>

/** Never 401: whether somebody is signed in. */
export const currentSession = createRoute({
  method: 'get',
  path: '/api/session',
  responses: {
    200: json(
      z.object({
        signedIn: SignedIn.nullable(),
        demoOpen: z.boolean().openapi({ description: 'Demo accounts are offered here' }),
      }),
      'Who is signed in',
    ),
    ...signInProblems,
  },
})
export const signOut = createRoute({
  method: 'post',
  path: '/api/sign-out',
  responses: { 200: json(z.object({}), 'Signed out, or was not signed in'), ...signInProblems },
})

// ---------------------------------------------------------------- signing in

export const Challenge = z
  .object({
    challenge: z.string().openapi({ description: 'Send it back with the answer; single use' }),
    expiresAt: Instant,
  })
  .openapi('Challenge')
export type Challenge = z.infer<typeof Challenge>
export const PasskeyChallenge = Challenge.extend({ options: PasskeyOptions }).openapi('PasskeyChallenge')
export type PasskeyChallenge = z.infer<typeof PasskeyChallenge>

/** Refused with 401 `sign-in-failed` whatever was wrong, 429 `sign-in-locked` {waitSeconds, until}. */
export const signInWithPassword = createRoute({
  method: 'post',
  path: '/api/sign-in/password',
  request: body(z.object({ email: Email, password: Password })),
  responses: { 200: json(Challenge, 'The password is right: now the second factor'), ...signInProblems },
})

/**
 * Ends a sign-in by password. Refused with 401 `wrong-code` {attemptsLeft}, 410 `challenge-over` (start again),
 * 429 `sign-in-locked`.
 */
export const giveSecondFactor = createRoute({
  method: 'post',
  path: '/api/sign-in/second-factor',
  request: body(z.object({ challenge: Token, code: Code })),
  responses: {
    200: json(
      z.object({
        signedIn: SignedIn,
        recoveryCodesLeft: z
          .int()
          .nullable()
          .openapi({ description: 'After a recovery code: how many are left; else null' }),
      }),
      'Signed in',
    ),
    ...signInProblems,
  },
})

export const passkeySignInOptions = createRoute({
  method: 'post',
  path: '/api/sign-in/passkey/options',
  responses: { 200: json(PasskeyChallenge, 'For startAuthentication'), ...signInProblems },
})
/** Refused with 401 `passkey-refused`, 410 `challenge-over`, 429 `sign-in-locked`. */
export const signInWithPasskey = createRoute({
  method: 'post',
  path: '/api/sign-in/passkey',
  request: body(z.object({ challenge: Token, response: PasskeyResponse })),
  responses: { 200: json(z.object({ signedIn: SignedIn }), 'Signed in'), ...signInProblems },
})

/** Always the same answer, whether the address is known or not. */
export const askPasswordReset = createRoute({
  method: 'post',
  path: '/api/password-reset',
  request: body(z.object({ email: Email })),
  responses: {
    202: json(
      z.object({ minutes: z.int() }),
      'If an account has this address, a link was sent; it works so long',
    ),
    ...signInProblems,
  },
})
/**
 * Chooses another password with the token of the link and the second factor; other sessions end; sign in anew after it.
 * Refused with 410 `link-over`, 401 `wrong-code` {attemptsLeft}, 422 `password-too-short` | `password-too-common` |
 * `password-too-near` (field: password).
 */
export const resetPassword = createRoute({
  method: 'post',
  path: '/api/password-reset/finish',
  request: body(z.object({ token: Token, password: Password, code: Code })),
  responses: { 200: json(z.object({}), 'The password is changed'), ...signInProblems },
})

/** What a password must be; for the screens that ask for one. */
export const passwordRules = createRoute({
  method: 'get',
  path: '/api/sign-in/password-rules',
  responses: { 200: json(z.object({ minimumLength: z.int() }), 'Rules'), ...signInProblems },
})

// ---------------------------------------------------------------- invitations, seen by the invited

export const InvitationView = z
  .object({
    kind: z.enum(['join', 'recover']).openapi({
      description: 'join: a role in a network; recover: all proofs are lost and are chosen anew',
    }),
    networkName: z.string(),
    role: Role.nullable().openapi({ description: 'null: recover' }),
    siteNames: z.array(z.string()).nullable().openapi({ description: 'null: all sites' }),
    email: z.string(),
    displayName: z.string().nullable().openapi({ description: 'Of the account that exists already' }),
    invitedBy: z.string().nullable(),
    expiresAt: Instant,
    hasAccount: z.boolean().openapi({
      description: 'join: sign in with this address first, then `joinNetwork`; no new proofs are chosen',
    }),
  })
  .openapi('InvitationView')
export type InvitationView = z.infer<typeof InvitationView>

/** Refused with 410 `invitation-over`: used, withdrawn, expired or never made. */
export const readInvitation = createRoute({
  method: 'post',
  path: '/api/invitations/read',
  request: body(z.object({ token: Token })),
  responses: { 200: json(InvitationView, 'What the link is for'), ...signInProblems },
})

export const TotpEnrolment = Challenge.extend({
  secret: z.string().openapi({ description: 'Base32, to be typed when the picture cannot be scanned' }),
  uri: z.string().openapi({ description: 'otpauth://… for the QR picture, drawn on the device' }),
}).openapi('TotpEnrolment')
export type TotpEnrolment = z.infer<typeof TotpEnrolment>

export const startInvitedTotp = createRoute({
  method: 'post',
  path: '/api/invitations/totp',
  request: body(z.object({ token: Token })),
  responses: { 200: json(TotpEnrolment, 'A secret to scan'), ...signInProblems },
})
const RecoveryCodes = z
  .array(z.string())
  .openapi({ description: 'Shown once; empty with a passkey alone', example: ['k7m2p-x4w9c'] })
const DisplayName = z.string().trim().min(1).max(100).regex(PLAIN)

/** Password and authenticator application. Refused with `invitation-over`, `challenge-over`, `wrong-code`, `password-*`. */
export const acceptWithPassword = createRoute({
  method: 'post',
  path: '/api/invitations/accept/password',
  request: body(
    z.object({ token: Token, displayName: DisplayName, password: Password, challenge: Token, code: Code }),
  ),
  responses: {
    200: json(z.object({ signedIn: SignedIn, recoveryCodes: RecoveryCodes }), 'Account made, signed in'),
    ...signInProblems,
  },
})
export const invitedPasskeyOptions = createRoute({
  method: 'post',
  path: '/api/invitations/passkey/options',
  request: body(z.object({ token: Token, displayName: DisplayName })),
  responses: { 200: json(PasskeyChallenge, 'For startRegistration'), ...signInProblems },
})
export const acceptWithPasskey = createRoute({
  method: 'post',
  path: '/api/invitations/accept/passkey',
  request: body(
    z.object({
      token: Token,
      displayName: DisplayName,
      challenge: Token,
      response: PasskeyResponse,
      label: Label.default(''),
    }),
  ),
  responses: { 200: json(z.object({ signedIn: SignedIn }), 'Account made, signed in'), ...signInProblems },
})
/** Of somebody who is signed in. Refused with 403 `other-account` when the invitation names another address. */
export const joinNetwork = createRoute({
  method: 'post',
  path: '/api/invitations/join',
  request: body(z.object({ token: Token })),
  responses: { 200: json(z.object({ signedIn: SignedIn }), 'The role is added'), ...signInProblems },
})

// ---------------------------------------------------------------- my security

export const Passkey = z
  .object({
    id: Id,
    label: z.string(),
    createdAt: Instant,
    lastUsedAt: Instant.nullable(),
    synced: z
      .boolean()
      .openapi({ description: 'Kept in a keychain that follows the person from device to device' }),
  })
  .openapi('Passkey')
export const Security = z
  .object({
    email: z.string().nullable(),
    hasPassword: z.boolean(),
    passwordChangedAt: Instant.nullable(),
    hasTotp: z.boolean(),
    totpSince: Instant.nullable(),
    recoveryCodesLeft: z.int(),
    passkeys: z.array(Passkey),
    provedUntil: Instant.nullable(),
  })
  .openapi('Security')
export type Security = z.infer<typeof Security>

export const mySecurity = createRoute({
  method: 'get',
  path: '/api/my/security',
  responses: { 200: json(Security, 'Proofs of this account'), ...signInProblems },
})

/**
 * Changes below marked "proof" are refused with 403 `proof-needed` unless the person proved who they are in the last ten
 * minutes: sign-in counts, so does this.
 */
export const proveAgain = createRoute({
  method: 'post',
  path: '/api/my/prove',
  request: body(
    z.union([
      z.object({ password: Password, code: Code }),
      z.object({ challenge: Token, response: PasskeyResponse }),
    ]),
  ),
  responses: { 200: json(z.object({ provedUntil: Instant }), 'Proved'), ...signInProblems },
})
export const proveOptions = createRoute({
  method: 'post',
  path: '/api/my/prove/options',
  responses: { 200: json(PasskeyChallenge, 'For startAuthentication'), ...signInProblems },
})

/** Proof. Other sessions end. Refused with 401 `sign-in-failed` (current password), 422 `password-*`. */
export const changePassword = createRoute({
  method: 'post',
  path: '/api/my/password',
  request: body(z.object({ currentPassword: Password, password: Password })),
  responses: { 200: json(Security, 'Changed'), ...signInProblems },
})
/** Proof. To replace the authenticator application, or to add a password and one to an account of passkeys. */
export const startTotp = createRoute({
  method: 'post',
  path: '/api/my/totp',
  responses: {
    200: json(TotpEnrolment, 'A secret to scan; the former one works until it is confirmed'),
    ...signInProblems,
  },
})
/** Proof. `password` only for an account without one. Other sessions end. */
export const confirmTotp = createRoute({
  method: 'post',
  path: '/api/my/totp/confirm',
  request: body(z.object({ challenge: Token, code: Code, password: Password.optional() })),
  responses: { 200: json(Security.extend({ recoveryCodes: RecoveryCodes }), 'In force'), ...signInProblems },
})
/** Proof. The former codes are worth nothing from then on. */
export const renewRecoveryCodes = createRoute({
  method: 'post',
  path: '/api/my/recovery-codes',
  responses: {
    200: json(Security.extend({ recoveryCodes: RecoveryCodes }), 'Ten new codes'),
    ...signInProblems,
  },
})
/** Proof. */
export const addPasskeyOptions = createRoute({
  method: 'post',
  path: '/api/my/passkeys/options',
  responses: { 200: json(PasskeyChallenge, 'For startRegistration'), ...signInProblems },
})
export const addPasskey = createRoute({
  method: 'post',
  path: '/api/my/passkeys',
  request: body(z.object({ challenge: Token, response: PasskeyResponse, label: Label.default('') })),
  responses: { 200: json(Security, 'Added'), ...signInProblems },
})
/** Proof. Refused with 409 `last-proof` when nothing would be left to sign in with. */
export const removePasskey = createRoute({
  method: 'post',
  path: '/api/my/passkeys/{id}/remove',
  request: { params: z.object({ id: Id }) },
  responses: { 200: json(Security, 'Removed'), ...signInProblems },
})

export const OwnSession = z
  .object({
    id: Id,
    device: z.string().openapi({ example: 'Firefox, Linux' }),
    networkName: z.string(),
    factors: z.array(Factor),
    createdAt: Instant,
    seenAt: Instant,
    expiresAt: Instant,
    current: z.boolean(),
  })
  .openapi('OwnSession')
const OwnSessions = z.object({ sessions: z.array(OwnSession) })

/** Open sessions of this account in the network of this address, newest first. */
export const mySessions = createRoute({
  method: 'get',
  path: '/api/my/sessions',
  responses: { 200: json(OwnSessions, 'Sessions'), ...signInProblems },
})
export const revokeSession = createRoute({
  method: 'post',
  path: '/api/my/sessions/{id}/revoke',
  request: { params: z.object({ id: Id }) },
  responses: { 200: json(OwnSessions, 'Ended; this one too, if it was named'), ...signInProblems },
})
export const revokeOtherSessions = createRoute({
  method: 'post',
  path: '/api/my/sessions/revoke-others',
  responses: { 200: json(OwnSessions, 'Only this one is left'), ...signInProblems },
})
