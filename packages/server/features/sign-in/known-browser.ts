import { getCookie, setCookie } from 'hono/cookie'
import type { Temporal } from 'temporal-polyfill'
import type { AppContext } from '../../platform/http.ts'
import type { Secrets } from '../../platform/secrets.ts'

const KNOWN_DAYS = 180

/**
 * A browser in which somebody gave both factors keeps a token that says so. It opens nothing: failures there are counted apart, so
 * that a stranger who mistypes on purpose elsewhere does not close the password to whoever works here (OWASP, device cookies).
 */
export interface KnownBrowser {
  read(c: AppContext): string | undefined
  write(c: AppContext, accountId: string): void
}

export function knownBrowser(publicUrl: string, secrets: Secrets, now: () => Temporal.Instant): KnownBrowser {
  const secure = publicUrl.startsWith('https:')
  const name = secure ? '__Host-maillage-known' : 'maillage-known'
  const options = { path: '/', httpOnly: true, secure, sameSite: 'Lax' } as const
  return {
    read: (c) => getCookie(c, name),
    write: (c, accountId) => {
      const until = now().add({ hours: KNOWN_DAYS * 24 }).epochMilliseconds
      const token = secrets.sign('known-browser', `${accountId}|${until}`)
      setCookie(c, name, token, { ...options, maxAge: KNOWN_DAYS * 86_400 })
    },
  }
}

/** Whether this token says that both factors of this account were given in the browser that brings it. */
export function isKnownTo(
  { secrets, now }: { secrets: Secrets; now: Temporal.Instant },
  accountId: string,
  token: string | undefined,
): token is string {
  const [known, until] = (token && secrets.verify('known-browser', token))?.split('|') ?? []
  return known === accountId && now.epochMilliseconds < Number(until)
}
