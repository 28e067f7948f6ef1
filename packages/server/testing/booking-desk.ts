import { bookingRoutes } from '../features/booking/booking.routes.ts'
import { bookingTasks } from '../features/booking/booking.tasks.ts'
import type { BookingDependencies } from '../features/booking/booking-dependencies.ts'
import type { SiteTravel } from '../features/territory/site-travel.ts'
import { fixedClock } from '../platform/clock.ts'
import { createRouter, followRequests, handleErrors } from '../platform/http.ts'
import { newId } from '../platform/ids.ts'
import type { LiveChange } from '../platform/live.ts'
import { createLogger } from '../platform/log.ts'
import { createMetrics } from '../platform/metrics.ts'
import { secretsFrom } from '../platform/secrets.ts'
import { openTestDatabase, type TestDatabase } from '../platform/test-database.ts'
import { createSmallNetwork, type SmallNetwork } from './small-network.ts'

export interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test reads members of many kinds of answers
  body: any
  headers: Headers
}

export interface BookingDesk {
  facts: SmallNetwork
  deps: BookingDependencies
  /** As the owner sees it, all networks together: for what a test prepares and checks. The routes see their network only. */
  db: TestDatabase['db']
  database: TestDatabase
  clock: ReturnType<typeof fixedClock>
  announced: LiveChange[]
  /** Minutes by car from any commune to each site; a site that is absent has no road. */
  minutes: Map<string, number>
  tasks: ReturnType<typeof bookingTasks>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  text(path: string, headers?: Record<string, string>): Promise<Response>
  /** The last code sent, read in the outbox as the patient reads the message. */
  lastCode(): Promise<string>
  close(): Promise<void>
}

/** The booking routes on a database of their own, without a socket, on a clock that stands still. */
export async function openBookingDesk(now: string): Promise<BookingDesk> {
  const database = await openTestDatabase()
  const clock = fixedClock(now)
  const facts = await createSmallNetwork(database.db)
  const announced: LiveChange[] = []
  const minutes = new Map([
    [facts.siteIds.fleurance, 12],
    [facts.siteIds.lectoure, 3],
  ])
  const travel: SiteTravel = {
    minutesFrom: async () => ({ minutesBySite: minutes, source: { provider: 'estimate', fellBack: false } }),
    forget: () => undefined,
  }
  const live = {
    announce: (changes: LiveChange[]) => void announced.push(...changes),
    subscribe: () => () => undefined,
    stop: async () => undefined,
  }
  const deps: BookingDependencies = {
    platform: {
      db: database.fenced.of(() => deps.network.id()),
      clock,
      newId,
      secrets: secretsFrom('a secret for tests, long enough'),
      live,
    },
    network: { id: async () => facts.networkId },
    travel,
    publicUrl: 'https://gers.example',
  }
  const app = createRouter()
  const log = createLogger('silent')
  const metrics = createMetrics()
  followRequests(app, log, metrics)
  handleErrors(app, log, metrics)
  app.route('/', bookingRoutes(deps))
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await app.request(path, init)
    return { status: response.status, body: await response.json(), headers: response.headers }
  }
  return {
    facts,
    deps,
    db: database.db,
    database,
    clock,
    announced,
    minutes,
    tasks: bookingTasks(deps),
    post: (path, body, headers) =>
      send(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    get: (path, headers) => send(path, headers ? { headers } : {}),
    text: async (path, headers) => app.request(path, headers ? { headers } : {}),
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
    close: () => database.close(),
  }
}

export const JEANNE = { givenName: 'Jeanne', birthName: 'Exemple', birthDate: '1958-03-04' }

/** Headers of a bearer. */
export function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` }
}
