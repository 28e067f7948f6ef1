import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'

/**
 * Stops every process of a PostgreSQL where it stands, as a machine that swaps, a hypervisor that pauses or a disk that hangs do:
 * connections stay open, and nobody answers. Returns what lets it go on.
 */
export function freezePostgres(postmaster: number): () => void {
  // The postmaster first: it starts no other meanwhile.
  process.kill(postmaster, 'SIGSTOP')
  const frozen = postgresProcesses(postmaster)
  for (const pid of frozen) process.kill(pid, 'SIGSTOP')
  const goOn = (): void => {
    process.off('exit', goOn)
    for (const pid of frozen) process.kill(pid, 'SIGCONT')
  }
  // A test that is interrupted leaves no PostgreSQL that nobody can stop.
  process.on('exit', goOn)
  return goOn
}

/**
 * Lets no file of these processes, and of those that they start, grow beyond so many bytes: what they write then fails as on a
 * full disk, with another number (EFBIG). Undefined takes the limit away.
 */
export function limitFileSize(pids: readonly number[], bytes: number | undefined): void {
  for (const pid of pids) {
    try {
      // Only the owner of a process may change its limits; under root, PostgreSQL runs as another user.
      const { uid, gid } = statSync(`/proc/${pid}`)
      execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes ?? 'unlimited'}:`], {
        uid,
        gid,
        stdio: 'pipe',
      })
    } catch (error) {
      // A connection that ended since it was listed; what starts after it inherits from the postmaster.
      if (existsSync(`/proc/${pid}`)) throw error
    }
  }
}

/** The postmaster and what it started. */
export function postgresProcesses(postmaster: number): number[] {
  return [postmaster, ...childrenOf(postmaster)]
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent)
}

/** The fourth field of stat, after the name in brackets. */
function parentOf(pid: number): number | undefined {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1])
  } catch {
    return undefined
  }
}
