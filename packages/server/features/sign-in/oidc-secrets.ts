import { createHash, randomBytes } from 'node:crypto'
import type { OidcProvider } from '@maillage/contract/oidc.ts'
import { getCookie, setCookie } from 'hono/cookie'
import type { AppContext } from '../../platform/http.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { OidcSecrets } from './oidc-client.ts'
import { OIDC_TRANSACTION_MINUTES } from './oidc-profiles.ts'

const RANDOM_BYTES = 32
const TOKEN = /^[\w-]{43}$/

/**
 * What a sign-in is asked with. The nonce and the PKCE verifier follow from the state and from the browser's own token: they are
 * kept nowhere, and whoever has the state alone has neither.
 */
export function oidcSecrets(
  secrets: Secrets,
  provider: OidcProvider,
  state: string,
  browser: string,
): OidcSecrets {
  const derive = (what: string) =>
    secrets.hash(`oidc-${what}`, provider, state, browser).toString('base64url')
  return { state, nonce: derive('nonce'), codeVerifier: derive('verifier') }
}

export function newOidcToken(): string {
  return randomBytes(RANDOM_BYTES).toString('base64url')
}

export function hashOfOidcToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** The cookie that binds a sign-in to the browser that began it. It opens nothing by itself. */
export interface OidcCookie {
  read(c: AppContext): string | undefined
  write(c: AppContext, token: string): void
  clear(c: AppContext): void
}

export function oidcCookie(publicUrl: string): OidcCookie {
  const secure = publicUrl.startsWith('https:')
  const name = secure ? '__Host-maillage-oidc' : 'maillage-oidc'
  // Lax: the browser comes back from the other server by a link.
  const options = { path: '/', httpOnly: true, secure, sameSite: 'Lax' } as const
  return {
    read: (c) => {
      const token = getCookie(c, name)
      return token !== undefined && TOKEN.test(token) ? token : undefined
    },
    write: (c, token) => setCookie(c, name, token, { ...options, maxAge: OIDC_TRANSACTION_MINUTES * 60 }),
    clear: (c) => setCookie(c, name, '', { ...options, maxAge: 0 }),
  }
}
