import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { access, chown, constants, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { ConfigError } from './config.ts'
import { usingDataFolder } from './data-folder.ts'
import { chooseLauncher, type Launcher, locateBinaries } from './postgres-launcher.ts'
import { freePort, launch, stopByPid } from './postgres-process.ts'

const run = promisify(execFile)
/** Held by the server that owns the embedded database, for as long as it lives. */
const OWNER_LOCK = 7_261_034_118
const OWNER_PATIENCE_MS = 2_000
const LOCK_NOT_AVAILABLE = '55P03'

export interface EmbeddedPostgres {
  url: string
  stop(): Promise<void>
}

/**
 * Starts, or takes over after a crash, the PostgreSQL of a data folder. It runs in its own process group, so that Ctrl-C
 * stops the server first, then the database; it listens on the loopback address only, with a random password.
 *
 * @throws {ConfigError} when another server owns the folder, or the folder cannot be used.
 */
export async function startEmbeddedPostgres(dataFolder: string): Promise<EmbeddedPostgres> {
  const binaries = await locateBinaries()
  const cluster = join(dataFolder, 'postgres')
  const password = await usingDataFolder(dataFolder, async () => {
    await mkdir(cluster, { recursive: true, mode: 0o700 })
    return readOrCreatePassword(join(dataFolder, 'postgres.password'))
  })
  const launcher = await chooseLauncher(cluster, binaries.postgres)
  if (!(await exists(join(cluster, 'PG_VERSION'))))
    await initialise(binaries.initdb, cluster, password, launcher)

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
  return exists(join(dataFolder, 'postgres', 'PG_VERSION'))
}

/**
 * The address of the PostgreSQL of a data folder that runs, for one more client of it: whoever connects owns nothing and
 * stops nothing. Undefined when none answers.
 */
export async function urlOfRunningPostgres(dataFolder: string): Promise<string | undefined> {
  const running = await runningServer(join(dataFolder, 'postgres'))
  const password = await readFile(join(dataFolder, 'postgres.password'), 'utf8').catch(() => undefined)
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

async function readOrCreatePassword(file: string): Promise<string> {
  const known = await readFile(file, 'utf8').catch(() => undefined)
  if (known) return known.trim()
  const password = randomBytes(24).toString('hex')
  await writeFile(file, password, { mode: 0o600 })
  return password
}

async function initialise(
  initdb: string,
  cluster: string,
  password: string,
  launcher: Launcher,
): Promise<void> {
  const passwordFile = join(cluster, '..', 'initdb.password')
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (launcher.identity.uid !== undefined)
    await chown(passwordFile, launcher.identity.uid, launcher.identity.gid ?? 0)
  const { file, args } = launcher.command(initdb, [
    `--pgdata=${cluster}`,
    '--username=maillage',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--data-checksums',
  ])
  try {
    await run(file, args, {
      ...launcher.identity,
      cwd: '/',
      env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' },
    })
  } catch (error) {
    await rm(cluster, { recursive: true, force: true })
    const said = String((error as { stderr?: string }).stderr ?? error).trim()
    throw new ConfigError({
      fr: `La base de données n’a pas pu être créée : ${said}`,
      en: `The database could not be created: ${said}`,
    })
  } finally {
    await rm(passwordFile, { force: true })
  }
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

async function exists(file: string): Promise<boolean> {
  return access(file, constants.F_OK).then(
    () => true,
    () => false,
  )
}
