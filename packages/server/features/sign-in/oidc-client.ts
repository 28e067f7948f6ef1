import type { OidcProvider } from '@maillage/contract/oidc.ts'
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ClientError,
  type ClientMetadata,
  ClientSecretPost,
  clockTolerance,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  type IDToken,
  ResponseBodyError,
  type UserInfoResponse,
  WWWAuthenticateChallengeError,
} from 'openid-client'
import type { OidcConfig } from '../../platform/oidc-config.ts'
import { OIDC_PROFILES, reachesLevel } from './oidc-profiles.ts'
import { noSuchProvider, oidcRefusal, type OidcRefusalCode } from './oidc.refusals.ts'

/** What a sign-in server is asked with, once; and what its answer must fit. */
export interface OidcSecrets {
  state: string
  nonce: string
  codeVerifier: string
}

/** Who came back, checked: the signed token and what the server says of the person. */
export interface OidcAnswer {
  idToken: string
  claims: IDToken
  userinfo: UserInfoResponse
}

/** The sign-in servers of a deployment. */
export interface OidcClient {
  providers: OidcProvider[]
  /** Where the browser goes to sign in; `again`: even if it is signed in there. @throws {Refusal} `no-such-provider`, `oidc-unavailable`. */
  authorizationUrl(provider: OidcProvider, secrets: OidcSecrets, again?: boolean): Promise<URL>
  /** Trades what the browser brought back for who it is. @throws {OidcFailure} when that cannot be trusted. */
  redeem(provider: OidcProvider, query: URLSearchParams, secrets: OidcSecrets): Promise<OidcAnswer>
  /** Where the browser goes to sign out there; undefined when the server does not say. */
  endSessionUrl(provider: OidcProvider, idToken: string): Promise<URL | undefined>
}

/** Why an answer was not taken: a code for the person, and a cause for the log, which never holds a value. */
export class OidcFailure extends Error {
  readonly code: OidcRefusalCode

  constructor(code: OidcRefusalCode, cause: string) {
    super(/^[\w -]{1,60}$/.test(cause) ? cause : 'unknown')
    this.code = code
  }
}

const CLOCK_TOLERANCE_SECONDS = 30
const TIMEOUT_SECONDS = 10
/** A server changes its addresses seldom; its keys are read again when one is unknown. */
const METADATA_MINUTES = 60

/**
 * @param publicUrl where browsers find this server: the address of the callback is registered with each sign-in server.
 * @param now real milliseconds: tokens are dated by the world's clock, not by that of a demonstration.
 */
export function createOidcClient(
  config: OidcConfig,
  publicUrl: string,
  now: () => number = Date.now,
): OidcClient {
  const known = new Map<OidcProvider, { configuration: Promise<Configuration>; until: number }>()
  const configurationOf = (provider: OidcProvider): Promise<Configuration> => {
    const cached = known.get(provider)
    if (cached && now() < cached.until) return cached.configuration
    const configuration = discover(config, provider)
    known.set(provider, { configuration, until: now() + METADATA_MINUTES * 60_000 })
    configuration.catch(() => known.delete(provider))
    return configuration
  }
  const callbackOf = (provider: OidcProvider) => new URL(`/api/oidc/${provider}/callback`, publicUrl)
  return {
    providers: (['psc', 'franceconnect'] as const).filter((provider) => config[provider]),
    async authorizationUrl(provider, secrets, again = false) {
      if (!config[provider]) throw noSuchProvider()
      const configuration = await configurationOf(provider).catch(() => {
        throw oidcRefusal('oidc-unavailable')
      })
      const { oldestSignInSeconds } = OIDC_PROFILES[provider]
      return buildAuthorizationUrl(configuration, {
        ...(oldestSignInSeconds ? { max_age: String(oldestSignInSeconds) } : {}),
        ...(again ? { prompt: 'login' } : {}),
        redirect_uri: callbackOf(provider).href,
        scope: OIDC_PROFILES[provider].scope,
        acr_values: OIDC_PROFILES[provider].level,
        state: secrets.state,
        nonce: secrets.nonce,
        code_challenge: await calculatePKCECodeChallenge(secrets.codeVerifier),
        code_challenge_method: 'S256',
      })
    },
    async redeem(provider, query, secrets) {
      const callback = callbackOf(provider)
      callback.search = query.toString()
      try {
        const answer = await redeem(await configurationOf(provider), provider, callback, secrets)
        requireFresh(provider, answer.claims, now())
        return answer
      } catch (error) {
        throw asFailure(error)
      }
    },
    async endSessionUrl(provider, idToken) {
      if (!config[provider]) return undefined
      const configuration = await configurationOf(provider).catch(() => undefined)
      if (!configuration?.serverMetadata().end_session_endpoint) return undefined
      return buildEndSessionUrl(configuration, {
        id_token_hint: idToken,
        post_logout_redirect_uri: new URL(OIDC_PROFILES[provider].afterSignOut, publicUrl).href,
      })
    },
  }
}

