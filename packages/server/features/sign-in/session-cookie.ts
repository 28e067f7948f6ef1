import { createHash, randomBytes } from 'node:crypto'
import { getCookie, setCookie } from 'hono/cookie'
import type { AppContext } from '../../platform/http.ts'

/** 256 random bits, URL-safe. Only its SHA-256 is kept: the database gives no way in. */
export function newSessionToken(): string {
  return randomBytes(32).toString('base64url')
}

export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/**
 * The cookie of a session: out of reach of scripts, sent to this site only. Over https its name binds it to this very host
 * (`__Host-`). It ends with the browser: the server decides when the session does.
 */
export interface SessionCookie {
  read(c: AppContext): string | undefined
  write(c: AppContext, token: string): void
  clear(c: AppContext): void
}

export function sessionCookie(publicUrl: string): SessionCookie {
  const secure = publicUrl.startsWith('https:')
  const name = secure ? '__Host-maillage' : 'maillage'
  const options = { path: '/', httpOnly: true, secure, sameSite: 'Lax' } as const
  return {
    read: (c) => getCookie(c, name),
    write: (c, token) => setCookie(c, name, token, options),
    clear: (c) => setCookie(c, name, '', { ...options, maxAge: 0 }),
  }
}
