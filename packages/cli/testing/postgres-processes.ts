import { readdirSync, readFileSync } from 'node:fs'

/**
 * Stops every process of a PostgreSQL where it stands, as a machine that swaps, a hypervisor that pauses or a disk that hangs do:
 * connections stay open, and nobody answers. Returns what lets it go on.
 */
export function freezePostgres(postmaster: number): () => void {
  process.kill(postmaster, 'SIGSTOP')
  const backends = childrenOf(postmaster)
  for (const pid of backends) process.kill(pid, 'SIGSTOP')
  return () => {
    for (const pid of [postmaster, ...backends]) process.kill(pid, 'SIGCONT')
  }
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
