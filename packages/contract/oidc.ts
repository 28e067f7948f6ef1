import { createRoute, z } from '@hono/zod-openapi'
import { Bilingual, json, problems } from './common.ts'

/** psc: Pro Santé Connect, for professionals. franceconnect: FranceConnect, for patients. */
export const OidcProvider = z.enum(['psc', 'franceconnect'])
export type OidcProvider = z.infer<typeof OidcProvider>

/**
 * Sign-in at another server. All of it is navigation, without a script: a link to `startOidc`, then the browser comes back
 *
 * - signed in: to `return` (when it was given), else `/bureau` (psc) or `/mon-espace` (franceconnect);
 * - else to `/compte/connexion?refus=<code>` (psc) or `/mon-espace?refus=<code>` (franceconnect), where `explainOidcRefusal` gives the sentence to show.
 *
 * Codes: `oidc-refused` (the person gave up or the server refused), `oidc-unavailable` (it does not answer), `oidc-invalid`
 * (an answer that cannot be trusted: start again), `oidc-over` (began too long ago, used before, or in another browser),
 * `oidc-too-weak` (the level of assurance is too low), `oidc-too-many` (too many sign-ins from one network of addresses), `not-rpps`, `ambiguous-rpps`, `no-such-practitioner`,
 * `invitation-over`, `other-professional` (the invitation is for another RPPS), `professional-has-account` (under another
 * address), `account-exists` (of this address, and not of this RPPS), `no-account-yet` (a professional of this network who was not invited yet), `incomplete-identity`, `no-record` (the person
 * has no record here and may book), `several-records`.
 */
export const oidcProviders = createRoute({
  method: 'get',
  path: '/api/oidc/providers',
  responses: {
    200: json(
      z.object({ providers: z.array(OidcProvider) }),
      'Those this deployment is registered with: no other button is shown',
    ),
    ...problems,
  },
})

const providerParams = z.object({ provider: OidcProvider })

/** A link, not a fetch: `<a href="/api/oidc/psc/start?return=/bureau">`. */
export const startOidc = createRoute({
  method: 'get',
  path: '/api/oidc/{provider}/start',
  request: {
    params: providerParams,
    query: z.object({
      return: z.string().optional().openapi({
        description: 'A path of this site to come back to; anything else is left aside',
      }),
      again: z
        .enum(['1'])
        .optional()
        .openapi({ description: 'The person proves anew who they are, though they are signed in there' }),
    }),
  },
  responses: { 303: { description: 'To the sign-in server' }, ...problems },
})

/** The browser comes back here (code, state, iss, error). However it was cut or forged, it ends on a page that says what to do. */
export const finishOidc = createRoute({
  method: 'get',
  path: '/api/oidc/{provider}/callback',
  request: { params: providerParams },
  responses: { 303: { description: 'To the page' }, ...problems },
})

export const explainOidcRefusal = createRoute({
  method: 'get',
  path: '/api/oidc/refusals/{code}',
  request: { params: z.object({ code: z.string().max(60) }) },
  responses: {
    200: json(
      z.object({ code: z.string(), sentence: Bilingual }),
      'What to say; an unknown code too has one',
    ),
    ...problems,
  },
})

/**
 * Signs out here and, when the session was opened by another server, there too: go to `next` (`location.assign`) when it is
 * not null. It may be called for any session, and without one.
 */
export const signOutOidc = createRoute({
  method: 'post',
  path: '/api/oidc/sign-out',
  responses: {
    200: json(
      z.object({
        next: z.url().nullable().openapi({ description: 'Where the other server signs the person out' }),
      }),
      'Signed out here',
    ),
    ...problems,
  },
})
