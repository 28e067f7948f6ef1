import {
  explainOidcRefusal as explainRoute,
  finishOidc as finishRoute,
  type OidcProvider,
  oidcProviders as providersRoute,
  signOutOidc as signOutRoute,
  startOidc as startRoute,
} from '@maillage/contract/oidc.ts'
import { startInvitedPsc as startInvitedRoute } from '@maillage/contract/invitations.ts'
import { type Platform, runAction } from '../../platform/action.ts'
import { callWithoutKey } from '../../platform/call-of.ts'
import { guarded } from '../../platform/guarded-route.ts'
import { type App, type AppContext, createRouter } from '../../platform/http.ts'
import type { Logger } from '../../platform/log.ts'
import { Refusal } from '../../platform/refusal.ts'
import { acceptWithPsc } from './accept-with-psc.ts'
import { deviceOf } from './device-of.ts'
import { oidcAccess } from './oidc.access.ts'
import { type OidcClient, OidcFailure } from './oidc-client.ts'
import { OIDC_PROFILES } from './oidc-profiles.ts'
import { isOidcRefusalCode, noSuchProvider, OIDC_REFUSALS } from './oidc.refusals.ts'
import { newOidcToken, oidcCookie, oidcSecrets } from './oidc-secrets.ts'
import type { SessionCookie } from './session-cookie.ts'
import { signInCitizen } from './sign-in-citizen.ts'
import { signInProfessional } from './sign-in-professional.ts'
import { signOutOidc } from './sign-out-oidc.ts'
import { startOidc } from './start-oidc.ts'
import { takeOidcTransaction } from './take-oidc-transaction.ts'

export interface OidcDependencies {
  platform: Platform
  network: { id(): Promise<string> }
  publicUrl: string
  cookie: SessionCookie
  oidc: OidcClient
  log: Logger
}

const SIGN_INS = { psc: signInProfessional, franceconnect: signInCitizen } as const

/** Sign-in at Pro Santé Connect and FranceConnect: there, back, and out again. */
export function oidcRoutes(deps: OidcDependencies): App {
  const router = createRouter()
  mountStart(router, deps)
  mountInvited(router, deps)
  mountFinish(router, deps)
  mountSignOut(router, deps)
  const listing = { name: 'list-oidc-providers', access: oidcAccess['list-oidc-providers'] }
  router.openapi(guarded(providersRoute, listing), (c) => c.json({ providers: deps.oidc.providers }, 200))
  const explaining = { name: 'explain-oidc-refusal', access: oidcAccess['explain-oidc-refusal'] }
  router.openapi(guarded(explainRoute, explaining), (c) => {
    const { code } = c.req.valid('param')
    const known = isOidcRefusalCode(code) ? code : 'oidc-invalid'
    return c.json({ code: known, sentence: OIDC_REFUSALS[known] }, 200)
  })
  return router
}

function mountStart(router: App, deps: OidcDependencies): void {
  router.openapi(guarded(startRoute, startOidc), async (c) => {
    const { provider } = c.req.valid('param')
    if (!deps.oidc.providers.includes(provider)) throw noSuchProvider()
    if (isSentByAnotherSite(c)) return c.redirect(OIDC_PROFILES[provider].door, 303)
    try {
      const { return: path, again } = c.req.valid('query')
      const purpose = { returnPath: pathHere(path, deps.publicUrl) }
      return c.redirect(await begin(c, deps, provider, purpose, again !== undefined), 303)
    } catch (error) {
      if (error instanceof Refusal && isOidcRefusalCode(error.kind)) return toDoor(c, provider, error.kind)
      throw error
    }
  })
}

/** A fetch of the page of the invitation: its token stands in the body, where no log keeps it. */
function mountInvited(router: App, deps: OidcDependencies): void {
  router.openapi(guarded(startInvitedRoute, startOidc), async (c) => {
    const { token } = c.req.valid('json')
    return c.json({ next: await begin(c, deps, 'psc', { invitation: token }) }, 200)
  })
}

