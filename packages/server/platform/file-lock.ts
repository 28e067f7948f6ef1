import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'

const PAUSE_MS = 100
/** A lock is made, then written: an empty one is that of a process in between, or killed in between. */
const UNWRITTEN_MS = 5_000

/**
 * Takes a lock that one living process of this machine holds at a time: a file that names it. One that a process left when
 * it was killed is taken over, also where its number is that of another program by now.
 * @returns what lets go of it; undefined when another process still holds it after `patienceMs`.
 */
export async function takeFileLock(
  file: string,
  patienceMs: number,
): Promise<(() => Promise<void>) | undefined> {
  const mine = await nameOf(process.pid)
  for (let waited = 0; ; waited += PAUSE_MS) {
    if (await make(file, mine)) return () => rm(file, { force: true })
    if (await isAbandoned(file)) await removeAbandoned(file)
    else if (waited >= patienceMs) return undefined
    else await wait(PAUSE_MS)
  }
}

/** Waits until no living process holds a lock. False when one still does after `patienceMs`. */
export async function waitForFileLock(file: string, patienceMs: number): Promise<boolean> {
  for (let waited = 0; (await contentOf(file)) !== undefined; waited += PAUSE_MS) {
    if (await isAbandoned(file)) return true
    if (waited >= patienceMs) return false
    await wait(PAUSE_MS)
  }
  return true
}

async function make(file: string, content: string): Promise<boolean> {
  try {
    await writeFile(file, content, { mode: 0o644, flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function contentOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
}

async function isAbandoned(file: string): Promise<boolean> {
  const holder = await contentOf(file)
  if (holder === undefined) return false
  if (holder !== '') return !(await isAlive(holder))
  const found = await stat(file).catch(() => undefined)
  return found !== undefined && Date.now() - found.mtimeMs > UNWRITTEN_MS
}

/**
 * Of several processes that found the same lock abandoned, one at a time may remove it: that needs a lock of its own, named after
 * the dead holder. Whoever comes late finds that the holder has changed, and leaves the new lock alone.
 */
async function removeAbandoned(file: string): Promise<void> {
  const holder = await contentOf(file)
  if (holder === undefined) return
  const release = await takeFileLock(`${file}.${holder.replaceAll(/\D+/g, '-') || 'unwritten'}`, 0)
  if (!release) return wait(PAUSE_MS)
  try {
    if ((await contentOf(file)) === holder && (await isAbandoned(file))) await rm(file, { force: true })
  } finally {
    await release()
  }
}

async function isAlive(holder: string): Promise<boolean> {
  const pid = Number(holder.split(' ')[0])
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return (await nameOf(pid)) === holder
}

/** A process by its number and, where the system tells it (proc(5), field 22), when it started. */
async function nameOf(pid: number): Promise<string> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const startedAt = status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  return `${pid} ${startedAt}`
}
