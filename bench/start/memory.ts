import { readFile } from 'node:fs/promises'

const MIB_IN_KIB = 1024

/** The processes that a process started, and those that they started, itself excluded. Linux only. */
export async function descendants(pid: number): Promise<number[]> {
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => ''))
    .split(' ')
    .filter(Boolean)
    .map(Number)
  return [...children, ...(await Promise.all(children.map(descendants))).flat()]
}

/** The words of the command of a process. */
export async function commandOf(pid: number): Promise<string> {
  return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ')
}

/** Resident memory of one process, in MiB. */
export async function residentMiB(pid: number): Promise<number> {
  return (await field(`/proc/${pid}/status`, 'VmRSS')) / MIB_IN_KIB
}

/** Memory of processes that share some of it, in MiB: each shared page is counted once among those that hold it. */
export async function sharedOutMiB(pids: readonly number[]): Promise<number> {
  const parts = await Promise.all(pids.map((pid) => field(`/proc/${pid}/smaps_rollup`, 'Pss')))
  return parts.reduce((sum, part) => sum + part, 0) / MIB_IN_KIB
}

async function field(file: string, name: string): Promise<number> {
  const text = await readFile(file, 'utf8').catch(() => '')
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? Number.NaN)
}
