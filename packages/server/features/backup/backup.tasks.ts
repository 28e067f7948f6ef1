import { Worker } from 'node:worker_threads'
import type { Clock } from '../../platform/clock.ts'
import { type Config, ConfigError } from '../../platform/config.ts'
import type { TaskHandlers } from '../../platform/jobs.ts'
import type { NightlyOrder } from './back-up-nightly.ts'
import { sealingKeyOf } from './sealing-key.ts'

/**
 * The job of every night: a backup into MAILLAGE_BACKUP_DIR; nothing when that is not set.
 * @throws {ConfigError} for a folder without a key. @throws {Refusal} for a key that cannot serve.
 */
export function backupTasks(deps: {
  backup: Config['backup']
  url: string
  secret: string
  clock: Clock
}): Pick<TaskHandlers, 'back-up'> {
  const { folder, ...environment } = deps.backup
  if (folder === undefined) return { 'back-up': async () => undefined }
  const key = sealingKeyOf(environment)
  if (!key) throw keyMissing()
  return {
    'back-up': async () => {
      const { url, secret, clock } = deps
      await inItsOwnThread({ url, secret, key, folder, now: clock.now().toString() })
    },
  }
}

function inItsOwnThread(order: NightlyOrder): Promise<void> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./backup-thread.ts', import.meta.url), { workerData: order })
    thread.once('error', reject)
    thread.once('message', (said: { failure?: string }) =>
      said.failure === undefined ? resolve() : reject(new Error(said.failure)),
    )
    thread.once('exit', () => reject(new Error('the backup ended without a word')))
  })
}

const keyMissing = (): ConfigError =>
  new ConfigError({
    fr: 'MAILLAGE_BACKUP_DIR demande une clé : MAILLAGE_BACKUP_RECIPIENT (clé publique age), ou MAILLAGE_BACKUP_PASSPHRASE.',
    en: 'MAILLAGE_BACKUP_DIR asks for a key: MAILLAGE_BACKUP_RECIPIENT (age public key), or MAILLAGE_BACKUP_PASSPHRASE.',
  })
