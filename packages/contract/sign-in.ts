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
export const PLAIN = /^\P{Cc}*$/u
export const Email = z.string().trim().max(254).regex(PLAIN)
export const Password = z.string().max(256)
export const Token = z.string().max(200)
/** What a passkey is called. */
export const Label = z.string().trim().max(60).regex(PLAIN)
/** 6 digits of the authenticator application, or a recovery code; spaces and dashes are left out. */
export const Code = z.string().max(40)

/** As `@simplewebauthn/browser` takes them: pass `options` on to `startRegistration` or `startAuthentication`. */
export const PasskeyOptions = z.record(z.string(), z.unknown())
/** As `@simplewebauthn/browser` gives it, unchanged. */
export const PasskeyResponse = z.looseObject({
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
    bookingsOnly: z.boolean().optional().openapi({
      description:
        'Opens what was booked with the contact of this person, not the record: the desk has not confirmed it yet',
    }),
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
