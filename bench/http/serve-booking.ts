import { chmod, mkdtemp, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { bookingRoutes } from '@maillage/server/features/booking/booking.routes.ts'
import { createSiteTravel } from '@maillage/server/features/territory/site-travel.ts'
import { communeIndex } from '@maillage/server/features/territory/territory-data.ts'
import { type Clock, fixedClock } from '@maillage/server/platform/clock.ts'
import { migrate, type OpenedDatabase, openDatabase } from '@maillage/server/platform/database.ts'
import { startEmbeddedPostgres } from '@maillage/server/platform/embedded-postgres.ts'
import { createRouter, followRequests, handleErrors } from '@maillage/server/platform/http.ts'
import { type FencedDatabase, openFencedDatabase } from '@maillage/server/platform/fence.ts'
import { newId } from '@maillage/server/platform/ids.ts'
import { silentFeed } from '@maillage/server/platform/live.ts'
import { createLogger } from '@maillage/server/platform/log.ts'
import { createMetrics } from '@maillage/server/platform/metrics.ts'
import { type Secrets, secretsFrom } from '@maillage/server/platform/secrets.ts'
import { prepareServerRole } from '@maillage/server/platform/server-role.ts'
import { createTravelEstimate } from '@maillage/territory/travel-estimate.ts'
import { sql } from 'kysely'

export interface ServedBooking {
  database: OpenedDatabase
  databaseUrl: string
  secrets: Secrets
  clock: Clock
  port: number
  close(): Promise<void>
}

/**
 * The booking routes over HTTP on a PostgreSQL of their own in a temporary folder, with `GET /floor`, which asks
 * `select 1` through the same stack: same middleware, same router, same pool, same fence.
 */
export async function serveBooking(now: string): Promise<ServedBooking> {
  const folder = await mkdtemp(join(tmpdir(), 'maillage-bench-'))
  await chmod(folder, 0o755)
  const postgres = await startEmbeddedPostgres(folder)
  const database = openDatabase(postgres.url)
  await migrate(database)
  const clock = fixedClock(now)
  const secrets = secretsFrom('a secret for the measures, long enough')
  const role = await prepareServerRole(postgres.url, { secrets })
  const fenced = openFencedDatabase(role)
  const { server, port } = await listen(await createBookingApp(fenced, clock, secrets))
  return {
    database,
    databaseUrl: postgres.url,
    secrets,
    clock,
    port,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await fenced.close()
      await database.close()
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function createBookingApp(database: FencedDatabase, clock: Clock, secrets: Secrets) {
  const index = await communeIndex()
  let networkId: string | undefined
  const id = async () => {
    networkId ??= (await database.outside.selectFrom('network').select('id').executeTakeFirstOrThrow()).id
    return networkId
  }
  const db = database.of(id)
  const travel = createSiteTravel({
    db,
    networkId: id,
    travel: createTravelEstimate(index),
    index,
    now: () => new Date(clock.now().epochMilliseconds),
  })
  const app = createRouter()
  const [log, metrics] = [createLogger('silent'), createMetrics()]
  followRequests(app, log, metrics)
  handleErrors(app, log, metrics)
  app.get('/floor', async (c) => {
    await sql`select 1`.execute(db)
    return c.json({ status: 'ok' })
  })
  const platform = { db, clock, newId, secrets, live: silentFeed }
  app.route('/', bookingRoutes({ platform, network: { id }, travel, publicUrl: 'https://reseau.example' }))
  return app
}

function listen(app: ReturnType<typeof createRouter>): Promise<{ server: Server; port: number }> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info: AddressInfo) =>
      resolve({ server: server as Server, port: info.port }),
    )
  })
}
