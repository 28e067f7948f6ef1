import { serveStatic } from '@hono/node-server/serve-static'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { sql } from 'kysely'
import { atlasRoutes } from './features/atlas/atlas.routes.ts'
import { auditRoutes } from './features/audit/audit.routes.ts'
import { type BackupDependencies, backupRoutes } from './features/backup/backup.routes.ts'
import { bookingRoutes } from './features/booking/booking.routes.ts'
import type { BookingDependencies } from './features/booking/booking-dependencies.ts'
import type { NetworkGround } from './features/network/current-network.ts'
import { networkRoutes } from './features/network/network.routes.ts'
import { officeRoutes } from './features/office/office.routes.ts'
import { membersRoutes } from './features/members/members.routes.ts'
import { personRoutes } from './features/person/person.routes.ts'
import { planningRoutes } from './features/planning/planning.routes.ts'
import { publicAccessRoutes } from './features/public-access/public-access.routes.ts'
import { chooseInsi } from './features/patients/choose-insi.ts'
import { patientsRoutes } from './features/patients/patients.routes.ts'
import { identify } from './features/sign-in/identify.ts'
import { invitationRoutes } from './features/sign-in/invitation.routes.ts'
import { mySecurityRoutes } from './features/sign-in/my-security.routes.ts'
import { createOidcClient } from './features/sign-in/oidc-client.ts'
import { oidcRoutes } from './features/sign-in/oidc.routes.ts'
import { sessionCookie } from './features/sign-in/session-cookie.ts'
import { retentionRoutes } from './features/retention/retention.routes.ts'
import { rightsRoutes } from './features/rights/rights.routes.ts'
import { sessionRoutes } from './features/sign-in/session.routes.ts'
import { signInRoutes } from './features/sign-in/sign-in.routes.ts'
import { territoryRoutes } from './features/territory/territory.routes.ts'
import type { TrustedProxies } from './platform/client-address.ts'
import { type App, createRouter, followRequests, handleErrors } from './platform/http.ts'
import { identifyRequests } from './platform/identify-requests.ts'
import type { Logger } from './platform/log.ts'
import type { Metrics } from './platform/metrics.ts'
import { mountMetrics } from './platform/metrics-door.ts'
import type { OidcConfig } from './platform/oidc-config.ts'
import { Refusal } from './platform/refusal.ts'
import { refuseOtherOrigins } from './platform/same-origin.ts'
import { tellBrowsers } from './platform/tell-browsers.ts'
import { staticPages } from './platform/static-pages.ts'
import type { CommuneIndex } from '@maillage/territory/communes.ts'
import type { TravelTime } from '@maillage/territory/travel-time.ts'

export interface AppDependencies extends BookingDependencies {
  log: Logger
  metrics: Metrics
  index: CommuneIndex
  travelTime: TravelTime
  production: boolean
  /** What opens `/metrics`; see `mountMetrics`. */
  metricsToken?: string | undefined
  trustedProxies: TrustedProxies | undefined
  backup: BackupDependencies['backup']
  /** The sign-in servers that this deployment is registered with. */
  oidc: OidcConfig
  centre: () => Promise<NetworkGround | undefined>
}

const LONGEST_BODY_BYTES = 64 * 1024

/** The whole HTTP side: API, its OpenAPI document, health, metrics, the web application. */
export function createApp(deps: AppDependencies): App {
  const app = createRouter()
  followRequests(app, deps.log, deps.metrics, deps.trustedProxies)
  handleErrors(app, deps.log, deps.metrics)
  tellBrowsers(app, deps.publicUrl)
  app.use('/api/map/*', compress())
  app.use('/api/network', compress())
  app.use('/api/atlas/areas/*', compress())
  app.use('/api/access/*', compress())
  app.use('/api/*', bodyLimit({ maxSize: LONGEST_BODY_BYTES, onError: () => Promise.reject(tooLong()) }))
  app.use('/api/*', async (c, next) => {
    await next()
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
  })
  refuseOtherOrigins(app, deps.publicUrl)
  health(app, deps)
  const cookie = sessionCookie(deps.publicUrl)
  const { db, clock } = deps.platform
  identifyRequests(app, (c, unattended) =>
    identify(db, cookie.read(c), clock.now(), { production: deps.production, unattended }),
  )
  app.route('/', territoryRoutes(deps))
  app.route('/', networkRoutes(deps))
  app.route('/', bookingRoutes(deps))
  app.route('/', officeRoutes(deps))
  app.route('/', atlasRoutes(deps))
  app.route('/', planningRoutes(deps))
  app.route('/', publicAccessRoutes(deps))
  app.route('/', patientsRoutes({ ...deps, insi: chooseInsi(deps) }))
  app.route('/', auditRoutes(deps))
  app.route('/', rightsRoutes(deps))
  app.route('/', retentionRoutes(deps))
  app.route('/', backupRoutes(deps))
  app.route('/', sessionRoutes({ ...deps, cookie }))
  app.route('/', signInRoutes({ ...deps, cookie }))
  app.route('/', invitationRoutes({ ...deps, cookie }))
  app.route('/', mySecurityRoutes({ ...deps, cookie }))
  app.route('/', membersRoutes({ ...deps, cookie }))
  app.route('/', personRoutes({ ...deps, cookie }))
  app.route('/', oidcRoutes({ ...deps, cookie, oidc: createOidcClient(deps.oidc, deps.publicUrl) }))
  openApi(app)
  staticPages(app, serveStatic)
  return app
}

const OPEN_API = {
  openapi: '3.1.0',
  info: {
    title: 'Maillage',
    version: '0.1.0',
    license: { name: 'EUPL-1.2' },
    description: 'Soins primaires d’un territoire. Primary care of a territory.',
  },
} as const

/** The document of the routes, made once: it takes a good part of a second, and anybody may ask for it. */
function openApi(app: App): void {
  let document: string | undefined
  app.get('/api/openapi.json', (c) => {
    document ??= JSON.stringify(app.getOpenAPI31Document(OPEN_API))
    return c.body(document, 200, { 'content-type': 'application/json' })
  })
}

function health(app: App, deps: AppDependencies): void {
  app.get('/healthz', (c) => c.json({ status: 'ok' }))
  app.get('/readyz', async (c) => {
    const ready = await sql`select 1`.execute(deps.platform.db).then(
      () => true,
      () => false,
    )
    return c.json({ status: ready ? 'ready' : 'database-away' }, ready ? 200 : 503)
  })
  mountMetrics(app, deps)
}

function tooLong(): Refusal {
  return new Refusal('too-large', 413, { fr: 'La demande est trop longue.', en: 'The request is too long.' })
}