/** Notes a sign-in, and gives where the browser goes for it. */
async function begin(
  c: AppContext,
  { platform, network, publicUrl, oidc }: OidcDependencies,
  provider: OidcProvider,
  purpose: { returnPath?: string | undefined; invitation?: string },
  again = false,
): Promise<string> {
  const browserCookie = oidcCookie(publicUrl)
  const browser = browserCookie.read(c) ?? newOidcToken()
  const state = newOidcToken()
  const url = await oidc.authorizationUrl(
    provider,
    oidcSecrets(platform.secrets, provider, state, browser),
    again,
  )
  const input = { networkId: await network.id(), provider, state, browser, ...purpose }
  await runAction(platform, startOidc, await callWithoutKey(c), input)
  browserCookie.write(c, browser)
  return url.href
}

function mountFinish(router: App, deps: OidcDependencies): void {
  const browserCookie = oidcCookie(deps.publicUrl)
  router.openapi(guarded(finishRoute, takeOidcTransaction), async (c) => {
    const { provider } = c.req.valid('param')
    try {
      const { token, returnPath } = await finish(c, deps, provider, browserCookie.read(c))
      browserCookie.clear(c)
      deps.cookie.write(c, token)
      return c.redirect(returnPath ?? OIDC_PROFILES[provider].home, 303)
    } catch (error) {
      if (error instanceof OidcFailure) {
        deps.log.warn({ event: 'oidc.failed', provider, code: error.code, cause: error.message })
        return toDoor(c, provider, error.code)
      }
      // A browser shows what it gets: a page, whatever was refused.
      if (error instanceof Refusal)
        return toDoor(c, provider, isOidcRefusalCode(error.kind) ? error.kind : 'oidc-unavailable')
      throw error
    }
  })
}

/**
 * The sign-in is taken first, in a transaction of its own: whatever the other server then answers, the same answer never comes
 * in twice. No transaction is open while it is asked.
 */
async function finish(
  c: AppContext,
  { platform, network, oidc }: OidcDependencies,
  provider: OidcProvider,
  browser: string | undefined,
): Promise<{ token: string; returnPath: string | undefined }> {
  if (!oidc.providers.includes(provider)) throw noSuchProvider()
  const query = new URL(c.req.url).searchParams
  const state = query.get('state') ?? undefined
  const networkId = await network.id()
  const call = await callWithoutKey(c)
  const taking = { networkId, provider, state, browser }
  const { returnPath, invitationId } = await runAction(platform, takeOidcTransaction, call, taking)
  const secrets = oidcSecrets(platform.secrets, provider, state ?? '', browser ?? '')
  const { claims, userinfo, idToken } = await oidc.redeem(provider, query, secrets)
  const device = deviceOf(c.req.header('user-agent'))
  const signedInThereAt = claims.auth_time
  const who = {
    networkId,
    issuer: claims.iss,
    subject: claims.sub,
    userinfo,
    idToken,
    signedInThereAt,
    device,
  }
  if (invitationId !== undefined) {
    const { token, home } = await runAction(platform, acceptWithPsc, call, { ...who, invitationId })
    return { token, returnPath: home }
  }
  const { token } = await runAction(platform, SIGN_INS[provider], call, who)
  return { token, returnPath }
}

function mountSignOut(router: App, { platform, network, cookie, oidc }: OidcDependencies): void {
  router.openapi(guarded(signOutRoute, signOutOidc), async (c) => {
    const call = await callWithoutKey(c)
    const there = await runAction(platform, signOutOidc, call, { networkId: await network.id() })
    cookie.clear(c)
    const next = there ? await oidc.endSessionUrl(there.provider, there.idToken) : undefined
    return c.json({ next: next?.href ?? null }, 200)
  })
}

const LONGEST_RETURN = 500

/** A path of this site, with its query; undefined for anything that a browser could take for another site. */
function pathHere(text: string | undefined, publicUrl: string): string | undefined {
  if (!text?.startsWith('/') || text.length > LONGEST_RETURN || !URL.canParse(text, publicUrl))
    return undefined
  const url = new URL(text, publicUrl)
  const isHere = url.origin === new URL(publicUrl).origin && !url.pathname.startsWith('//')
  return isHere ? url.pathname + url.search : undefined
}

/** Another site may lead to our door, not through it: whoever is signed in there would be signed in here without wanting it. */
function isSentByAnotherSite(c: AppContext): boolean {
  return ['cross-site', 'same-site'].includes(c.req.header('sec-fetch-site') ?? '')
}

function toDoor(c: AppContext, provider: OidcProvider, code: string): Response {
  c.set('refusal', code)
  return c.redirect(`${OIDC_PROFILES[provider].door}?refus=${code}`, 303)
}
