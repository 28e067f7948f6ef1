import { generateKeyPairSync } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:http'
import Provider, { type Configuration } from 'oidc-provider'
import { type Claims, claimsOf, forge, type SigningKey } from './forged-token.ts'

type Page = Parameters<Parameters<Provider['use']>[0]>[0]

/** Somebody synthetic who signs in there: what the server says of them, and at which level. */
export interface OidcPerson {
  sub: string
  acr?: string
  claims: Claims
}

/** How the server lies from now on: nothing of it in a real one. */
export interface Lies {
  /** Other claims of the id_token, signed by the server's own key. */
  idToken?: (claims: Claims) => Claims
  /** Other claims of the userinfo, signed by the server's own key. */
  userinfo?: (claims: Claims) => Claims
  /** Signs with a key that the server never published, under the name of one that it did. */
  withAnotherKey?: 'id-token' | 'userinfo'
  /** The userinfo comes as plain JSON. */
  plainUserinfo?: boolean
  /** The person, or the server, refuses. */
  refuse?: boolean
  /** Answers nothing but 503. */
  away?: boolean
}

export interface OidcServer {
  issuer: string
  clientId: string
  clientSecret: string
  /** Who is at the browser from now on. */
  person: OidcPerson
  lies: Lies
  /** The requests that came, by path, and the last parameters of an authorization. */
  requests: string[]
  lastAuthorization: URLSearchParams
  close(): Promise<void>
}

export interface OidcServerOptions {
  service: 'psc' | 'franceconnect'
  publicUrl: string
  person: OidcPerson
}

/** What each service documents: its scopes, the claims they give, how it signs. */
const SERVICES = {
  psc: {
    algorithm: 'RS256',
    afterSignOut: '/compte/connexion',
    claims: {
      openid: ['sub', 'acr'],
      scope_all: [
        'SubjectNameID',
        'SubjectRole',
        'SubjectRefPro',
        'otherIds',
        'UITVersion',
        'PSI_Locale',
        'Palier_Authentification',
        'preferred_username',
        'given_name',
        'family_name',
      ],
    },
    signedUserinfo: false,
  },
  franceconnect: {
    algorithm: 'ES256',
    afterSignOut: '/',
    claims: {
      openid: ['sub', 'acr'],
      given_name: ['given_name', 'given_name_array'],
      family_name: ['family_name'],
      birthdate: ['birthdate'],
      gender: ['gender'],
      birthplace: ['birthplace'],
      birthcountry: ['birthcountry'],
      email: ['email'],
      preferred_username: ['preferred_username'],
    },
    signedUserinfo: true,
  },
} as const

/** A real server of OpenID Connect on a port of its own, which signs in whoever is at the browser without asking. */
export async function startOidcServer(options: OidcServerOptions): Promise<OidcServer> {
  const key = newKey(SERVICES[options.service].algorithm)
  const stranger = { ...newKey(key.alg), kid: key.kid }
  const socket = createServer()
  await new Promise<void>((resolve) => socket.listen(0, '127.0.0.1', resolve))
  const server: OidcServer = {
    issuer: `http://127.0.0.1:${(socket.address() as AddressInfo).port}`,
    clientId: 'maillage-essai',
    clientSecret: 'a-secret-of-the-tests-that-is-long-enough',
    person: options.person,
    lies: {},
    requests: [],
    lastAuthorization: new URLSearchParams(),
    close: () =>
      new Promise((resolve) => {
        socket.close(() => resolve())
        socket.closeAllConnections()
      }),
  }
  const provider = new Provider(server.issuer, configuration(options, server, key))
  provider.use(async (ctx, next) => {
    server.requests.push(ctx.path)
    if (ctx.path === '/auth') server.lastAuthorization = new URLSearchParams(ctx.querystring)
    if (server.lies.away) {
      ctx.status = 503
      ctx.body = 'away'
      return
    }
    if (ctx.path.startsWith('/interaction/')) return signIn(provider, ctx, server)
    await next()
    lie(ctx, server.lies, key, stranger)
  })
  socket.on('request', provider.callback())
  return server
}

