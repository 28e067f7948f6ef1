import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { ConfigError } from './config.ts'
import { makeDataFolder, usingDataFolder } from './data-folder.ts'
import { takeFileLock, waitForFileLock } from './file-lock.ts'
import { clusterOf, hasCluster, makeClusterOnce, passwordFileOf } from './make-cluster.ts'
import { chooseLauncher, locateBinaries } from './postgres-launcher.ts'
import { freePort, launch, stopByPid } from './postgres-process.ts'

/** Held by the server that owns the embedded database, for as long as it lives. */
const OWNER_LOCK = 7_261_034_118
const OWNER_PATIENCE_MS = 2_000
const LOCK_NOT_AVAILABLE = '55P03'

export interface EmbeddedPostgres {
  url: string
  stop(): Promise<void>
}

/** A first start takes seconds, a command rarely more than a minute. */
const LOCK_PATIENCE_MS = 60_000

/** Held while an embedded database is made or started, and by a command for as long as it has one started. */
const lockOf = (dataFolder: string): string => join(dataFolder, 'postgres.lock')

/**
 * Starts, or takes over after a crash, the PostgreSQL of a data folder. It runs in its own process group, so that Ctrl-C
 * stops the server first, then the database; it listens on the loopback address only, with a random password. A command that
 * has it started is waited for.
 *
 * @throws {ConfigError} when another server owns the folder, or the folder cannot be used.
 */
export async function startEmbeddedPostgres(dataFolder: string): Promise<EmbeddedPostgres> {
  return whileLocked(dataFolder, () => startLocked(dataFolder))
}

/**
 * Lets `work` use the PostgreSQL of a data folder, which is started before and stopped after it. Others wait meanwhile: two
 * commands at once run one after the other. One that `joins` takes the database of a server that runs, which goes on after it.
 *
 * @throws {ConfigError} as `startEmbeddedPostgres` does.
 */
export async function useEmbeddedPostgres<Result>(
  dataFolder: string,
  { joins }: { joins: boolean },
  work: (url: string) => Promise<Result>,
): Promise<Result> {
  if (joins) {
    await waitForFileLock(lockOf(dataFolder), LOCK_PATIENCE_MS)
    const running = await urlOfRunningPostgres(dataFolder)
    if (running) return work(running)
  }
  return whileLocked(dataFolder, async () => {
    const started = await startLocked(dataFolder)
    try {
      return await work(started.url)
    } finally {
      await started.stop()
    }
  })
}

async function whileLocked<Result>(dataFolder: string, work: () => Promise<Result>): Promise<Result> {
  await makeDataFolder(dataFolder)
  const release = await usingDataFolder(dataFolder, () => takeFileLock(lockOf(dataFolder), LOCK_PATIENCE_MS))
  if (!release) throw inUse(dataFolder)
  try {
    return await work()
  } finally {
    await release()
  }
}

async function startLocked(dataFolder: string): Promise<EmbeddedPostgres> {
  const cluster = clusterOf(dataFolder)
  const password = await usingDataFolder(dataFolder, () => makeClusterOnce(dataFolder))
  const binaries = await locateBinaries()
  const launcher = await chooseLauncher(cluster, binaries.postgres)

  const url = (port: number) => urlFor(port, password)
  const running = await runningServer(cluster)
  if (running) {
    const owner = await tryToOwn(url(running.port))
    if (owner === 'owned-by-another') throw inUse(dataFolder)
    if (owner) {
      return keepAlive({
        pid: running.pid,
        owner,
        port: running.port,
        url: url(running.port),
        start: () => start(running.port),
      })
    }
    await removeStalePidFile(cluster, running.pid)
  }
  const port = await freePort()
  return keepAlive({ ...(await start(port)), port, url: url(port), start: () => start(port) })

  async function start(atPort: number): Promise<RunningCluster> {
    const pid = await launch(binaries.postgres, cluster, atPort, launcher, dataFolder)
    const owner = await tryToOwn(url(atPort))
    if (!owner || owner === 'owned-by-another') throw inUse(dataFolder)
    return { pid, owner }
  }
}

