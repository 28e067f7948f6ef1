import { Worker } from 'node:worker_threads'
import type { Profession } from '@maillage/territory/accessibility/professions.ts'
import type { AplOfFrance } from './apl-thread.ts'

const known = new Map<Profession, Promise<AplOfFrance>>()

/** Access of all communes of France to a profession, computed once in a thread of its own and kept (1 MB). */
export function computeApl(profession: Profession): Promise<AplOfFrance> {
  const found = known.get(profession)
  if (found) return found
  const computing = inItsOwnThread(profession)
  known.set(profession, computing)
  computing.catch(() => known.delete(profession))
  return computing
}

function inItsOwnThread(profession: Profession): Promise<AplOfFrance> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./apl-thread.ts', import.meta.url), { workerData: profession })
    thread.once('message', (answer: AplOfFrance) => resolve(answer))
    thread.once('error', reject)
    thread.once('exit', (code) => reject(new Error(`the thread of the APL ended with ${code}`)))
    // A server that stops does not wait for it.
    thread.unref()
  })
}
