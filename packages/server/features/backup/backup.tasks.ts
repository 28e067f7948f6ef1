import { basename, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type Platform, runAction } from '../../platform/action.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Config, ConfigError } from '../../platform/config.ts'
import type { TaskHandlers } from '../../platform/jobs.ts'
import type { BackupAnswer, BackupOrder } from './backup-thread.ts'
import { type BackupOutcome, noteBackup } from './note-backup.ts'
import { sealingKeyOf } from './sealing-key.ts'

interface BackupTaskDependencies {
  backup: Config['backup']
  /** Of the role that owns the tables. */
  url: string
  secret: string
  clock: Clock
  platform: Platform
  network: { id(): Promise<string> }
}

/**
 * The job of every night, or asked for: a backup into MAILLAGE_BACKUP_DIR; and the one that reads a backup to its end. Nothing
 * when no folder is set. How each ends is noted in the audit.
 * @throws {ConfigError} for a folder without a key. @throws {Refusal} for a key that cannot serve.
 */
export function backupTasks(deps: BackupTaskDependencies): Pick<TaskHandlers, 'back-up' | 'verify-backup'> {
  const { folder, ...environment } = deps.backup
  if (folder === undefined)
    return { 'back-up': async () => undefined, 'verify-backup': async () => undefined }
  const key = sealingKeyOf(environment)
  if (!key) throw keyMissing()
  const note = noteWith(deps)
  return {
    'back-up': async () => {
      const { url, secret, clock } = deps
      const now = clock.now().toString()
      await note({ work: 'making', name: '' }, { make: { url, secret, key, folder, now } })
    },
    'verify-backup': async ({ name }) => {
      const { passphrase } = environment
      if (passphrase === undefined || basename(name) !== name) return
      await note({ work: 'verifying', name }, { verify: { file: join(folder, name), passphrase } })
    },
  }
}

/** Has the order carried out, and notes how it ended. @throws {Error} for a backup that failed: the job is tried again. */
function noteWith({ platform, network, clock }: BackupTaskDependencies) {
  return async (what: Pick<BackupOutcome, 'work' | 'name'>, order: BackupOrder): Promise<void> => {
    const answer = await inItsOwnThread(order)
    const failed = 'failure' in answer
    const outcome = {
      networkId: await network.id(),
      work: what.work,
      name: failed ? what.name : basename(answer.file),
      failure: failed ? answer.failure : null,
    }
    const call = { actor: { kind: 'system' as const, task: 'note-backup' }, language: 'fr' as const }
    await runAction({ ...platform, clock }, noteBackup, call, outcome)
    if (failed && what.work === 'making') throw new Error(answer.said)
  }
}

function inItsOwnThread(order: BackupOrder): Promise<BackupAnswer> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./backup-thread.ts', import.meta.url), { workerData: order })
    thread.once('error', reject)
    thread.once('message', resolve)
    thread.once('exit', () => reject(new Error('the backup ended without a word')))
  })
}

const keyMissing = (): ConfigError =>
  new ConfigError({
    fr: 'MAILLAGE_BACKUP_DIR demande une clé : MAILLAGE_BACKUP_RECIPIENT (clé publique age), ou MAILLAGE_BACKUP_PASSPHRASE.',
    en: 'MAILLAGE_BACKUP_DIR asks for a key: MAILLAGE_BACKUP_RECIPIENT (age public key), or MAILLAGE_BACKUP_PASSPHRASE.',
  })
