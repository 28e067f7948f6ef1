import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdtemp, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { ConfigError } from './config.ts'
import { chooseLauncher, type Launcher, locateBinaries } from './postgres-launcher.ts'

const run = promisify(execFile)

/** Beside the cluster, and ours alone: what a first start was making. */
const UNFINISHED = 'postgres.new-'
/** As mkdtemp completes that name; `initdb.password` is where earlier versions wrote the password for initdb. */
const REMAINS = /^(postgres\.new-[A-Za-z0-9]{6}(\.password)?|initdb\.password)$/

export const clusterOf = (dataFolder: string): string => join(dataFolder, 'postgres')
export const passwordFileOf = (dataFolder: string): string => join(dataFolder, 'postgres.password')

/**
 * Whether a data folder has a cluster. Any other fault of the file system than its absence is thrown: a disk that does not
 * answer is no empty one.
 */
export async function hasCluster(dataFolder: string): Promise<boolean> {
  const found = await absentAsUndefined(stat(join(clusterOf(dataFolder), 'PG_VERSION')))
  return found !== undefined
}

/**
 * Makes the cluster of a data folder that has none, beside its place, and puts it there whole: a start that is killed on the
 * way leaves nothing that the next one does not remove. Only one process at a time may call it.
 * Nothing is removed but what a first start made.
 *
 * @returns the password of the cluster.
 * @throws {ConfigError} when its place holds something else, when the password of an existing one is lost, or initdb fails.
 */
export async function makeClusterOnce(dataFolder: string): Promise<string> {
  await removeUnfinished(dataFolder)
  const known = (await absentAsUndefined(readFile(passwordFileOf(dataFolder), 'utf8')))?.trim()
  if (await hasCluster(dataFolder)) {
    if (!known) throw passwordLost(dataFolder)
    return known
  }
  const place = clusterOf(dataFolder)
  const there = await absentAsUndefined(readdir(place))
  if (there && there.length > 0) throw otherContent(place)
  const password = known || randomBytes(24).toString('hex')
  if (!known) await writeFile(passwordFileOf(dataFolder), password, { mode: 0o600, flush: true })
  const unfinished = await mkdtemp(join(dataFolder, UNFINISHED))
  try {
    await initialise(unfinished, password)
    if (there) await rmdir(place)
    await rename(unfinished, place)
  } finally {
    await removeUnfinished(dataFolder)
  }
  return password
}

/** What initdb of a killed start still writes may hold it back: then the next start removes it. */
async function removeUnfinished(dataFolder: string): Promise<void> {
  for (const name of await readdir(dataFolder))
    if (REMAINS.test(name))
      await rm(join(dataFolder, name), { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined)
}

async function initialise(cluster: string, password: string): Promise<void> {
  const binaries = await locateBinaries()
  const launcher = await chooseLauncher(cluster, binaries.postgres)
  const passwordFile = join(dirname(cluster), `${basename(cluster)}.password`)
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (launcher.identity.uid !== undefined)
    await chown(passwordFile, launcher.identity.uid, launcher.identity.gid ?? 0)
  await runInitdb(launcher, binaries.initdb, [
    `--pgdata=${cluster}`,
    '--username=maillage',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--data-checksums',
  ])
}

async function runInitdb(launcher: Launcher, initdb: string, words: string[]): Promise<void> {
  const { file, args } = launcher.command(initdb, words)
  try {
    await run(file, args, {
      ...launcher.identity,
      cwd: '/',
      env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' },
    })
  } catch (error) {
    const said = String((error as { stderr?: string }).stderr ?? error).trim()
    throw new ConfigError({
      fr: `La base de données n’a pas pu être créée : ${said}`,
      en: `The database could not be created: ${said}`,
    })
  }
}

/** What is read, or undefined where there is nothing of that name. */
async function absentAsUndefined<Found>(reading: Promise<Found>): Promise<Found | undefined> {
  return reading.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
}

function otherContent(place: string): ConfigError {
  return new ConfigError({
    fr: `Le dossier ${place} n’est pas vide, et la base de données n’y est pas entière\u202f: PG_VERSION manque. Rien n’y a été changé. S’il contient vos données, copiez-le d’abord, puis reprenez une sauvegarde dans un autre dossier (MAILLAGE_DATA)\u202f; sinon, videz-le ou choisissez un autre dossier.`,
    en: `The folder ${place} is not empty, and the database in it is not whole: PG_VERSION is missing. Nothing in it was changed. If it holds your data, copy it first, then restore a backup into another folder (MAILLAGE_DATA); if not, empty it or choose another folder.`,
  })
}

function passwordLost(dataFolder: string): ConfigError {
  const file = passwordFileOf(dataFolder)
  return new ConfigError({
    fr: `La base de données est là, mais son mot de passe manque\u202f: ${file}. Remettez ce fichier, ou reprenez une sauvegarde dans un autre dossier (MAILLAGE_DATA).`,
    en: `The database is there, but its password is missing: ${file}. Put this file back, or restore a backup into another folder (MAILLAGE_DATA).`,
  })
}
