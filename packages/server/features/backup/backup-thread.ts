import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../../platform/refusal.ts'
import { backUpNightly, type NightlyOrder } from './back-up-nightly.ts'
import { type BackupFailure, failureOf } from './backup-failure.ts'
import { verifyBackup } from './read-backup.ts'

/** What the thread is asked: to make a backup, or to read one to its end. */
export type BackupOrder = { make: NightlyOrder } | { verify: { file: string; passphrase: string } }

/** What it answers. `said` is for the log. */
export type BackupAnswer = { file: string } | { failure: BackupFailure; said: string }

/** A thread of its own: deriving a key from a passphrase takes a second of computing, during which a server must answer. */
try {
  answer({ file: await work(workerData as BackupOrder) })
} catch (error) {
  answer({
    failure: failureOf(error),
    said: error instanceof Refusal ? error.sentence.en : String(error),
  })
}

async function work(order: BackupOrder): Promise<string> {
  if ('make' in order) return backUpNightly(order.make)
  const { file, passphrase } = order.verify
  await verifyBackup(file, { passphrase })
  return file
}

function answer(said: BackupAnswer): void {
  parentPort?.postMessage(said)
}
