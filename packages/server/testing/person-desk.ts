import { bookingRoutes } from '../features/booking/booking.routes.ts'
import { personRoutes } from '../features/person/person.routes.ts'
import { personTasks } from '../features/person/person.tasks.ts'
import { identify } from '../features/sign-in/identify.ts'
import { createOidcClient } from '../features/sign-in/oidc-client.ts'
import { oidcRoutes } from '../features/sign-in/oidc.routes.ts'
import { sessionCookie } from '../features/sign-in/session-cookie.ts'
import { sessionRoutes } from '../features/sign-in/session.routes.ts'
import { fixedClock } from '../platform/clock.ts'
import { createRouter, followRequests, handleErrors } from '../platform/http.ts'
import { identifyRequests } from '../platform/identify-requests.ts'
import { newId } from '../platform/ids.ts'
import { silentFeed } from '../platform/live.ts'
import { createLogger } from '../platform/log.ts'
import { createMetrics } from '../platform/metrics.ts'
import type { OidcConfig } from '../platform/oidc-config.ts'
import { secretsFrom } from '../platform/secrets.ts'
import { openTestDatabase } from '../platform/test-database.ts'
import { type Browser, openBrowser } from './browser.ts'
import { createSmallNetwork } from './small-network.ts'

export type PersonDesk = Awaited<ReturnType<typeof openPersonDesk>>

/** Of every patient that a desk adds, unless a test says otherwise. */
export const BIRTH = '1958-03-04'

/** Where browsers find the desk. */
export const publicUrl = 'https://gers.example'

/** Sign-in of patients and at other servers, their own space and their booking, on a database of their own, on a clock that stands still. */
export async function openPersonDesk(now: string, oidc: OidcConfig = {}) {
  const database = await openTestDatabase()
  const clock = fixedClock(now)
  const facts = await createSmallNetwork(database.db)
  const network = { id: async () => facts.networkId }
  const platform = {
    db: database.fenced.of(facts.networkId),
    clock,
    newId,
    secrets: secretsFrom('a secret for tests, long enough'),
    live: silentFeed,
  }
  const travel = {
    minutesFrom: async () => ({
      minutesBySite: new Map<string, number>(),
      source: { provider: 'estimate', fellBack: false } as const,
    }),
    forget: () => undefined,
  }
  const cookie = sessionCookie(publicUrl)
  const app = createRouter()
  followRequests(app, createLogger('silent'), createMetrics())
  handleErrors(app, createLogger('silent'), createMetrics())
  identifyRequests(app, (c) => identify(platform.db, cookie.read(c), clock.now()))
  app.route('/', bookingRoutes({ platform, network, travel, publicUrl }))
  app.route('/', sessionRoutes({ platform, network, production: false, cookie }))
  app.route('/', personRoutes({ platform, network, cookie }))
  const log = createLogger('silent')
  app.route(
    '/',
    oidcRoutes({ platform, network, publicUrl, cookie, log, oidc: createOidcClient(oidc, publicUrl) }),
  )
  let people = 0
  const tasks = personTasks({ platform, network })
  return {
    app,
    db: database.db,
    clock,
    facts,
    platform,
    network,
    cookie,
    browser: () => openBrowser(app),
    /** A patient whom no other test uses, with an e-mail address of their own unless a mobile is given. */
    newPatient: async (known: { phone?: string; birthDate?: string } = {}) => {
      people += 1
      const email = `personne${people}@exemple.fr`
      const patientId = await facts.addPatient({
        givenNames: 'Jeanne, Marie',
        nameKey: `exemple|jeanne${people}`,
        birthDate: known.birthDate ?? BIRTH,
        ...(known.phone ? { phone: known.phone } : { email }),
      })
      return { patientId, email }
    },
    /** The token of the session that a browser holds. */
    sessionOf: (browser: Browser) => browser.cookies.get('__Host-maillage'),
    /** What the worker does once a code was asked for: nothing is sent before. */
    deliver: (codeId: string) => tasks['deliver-person-code']({ codeId }),
    lastCode: async () => {
      const { body } = await database.db
        .selectFrom('message')
        .select('body')
        .where('kind', '=', 'code')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirstOrThrow()
      return body.slice(0, 6)
    },
    messages: () => database.db.selectFrom('message').select(['recipient', 'body', 'kind']).execute(),
    /** A relative whom the desk confirmed, unless a test says otherwise. */
    addContactPerson: async (
      patientId: string,
      contact: { email?: string; phone?: string },
      { relationship = 'child', confirmed = true } = {},
    ) => {
      const id = newId()
      await database.db
        .insertInto('contact_person')
        .values({
          id,
          network_id: facts.networkId,
          patient_id: patientId,
          relationship,
          email: contact.email ?? null,
          phone: contact.phone ?? null,
          created_at: now,
          confirmed_at: confirmed ? now : null,
          confirmed_by: confirmed ? 'test' : null,
        })
        .execute()
      return id
    },
    close: () => database.close(),
  }
}

/** Asks for a code, receives it, and signs in with it. */
export async function signInByCode(desk: PersonDesk, browser: Browser, contact: string, birthDate: string) {
  const sent = await browser.post('/api/person/code', { contact, birthDate })
  await desk.deliver(sent.body.codeId)
  return browser.post('/api/person/sign-in', { codeId: sent.body.codeId, code: await desk.lastCode() })
}