function newKey(alg: SigningKey['alg']): SigningKey {
  const { privateKey } =
    alg === 'ES256'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 })
  return { ...privateKey.export({ format: 'jwk' }), kid: 'essai-1', alg, use: 'sig' } as SigningKey
}

function configuration(
  { service, publicUrl }: OidcServerOptions,
  server: OidcServer,
  key: SigningKey,
): Configuration {
  const { claims, algorithm, afterSignOut, signedUserinfo } = SERVICES[service]
  return {
    clients: [
      {
        client_id: server.clientId,
        client_secret: server.clientSecret,
        redirect_uris: [`${publicUrl}/api/oidc/${service}/callback`],
        post_logout_redirect_uris: [publicUrl + afterSignOut],
        token_endpoint_auth_method: 'client_secret_post',
        id_token_signed_response_alg: algorithm,
        ...(signedUserinfo ? { userinfo_signed_response_alg: algorithm } : {}),
        scope: Object.keys(claims).join(' '),
      },
    ],
    jwks: { keys: [key] } as NonNullable<Configuration['jwks']>,
    claims: claims as unknown as NonNullable<Configuration['claims']>,
    scopes: Object.keys(claims),
    acrValues: ['eidas0', 'eidas1', 'eidas2', 'eidas3'],
    cookies: { keys: ['a key of the tests'] },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      jwtUserinfo: { enabled: true },
      rpInitiatedLogout: { enabled: true },
    },
    enabledJWA: {
      userinfoSigningAlgValues: ['ES256', 'RS256'],
      idTokenSigningAlgValues: ['ES256', 'RS256'],
    },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, sub) => ({
      accountId: sub,
      claims: () => ({ ...server.person.claims, sub }),
    }),
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: server.clientId,
        accountId: ctx.oidc.session?.accountId ?? '',
      })
      grant.addOIDCScope(Object.keys(claims).join(' '))
      await grant.save()
      return grant
    },
  }
}

/** The page where a person would sign in: whoever is at the browser does, at once. */
async function signIn(provider: Provider, ctx: Page, server: OidcServer): Promise<void> {
  const result = server.lies.refuse
    ? { error: 'access_denied', error_description: 'the person gave up' }
    : { login: { accountId: server.person.sub, acr: server.person.acr ?? 'eidas1', remember: false } }
  const next = await provider.interactionResult(ctx.req, ctx.res, result)
  ctx.redirect(next)
}

function lie(ctx: Page, lies: Lies, key: SigningKey, stranger: SigningKey): void {
  if (ctx.path === '/token' && ctx.status === 200) {
    const body = ctx.body as { id_token: string }
    const claims = claimsOf(body.id_token)
    if (lies.idToken || lies.withAnotherKey === 'id-token')
      body.id_token = forge(
        lies.idToken?.(claims) ?? claims,
        lies.withAnotherKey === 'id-token' ? stranger : key,
      )
  }
  if (ctx.path === '/me' && ctx.status === 200) lieAboutPerson(ctx, lies, key, stranger)
}

function lieAboutPerson(ctx: Page, lies: Lies, key: SigningKey, stranger: SigningKey): void {
  const isSigned = typeof ctx.body === 'string'
  const claims = isSigned ? claimsOf(ctx.body as string) : (ctx.body as Claims)
  const said = lies.userinfo?.(claims) ?? claims
  if (lies.plainUserinfo || !isSigned) {
    ctx.body = said
    ctx.type = 'application/json'
  } else if (lies.userinfo || lies.withAnotherKey === 'userinfo') {
    ctx.body = forge(said, lies.withAnotherKey === 'userinfo' ? stranger : key)
    ctx.type = 'application/jwt'
  }
}
