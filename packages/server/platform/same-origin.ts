import type { App, AppContext } from './http.ts'
import { Refusal } from './refusal.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Another site cannot make a browser act here with its cookie: a request that changes something, and brings cookies, must come from
 * a page of ours. The browser says so itself, in headers that no page can write: `Sec-Fetch-Site`, else `Origin`. A request without
 * cookies (an integration, a signed link) proves itself in other ways.
 *
 * Sources: OWASP Cross-Site Request Forgery Prevention Cheat Sheet, Fetch Metadata; ASVS 5.0 3.5.1.
 */
export function refuseOtherOrigins(app: App, publicUrl: string): void {
  const { origin } = new URL(publicUrl)
  app.use('/api/*', async (c, next) => {
    if (!SAFE.has(c.req.method) && c.req.header('cookie') && !comesFromHere(c, origin)) throw otherOrigin()
    await next()
  })
}

function comesFromHere(c: AppContext, origin: string): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  const from = c.req.header('origin')
  return from === origin || (from !== undefined && from === ownOrigin(c))
}

/** The address at which this very request arrived: on this machine, the server answers at several. */
function ownOrigin(c: AppContext): string {
  return new URL(c.req.url).origin
}

function otherOrigin(): Refusal {
  return new Refusal('other-origin', 403, {
    fr: 'Cette demande vient d’une autre page que les nôtres : rien n’a été fait. Ouvrez l’adresse du service et recommencez.',
    en: 'This request comes from a page that is not ours: nothing was done. Open the address of the service and start again.',
  })
}
