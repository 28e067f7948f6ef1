import type { Server } from 'node:http'
import { type HttpBindings, serve } from '@hono/node-server'
import { Temporal } from 'temporal-polyfill'
import { createApp } from './app.ts'
import { chooseTravelTime } from './features/territory/choose-travel-time.ts'
import { createSiteTravel } from './features/territory/site-travel.ts'
import { communeIndex } from './features/territory/territory-data.ts'
import { answerWhileStarting } from './platform/answer-while-starting.ts'
import { clockStartingAt, systemClock } from './platform/clock.ts'
import { type Config, ConfigError, readConfig, requireMail, requireSafeAddress } from './platform/config.ts'
import { makeDataFolder, usingDataFolder } from './platform/data-folder.ts'
import { startEmbeddedPostgres } from './platform/embedded-postgres.ts'
import { newId } from './platform/ids.ts'
import { startJobs } from './platform/jobs.ts'
import { startLiveFeed } from './platform/live.ts'
import { createLogger } from './platform/log.ts'
import { createCourier } from './platform/mail.ts'
import { createMetrics } from './platform/metrics.ts'
import { readOrCreateSecret, secretsFrom } from './platform/secrets.ts'
import { openServerDatabase } from './server-database.ts'
import { jobRunners } from './server-jobs.ts'

export interface RunningServer {
  address: string
  /** Ends the requests under way, then the jobs, then the database. */
  stop(): Promise<void>
}

/** How long a request under way may still take once we stop. */
const STOP_PATIENCE_MS = 10_000

/**
 * Composition root: the only place where adapters are chosen.
 * @throws {ConfigError} when the configuration, the data folder or the database does not allow to start.
 * @throws an error of code EADDRINUSE or EACCES for the port.
 */
export async function startServer(overrides: Partial<Config> = {}): Promise<RunningServer> {
  const config = { ...readConfig(process.env), ...overrides }
  requireSafeAddress(config)
  requireMail(config)
  const log = createLogger(config.logLevel)
  if (config.production && config.smtpUrl === undefined) log.warn({ event: 'mail.off' })
  await makeDataFolder(config.dataFolder)
  const undo: (() => Promise<void>)[] = []
  const stopAll = async (): Promise<void> => {
    for (const step of undo.toReversed())
      await step().catch((error) => log.error({ event: 'stop.failed', err: error }))
  }
  try {
    const address = await assemble(config, log, undo)
    log.info({ event: 'server.started', port: config.port })
    return { address, stop: stopAll }
  } catch (error) {
    await stopAll()
    throw error
  }
}

async function assemble(
  config: Config,
  log: ReturnType<typeof createLogger>,
  undo: (() => Promise<void>)[],
): Promise<string> {
  const clock = config.fixedStart ? clockStartingAt(Temporal.Instant.from(config.fixedStart)) : systemClock
  const now = () => new Date(clock.now().epochMilliseconds)
  // The port first: a port in use is said before the database is touched.
  const listening = await listen(config)
  undo.push(listening.close)

  const metrics = createMetrics()
  const index = await communeIndex()
  const travelTime = await chooseTravelTime(config, index, { log, metrics })
  const url = config.databaseUrl ?? (await embeddedDatabase(config, undo))
  const secret = await usingDataFolder(config.dataFolder, () =>
    readOrCreateSecret(config.dataFolder, config.secret),
  )
  const secrets = secretsFrom(secret)
  const { database, network, ...server } = await openServerDatabase(url, {
    config,
    secrets,
    now: clock.now(),
    log,
  })
  undo.push(database.close)
  const db = database.of(network.id)
  const live = startLiveFeed(server.url, database.pool, log)
  undo.push(live.stop)
  const platform = { db, clock, newId, secrets, live }
  const travel = createSiteTravel({
    db,
    networkId: network.id,
    travel: travelTime,
    index,
    now,
  })
  const address = config.publicUrl ?? listening.address
  const deps = {
    platform,
    network,
    travel,
    publicUrl: address,
    log,
    metrics,
    index,
    travelTime,
    production: config.production,
    metricsToken: config.metricsToken,
    trustedProxies: config.trustedProxies,
    backup: config.backup,
    oidc: config.oidc,
    centre: network.centre,
  }

  const courier = createCourier(config)
  const backup = { backup: config.backup, url, secret }
  const erasureFolders = [config.dataFolder, ...(config.backup.folder ? [config.backup.folder] : [])]
  const ground = { index, travelTime }
  const runners = jobRunners({ database, platform, courier, network, ground, backup, erasureFolders })
  // A restored backup may hold persons who were erased since: before anybody reads them.
  await runners
    .of(await network.id())
    ['keep-erasures']({})
    .catch((error) => log.error({ event: 'erasures.failed', err: error }))
  const jobs = await startJobs(database.pool, runners, log, metrics)
  undo.push(jobs.stop)
  listening.answerWith(createApp(deps).fetch)
  // The history of access has a point from the first day on, whatever the hour of the first start.
  void runners
    .of(await network.id())
    ['keep-access-day']({})
    .catch((error) => log.error({ event: 'access-day.failed', err: error }))
  // Last in, first undone: screens are let go of, the door closes, requests under way end while the database still answers.
  undo.push(listening.close, live.stop)
  return listening.address
}

async function embeddedDatabase(config: Config, undo: (() => Promise<void>)[]): Promise<string> {
  const embedded = await startEmbeddedPostgres(config.dataFolder)
  undo.push(embedded.stop)
  return embedded.url
}

/** `bindings` hold the socket: the address of who asks. */
type Fetch = (request: Request, bindings: HttpBindings) => Response | Promise<Response>

async function listen(
  config: Config,
): Promise<{ address: string; answerWith(fetch: Fetch): void; close(): Promise<void> }> {
  let answer: Fetch = answerWhileStarting
  let closing: Promise<void> | undefined
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch: (request, bindings) => answer(request, bindings as HttpBindings),
        port: config.port,
        hostname: config.host,
      },
      (info) => {
        const host = config.host === '127.0.0.1' || config.host === '0.0.0.0' ? 'localhost' : config.host
        resolve({
          address: `http://${host}:${info.port}`,
          close: () => (closing ??= closeServer(server as Server)),
          answerWith: (fetch) => {
            answer = fetch
          },
        })
      },
    )
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'ENOTFOUND' || error.code === 'EADDRNOTAVAIL'
          ? new ConfigError({
              fr: `L’adresse HOST=${config.host} n’est pas une adresse de cette machine.`,
              en: `The address HOST=${config.host} is not an address of this machine.`,
            })
          : error,
      ),
    )
  })
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const impatience = setTimeout(() => server.closeAllConnections(), STOP_PATIENCE_MS)
  await closed
  clearTimeout(impatience)
}