/** Whether a data folder has an embedded database, running or not. */
export async function hasEmbeddedPostgres(dataFolder: string): Promise<boolean> {
  return usingDataFolder(dataFolder, () => hasCluster(dataFolder))
}

/**
 * The address of the PostgreSQL of a data folder that runs, for one more client of it: whoever connects owns nothing and
 * stops nothing. Undefined when none answers.
 */
export async function urlOfRunningPostgres(dataFolder: string): Promise<string | undefined> {
  const running = await runningServer(clusterOf(dataFolder))
  const password = await readFile(passwordFileOf(dataFolder), 'utf8').catch(() => undefined)
  if (!running || !password) return undefined
  const url = urlFor(running.port, password.trim())
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => undefined)
  return client.connect().then(
    () => client.end().then(() => url),
    () => undefined,
  )
}

interface RunningCluster {
  pid: number
  /** The connection that holds the lock of the folder; it ends when the database does. */
  owner: pg.Client
}

const RESTART_PAUSE_MS = 1000

/** A database that dies is started again at the same address, for as long as the server lives. */
function keepAlive(
  cluster: RunningCluster & { port: number; url: string; start(): Promise<RunningCluster> },
): EmbeddedPostgres {
  let current: RunningCluster = cluster
  let stopping = false
  let restart: Promise<void> = Promise.resolve()
  const watch = (): void => {
    current.owner.once('end', () => {
      if (!stopping) restart = revive()
    })
  }
  const revive = async (): Promise<void> => {
    while (!stopping) {
      await new Promise((resolve) => setTimeout(resolve, RESTART_PAUSE_MS))
      const owner = await tryToOwn(cluster.url)
      const next =
        owner && owner !== 'owned-by-another'
          ? { pid: current.pid, owner }
          : await cluster.start().catch(() => undefined)
      if (!next) continue
      current = next
      watch()
      return
    }
  }
  watch()
  return {
    url: cluster.url,
    stop: async () => {
      stopping = true
      await restart
      await current.owner.end().catch(() => undefined)
      await stopByPid(current.pid)
    },
  }
}

function urlFor(port: number, password: string): string {
  return `postgres://maillage:${password}@127.0.0.1:${port}/postgres`
}

function inUse(dataFolder: string): ConfigError {
  return new ConfigError({
    fr: `Le dossier de données ${dataFolder} est déjà utilisé par un autre Maillage. Arrêtez-le, ou choisissez un autre dossier avec MAILLAGE_DATA.`,
    en: `The data folder ${dataFolder} is already used by another Maillage. Stop it, or choose another folder with MAILLAGE_DATA.`,
  })
}

async function runningServer(cluster: string): Promise<{ pid: number; port: number } | undefined> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  const port = Number(lines[3])
  if (!pid || !port) return undefined
  try {
    process.kill(pid, 0)
    return { pid, port }
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? { pid, port } : undefined
  }
}

/** After a power cut the number in the pid file may belong to another program: PostgreSQL would then refuse to start. */
async function removeStalePidFile(cluster: string, pid: number): Promise<void> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined)
  if (command !== undefined && !command.includes('postgres'))
    await rm(join(cluster, 'postmaster.pid'), { force: true })
}

/** Waits a little: the session of a server that was killed keeps its lock until PostgreSQL notices. */
async function tryToOwn(url: string): Promise<pg.Client | 'owned-by-another' | undefined> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'maillage owner',
    connectionTimeoutMillis: 5000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query(`set lock_timeout = '${OWNER_PATIENCE_MS}ms'`)
    await client.query('select pg_advisory_lock($1)', [OWNER_LOCK])
    return client
  } catch (error) {
    await client.end().catch(() => undefined)
    return (error as { code?: string }).code === LOCK_NOT_AVAILABLE ? 'owned-by-another' : undefined
  }
}