async function discover(config: OidcConfig, provider: OidcProvider): Promise<Configuration> {
  const registration = config[provider]
  if (!registration) throw noSuchProvider()
  const metadata: Partial<ClientMetadata> = { [clockTolerance]: CLOCK_TOLERANCE_SECONDS }
  // Asking for an algorithm makes a signed answer the only one that is taken.
  if ('userinfoAlgorithm' in registration)
    metadata.userinfo_signed_response_alg = registration.userinfoAlgorithm
  const issuer = new URL(registration.issuer)
  return discovery(issuer, registration.clientId, metadata, ClientSecretPost(registration.clientSecret), {
    timeout: TIMEOUT_SECONDS,
    // The signature of each token is checked with the server's keys, though it comes over TLS.
    execute: [enableNonRepudiationChecks, ...(issuer.protocol === 'http:' ? [allowInsecureRequests] : [])],
  })
}

async function redeem(
  configuration: Configuration,
  provider: OidcProvider,
  callback: URL,
  secrets: OidcSecrets,
): Promise<OidcAnswer> {
  const tokens = await authorizationCodeGrant(configuration, callback, {
    expectedState: secrets.state,
    expectedNonce: secrets.nonce,
    pkceCodeVerifier: secrets.codeVerifier,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (!claims || !tokens.id_token) throw new OidcFailure('oidc-invalid', 'no id_token')
  if (!reachesLevel(claims.acr, OIDC_PROFILES[provider].level))
    throw new OidcFailure('oidc-too-weak', 'level of assurance')
  const userinfo = await fetchUserInfo(configuration, tokens.access_token, claims.sub)
  return { idToken: tokens.id_token, claims, userinfo }
}

/**
 * Somebody may have been signed in there since yesterday, at a screen left open. A server that does not say since when is believed for
 * the session, and not for a sensitive change: see `openSession`.
 */
function requireFresh(provider: OidcProvider, { auth_time: since }: IDToken, now: number): void {
  const { oldestSignInSeconds: oldest } = OIDC_PROFILES[provider]
  if (oldest !== undefined && since !== undefined && now / 1000 - since > oldest + CLOCK_TOLERANCE_SECONDS)
    throw new OidcFailure('oidc-too-weak', 'age of the sign-in')
}

/** What the library refused, by its kind: the messages of servers and the values of tokens stay out of it. */
function asFailure(error: unknown): OidcFailure {
  if (error instanceof OidcFailure) return error
  if (error instanceof AuthorizationResponseError) return new OidcFailure('oidc-refused', error.error)
  if (error instanceof ResponseBodyError) return new OidcFailure('oidc-invalid', error.error)
  if (error instanceof WWWAuthenticateChallengeError) return new OidcFailure('oidc-invalid', 'challenge')
  if (error instanceof ClientError && !isAway(error))
    return new OidcFailure('oidc-invalid', error.code ?? 'client')
  return new OidcFailure('oidc-unavailable', (error as Error).name)
}

/** The server did not answer, or not as a server of sign-ins does. */
function isAway(error: ClientError): boolean {
  if (error.code === 'OAUTH_TIMEOUT' || error.code === 'OAUTH_ABORT') return true
  if (error.code === 'OAUTH_RESPONSE_IS_NOT_CONFORM') {
    const response = error.cause
    return response instanceof Response && response.status >= 500
  }
  return error.code === undefined
}
