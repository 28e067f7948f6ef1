import { secureHeaders } from 'hono/secure-headers'
import type { App } from './http.ts'

/** The one page that other sites may show in a frame of theirs: the access of a commune, which knows no session and changes nothing. */
const FRAMED_BY_ANYBODY = /^\/acces\/[^/]+\/integrer$/

/** The thread of the planning screens that proves a layout of sites: the only script that may compile WebAssembly (HiGHS, ours too). */
const SOLVER_THREAD = /^\/assets\/siting-worker-[^/]+\.js$/

/** What a browser may run, draw and let itself be framed by: our own files, and by nobody but for the page made to be embedded. */
export function tellBrowsers(app: App, publicUrl: string): void {
  const everywhere = headersFor(publicUrl, { frameAncestors: ["'none'"] }, { xFrameOptions: 'DENY' })
  const framed = headersFor(
    publicUrl,
    { frameAncestors: ['*'] },
    { xFrameOptions: false, crossOriginResourcePolicy: 'cross-origin' },
  )
  const solver = headersFor(publicUrl, { scriptSrc: ["'self'", "'wasm-unsafe-eval'"] }, {})
  const headersOf = (path: string) =>
    FRAMED_BY_ANYBODY.test(path) ? framed : SOLVER_THREAD.test(path) ? solver : everywhere
  app.use((c, next) => headersOf(c.req.path)(c, next))
}

type Options = NonNullable<Parameters<typeof secureHeaders>[0]>

function headersFor(publicUrl: string, policy: Options['contentSecurityPolicy'], options: Options) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      ...policy,
    },
    referrerPolicy: 'no-referrer',
    // Over https only: browsers leave it unread otherwise, and localhost must stay reachable without.
    strictTransportSecurity: publicUrl.startsWith('https:') && 'max-age=31536000; includeSubDomains',
    permissionsPolicy: { geolocation: ['self'], camera: [], microphone: [] },
    ...options,
  })
}
