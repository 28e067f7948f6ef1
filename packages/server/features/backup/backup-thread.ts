import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../../platform/refusal.ts'
import { backUpNightly, type NightlyOrder } from './back-up-nightly.ts'

/** A thread of its own: deriving a key from a passphrase takes a second of computing, during which a server must answer. */
try {
  parentPort?.postMessage({ file: await backUpNightly(workerData as NightlyOrder) })
} catch (error) {
  parentPort?.postMessage({ failure: error instanceof Refusal ? error.sentence.en : String(error) })
}
