import { rppsFrom } from '@maillage/core/identity/rpps.ts'
import type { Browser } from './browser.ts'
import { follow } from './oidc-journey.ts'
import { startOidcServer } from './oidc-server.ts'
import { openPersonDesk, publicUrl } from './person-desk.ts'

/** What whoever signs in is told when nothing is wrong with the answer: the professional is of no network. */
export const TRUSTED = 'no-such-practitioner'
export const START = '/api/oidc/psc/start'

/** A desk registered with a server of Pro Santé Connect, whose only flaw is the one that a test gives it. */
export async function openPscJourney(now: string) {
  const claims = { SubjectNameID: `8${rppsFrom('9970000001')}` }
  const server = await startOidcServer({ service: 'psc', publicUrl, person: { sub: 'f:1:doctor', claims } })
  const { issuer, clientId, clientSecret } = server
  const desk = await openPersonDesk(now, { psc: { issuer, clientId, clientSecret } })
  return {
    server,
    desk,
    /** The page and the code with which a sign-in ends. */
    signIn: async (browser: Browser = desk.browser()) => refusalIn(await follow(browser, publicUrl, START)),
    /** As far as the answer, which the browser has not brought back yet. */
    untilTheAnswer: (browser: Browser) => follow(browser, publicUrl, START, '/callback?'),
    bringBack: async (browser: Browser, answer: URL) =>
      refusalIn(await follow(browser, publicUrl, answer.pathname + answer.search)),
    close: async () => {
      await desk.close()
      await server.close()
    },
  }
}

export const refusalIn = (page: URL) => [page.pathname, page.searchParams.get('refus')]
export const refusedAs = (code: string) => ['/compte/connexion', code]
