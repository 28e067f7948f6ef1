import { createRoute, z } from '@hono/zod-openapi'
import { body, Id, Instant, json } from './common.ts'
import { RecoveryCodes, TotpEnrolment } from './invitations.ts'
import {
  Code,
  Factor,
  Label,
  PasskeyChallenge,
  PasskeyResponse,
  Password,
  Token,
  signInProblems,
} from './sign-in.ts'

/** One's own proofs and sessions. As in sign-in.ts: no idempotency key. */

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
