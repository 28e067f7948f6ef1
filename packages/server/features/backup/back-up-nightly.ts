import { join } from 'node:path'
import { backupName } from '@maillage/core/backup/backup-name.ts'
import type { Retention } from '@maillage/core/backup/choose-expired.ts'
import { Temporal } from 'temporal-polyfill'
import { makeBackup } from './make-backup.ts'
import { rotateBackups } from './rotate-backups.ts'
import type { SealingKey } from './sealed-file.ts'

/** What a backup into the folder is asked: plain values, which another thread can be given. */
export interface NightlyOrder {
  url: string
  secret: string | null
  key: SealingKey
  folder: string
  /** ISO instant. */
  now: string
}

/** In UTC, as the timetable of the jobs has it. */
export const NIGHTLY_AT = '02:15'

/** A week of days, a month of weeks, a year of months. */
export const NIGHTLY_RETENTION: Retention = { daily: 7, weekly: 4, monthly: 12 }

/** Backs up into the folder, then removes the older backups that no rule keeps. Returns the file. */
export async function backUpNightly({ url, secret, key, folder, now }: NightlyOrder): Promise<string> {
  const instant = Temporal.Instant.from(now)
  const fileFor = (network: string) => join(folder, backupName(network, instant))
  const { file, network } = await makeBackup({ url, secret, key, now: instant, fileFor })
  await rotateBackups(folder, { network, keep: NIGHTLY_RETENTION, now: instant })
  return file
}
