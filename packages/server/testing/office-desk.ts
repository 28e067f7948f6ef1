import { bookingRoutes } from '../features/booking/booking.routes.ts'
import type { OfficeDependencies } from '../features/office/office-dependencies.ts'
import { officeRoutes } from '../features/office/office.routes.ts'
import { patientsRoutes } from '../features/patients/patients.routes.ts'
import { simulatedInsi } from '../features/patients/simulated-insi.ts'
import type { Actor } from '../platform/actor.ts'
import { fixedClock } from '../platform/clock.ts'
import { createRouter, followRequests, handleErrors } from '../platform/http.ts'
import { identifyRequests } from '../platform/identify-requests.ts'
import { newId } from '../platform/ids.ts'
import type { LiveChange } from '../platform/live.ts'
import { createLogger } from '../platform/log.ts'
import { createMetrics } from '../platform/metrics.ts'
import { secretsFrom } from '../platform/secrets.ts'
import { openTestDatabase, type TestDatabase } from '../platform/test-database.ts'
import { actorAs } from './actors.ts'
import type { Answer } from './booking-desk.ts'
import { createSmallNetwork, type SmallNetwork } from './small-network.ts'

export interface OfficeDesk {
  facts: SmallNetwork
  deps: OfficeDependencies
  /** As the owner sees it, all networks together: for what a test prepares and checks. The routes see their network only. */
  db: TestDatabase['db']
  database: TestDatabase
  clock: ReturnType<typeof fixedClock>
  announced: LiveChange[]
  /** Tells the screens that listen, as another server would. */
  tell(change: LiveChange): void
  listeners(): number
  /** Requests come from a secretary of all sites until somebody else signs in. */
  signInAs(actor: Actor): void
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  open(path: string, signal: AbortSignal): Promise<Response>
  close(): Promise<void>
}

/** The routes of the office, and those of patients beside them, on a database of their own, on a clock that stands still. */
export async function openOfficeDesk(
  now: string,
  options: { production?: boolean } = {},
): Promise<OfficeDesk> {
  const database = await openTestDatabase()
  const clock = fixedClock(now)
  const facts = await createSmallNetwork(database.db)
  const announced: LiveChange[] = []
  const listeners = new Set<(change: LiveChange) => void>()
  const live = {
    announce: (changes: LiveChange[]) => void announced.push(...changes),
    subscribe: (listener: (change: LiveChange) => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    stop: async () => undefined,
  }
  const metrics = createMetrics()
  const deps: OfficeDependencies = {
    platform: {
      db: database.fenced.of(() => deps.network.id()),
      clock,
      newId,
      secrets: secretsFrom('a secret for tests, long enough'),
      live,
    },
    network: { id: async () => facts.networkId },
    travel: {
      minutesFrom: async () => ({
        minutesBySite: new Map([
          [facts.siteIds.fleurance, 22],
          [facts.siteIds.lectoure, 3],
        ]),
        source: { provider: 'estimate', fellBack: false },
      }),
      forget: () => undefined,
    },
    publicUrl: 'https://gers.example',
    metrics,
    production: options.production ?? false,
  }
  const app = createRouter()
  let actor: Actor = actorAs('secretary')
  followRequests(app, createLogger('silent'), metrics)
  handleErrors(app, createLogger('silent'), metrics)
  identifyRequests(app, async () => actor)
  app.route('/', officeRoutes(deps))
  app.route('/', patientsRoutes({ ...deps, insi: simulatedInsi }))
  app.route('/', bookingRoutes(deps))
  const answer = async (response: Response): Promise<Answer> => ({
    status: response.status,
    body: await response.json(),
    headers: response.headers,
  })
  return {
    facts,
    deps,
    db: database.db,
    database,
    clock,
    announced,
    tell: (change) => {
      for (const listener of listeners) listener(change)
    },
    listeners: () => listeners.size,
    signInAs: (somebody) => {
      actor = somebody
    },
    post: async (path, body, headers) =>
      answer(
        await app.request(path, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      ),
    get: async (path, headers) => answer(await app.request(path, headers ? { headers } : {})),
    open: async (path, signal) => app.request(path, { signal }),
    close: () => database.close(),
  }
}
