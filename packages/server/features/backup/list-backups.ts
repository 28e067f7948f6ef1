import type { Backup, Backups } from '@maillage/contract/backup.ts'
import { sql } from 'kysely'
import type { Config } from '../../platform/config.ts'
import type { Db } from '../../platform/database.ts'
import { defineReading } from '../../platform/reading.ts'
import { isVerifiable } from './ask-backup.ts'
import { NIGHTLY_AT, NIGHTLY_RETENTION } from './back-up-nightly.ts'
import { backupAccess } from './backup.access.ts'
import { type BackupFailure, failureSentence } from './backup-failure.ts'
import { readBackupFolder } from './backup-folder.ts'
import type { BackupOutcome } from './note-backup.ts'
import { readSlug } from './read-slug.ts'

/** The backups in the folder of this server, and how the last ones went. Names of files, never where they lie. */
export const listBackups = defineReading({
  name: 'list-backups',
  access: backupAccess['list-backups'],
  async run({ db }, input: { networkId: string; backup: Config['backup'] }): Promise<Backups> {
    const { folder, passphrase, recipient } = input.backup
    const network = await readSlug(db, input.networkId)
    const files = folder === undefined ? undefined : await readBackupFolder(folder, network)
    const outcomes = await lastOutcomes(db, input.networkId)
    const success = outcomes.find((one) => one.work === 'making' && one.failure === null)
    const failure = outcomes.find((one) => one.failure !== null)
    return {
      configuration: {
        folder: folder === undefined ? 'unset' : files === undefined ? 'missing' : 'ready',
        key: recipient ? 'key' : passphrase ? 'passphrase' : 'unset',
        keep: NIGHTLY_RETENTION,
        everyNightAt: NIGHTLY_AT,
      },
      state: await readState(db),
      lastSuccess: success?.at.toISOString() ?? null,
      lastFailure: failure?.failure
        ? { at: failure.at.toISOString(), sentence: failureSentence(failure.failure, failure.name) }
        : null,
      items: (files ?? []).map((file) => ({
        ...file,
        madeAt: new Date(file.madeAt).toISOString(),
        verification: verificationOf(file.name, outcomes),
        verifiable: isVerifiable(file, passphrase),
      })),
    }
  },
})

type Outcome = Pick<BackupOutcome, 'work' | 'name' | 'failure'> & { at: Date }

/** More than a year of backups, with their verifications. */
const MOST_OUTCOMES = 1_000

/** What the audit says of the last backups, the newest first. */
async function lastOutcomes(db: Db, networkId: string): Promise<Outcome[]> {
  const { rows } = await sql<{ at: Date; detail: Omit<Outcome, 'at'> }>`
    select at, detail from audit where subject_id = ${networkId} and action = 'note-backup'
     order by id desc limit ${MOST_OUTCOMES}`.execute(db)
  return rows.map(({ at, detail }) => ({ at, ...detail }))
}

/** Failures that say something of the file, and not of the moment. */
const isOfTheFile = ({ kind }: BackupFailure): boolean => ['damaged-backup', 'no-backup'].includes(kind)

function verificationOf(name: string, outcomes: readonly Outcome[]): Backup['verification'] {
  const found = outcomes.find(
    (one) =>
      one.work === 'verifying' && one.name === name && (one.failure === null || isOfTheFile(one.failure)),
  )
  return found ? { at: found.at.toISOString(), whole: found.failure === null } : null
}

async function readState(db: Db): Promise<Backups['state']> {
  const { rows } = await sql<{ task: string }>`
    select t.identifier as task from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier in ('back-up', 'verify-backup') and j.attempts < j.max_attempts + (j.locked_at is not null)::int
       and (j.locked_at is not null or j.run_at <= now())
     order by t.identifier limit 1`.execute(db)
  if (!rows[0]) return 'idle'
  return rows[0].task === 'back-up' ? 'making' : 'verifying'
}
