import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readBackupName } from '@maillage/core/backup/backup-name.ts'
import { chooseExpired, type Retention } from '@maillage/core/backup/choose-expired.ts'
import type { Temporal } from 'temporal-polyfill'

const UNFINISHED_FOR_MS = 86_400_000

/**
 * Removes from a folder the backups of a network that no rule keeps, and what a backup that was killed left more than a
 * day ago. Other files, those of other networks among them, stay. Returns the names removed.
 */
export async function rotateBackups(
  folder: string,
  { network, keep, now }: { network: string; keep: Retention; now: Temporal.Instant },
): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isFile()).map((entry) => entry.name)
  const madeAt = new Map<number, string>()
  const removed: string[] = []
  for (const name of names) {
    const finished = readBackupName(network, name)
    if (finished !== undefined) madeAt.set(finished, name)
    const unfinished = name.endsWith('.part') ? readBackupName(network, name.slice(0, -5)) : undefined
    if (unfinished !== undefined && unfinished < now.epochMilliseconds - UNFINISHED_FOR_MS) removed.push(name)
  }
  for (const instant of chooseExpired([...madeAt.keys()], keep)) removed.push(madeAt.get(instant) ?? '')
  for (const name of removed) await rm(join(folder, name), { force: true })
  return removed.sort()
}
