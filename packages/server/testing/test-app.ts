import { Temporal } from 'temporal-polyfill'
import { type AppDependencies, createApp } from '../app.ts'
import { currentNetwork } from '../features/network/current-network.ts'
import { loadScenario } from '../features/scenario/load-scenario.ts'
import { createSiteTravel } from '../features/territory/site-travel.ts'
import { communeIndex } from '../features/territory/territory-data.ts'
import { fixedClock } from '../platform/clock.ts'
import { newId } from '../platform/ids.ts'
import { silentFeed } from '../platform/live.ts'
import { createLogger } from '../platform/log.ts'
import { createMetrics } from '../platform/metrics.ts'
import { secretsFrom } from '../platform/secrets.ts'
import type { Db } from '../platform/database.ts'
import { openTestDatabase } from '../platform/test-database.ts'
import { createTravelEstimate } from '@maillage/territory/travel-estimate.ts'

export interface TestApp {
  deps: AppDependencies
  clock: ReturnType<typeof fixedClock>
  databaseUrl: string
  /** As the owner sees it, all networks together: for what a test prepares and checks. The application sees its network only. */
  db: Db
  request(path: string, init?: RequestInit): Promise<Response>
  close(): Promise<void>
}

/** The whole application on a database of its own with a scenario, without a socket, on a clock that stands still. */
export async function createTestApp(options: {
  scenario: string
  now: string
  production?: boolean
}): Promise<TestApp> {
  const database = await openTestDatabase()
  const clock = fixedClock(options.now)
  await loadScenario(database.db, { name: options.scenario, now: Temporal.Instant.from(options.now) })
  const network = currentNetwork(database.fenced)
  const index = await communeIndex()
  const now = () => new Date(clock.now().epochMilliseconds)
  const travelTime = createTravelEstimate(index)
  const db = database.fenced.of(network.id)
  const travel = createSiteTravel({
    db,
    networkId: network.id,
    travel: travelTime,
    index,
    now,
  })
  const deps: AppDependencies = {
    platform: {
      db,
      clock,
      newId,
      secrets: secretsFrom('a secret for tests, long enough'),
      live: silentFeed,
    },
    network,
    travel,
    publicUrl: 'http://localhost:3000',
    log: createLogger('silent'),
    metrics: createMetrics(),
    index,
    travelTime,
    production: options.production ?? false,
    trustedProxies: undefined,
    backup: { folder: undefined, recipient: undefined, passphrase: undefined },
    oidc: {},
    centre: network.centre,
  }
  const app = createApp(deps)
  return {
    deps,
    clock,
    databaseUrl: database.url,
    db: database.db,
    request: async (path, init) => app.request(path, init),
    close: async () => {
      await database.close()
    },
  }
}
