import { createRoute, z } from '@hono/zod-openapi'
import { body, Instant, json } from './common.ts'
import { Role } from './members.ts'
import {
  Challenge,
  Code,
  Label,
  PLAIN,
  PasskeyChallenge,
  PasskeyResponse,
  Password,
  SignedIn,
  Token,
  signInProblems,
} from './sign-in.ts'

/** What an invited person sees, and how they choose their proofs. As in sign-in.ts: no idempotency key, tokens in bodies only. */

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
export const RecoveryCodes = z
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
/**
 * With Pro Santé Connect, for an invitation to join: go to `next` (`location.assign`). The browser comes back signed in, or to
 * `/compte/connexion?refus=<code>`: see oidc.ts. Refused with `invitation-over`, `no-such-provider`, `oidc-unavailable`.
 */
export const startInvitedPsc = createRoute({
  method: 'post',
  path: '/api/invitations/accept/psc',
  request: body(z.object({ token: Token })),
  responses: {
    200: json(z.object({ next: z.url() }), 'Where the person signs in; account and role are made on return'),
    ...signInProblems,
  },
})
/** Of somebody who is signed in. Refused with 403 `other-account` when the invitation names another address. */
export const joinNetwork = createRoute({
  method: 'post',
  path: '/api/invitations/join',
  request: body(z.object({ token: Token })),
  responses: { 200: json(z.object({ signedIn: SignedIn }), 'The role is added'), ...signInProblems },
})
