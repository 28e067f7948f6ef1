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
import { openTestDatabase } from '../platform/test-database.ts'
import { createTravelEstimate } from '@maillage/territory/travel-estimate.ts'

export interface TestApp {
  deps: AppDependencies
  clock: ReturnType<typeof fixedClock>
  databaseUrl: string
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
  const network = currentNetwork(database.db)
  const index = await communeIndex()
  const now = () => new Date(clock.now().epochMilliseconds)
  const travelTime = createTravelEstimate(index)
  const travel = createSiteTravel({
    db: database.db,
    networkId: network.id,
    travel: travelTime,
    index,
    now,
  })
  const deps: AppDependencies = {
    platform: {
      db: database.db,
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
    centre: network.centre,
  }
  const app = createApp(deps)
  return {
    deps,
    clock,
    databaseUrl: database.url,
    request: async (path, init) => app.request(path, init),
    close: async () => {
      await database.close()
    },
  }
}
