import { getCookie, setCookie } from 'hono/cookie'
import type { Temporal } from 'temporal-polyfill'
import type { AppContext } from '../../platform/http.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { WatchedAccount } from './sign-in-lock.ts'

const KNOWN_DAYS = 180

/**
 * A browser in which somebody gave both factors keeps a token that says so. It opens nothing: failures there are counted apart, so
 * that a stranger who mistypes on purpose elsewhere does not close the password to whoever works here (OWASP, device cookies).
 */
export interface KnownBrowser {
  read(c: AppContext): string | undefined
  /** A browser that the account knows keeps the token that it has: signing in gives no fresh counter of failures. */
  write(c: AppContext, accountId: string): void
}

export function knownBrowser(publicUrl: string, secrets: Secrets, now: () => Temporal.Instant): KnownBrowser {
  const secure = publicUrl.startsWith('https:')
  const name = secure ? '__Host-maillage-known' : 'maillage-known'
  const options = { path: '/', httpOnly: true, secure, sameSite: 'Lax' } as const
  const read = (c: AppContext) => getCookie(c, name)
  return {
    read,
    write: (c, accountId) => {
      if (knownTo({ secrets, now: now() }, accountId, read(c)) !== undefined) return
      const until = now().add({ hours: KNOWN_DAYS * 24 }).epochMilliseconds
      const token = secrets.sign('known-browser', `${accountId}|${until}`)
      setCookie(c, name, token, { ...options, maxAge: KNOWN_DAYS * 86_400 })
    },
  }
}

/** What the token says when both factors of this account were given in the browser that brings it; undefined otherwise. */
function knownTo(
  { secrets, now }: { secrets: Secrets; now: Temporal.Instant },
  accountId: string,
  token: string | undefined,
): string | undefined {
  const payload = token && secrets.verify('known-browser', token)
  const [known, until] = payload?.split('|') ?? []
  return known === accountId && now.epochMilliseconds < Number(until) ? payload : undefined
}

/** Where failures of a password are counted: apart in a browser that the account knows, else together, wherever they come from. */
export function passwordCounter(
  context: { secrets: Secrets; now: Temporal.Instant },
  account: { id: string | undefined; email: string },
  knownBrowser: string | undefined,
): WatchedAccount {
  const known = account.id && knownTo(context, account.id, knownBrowser)
  return { kind: 'password', value: known ? `${account.email}|${known}` : account.email }
}
