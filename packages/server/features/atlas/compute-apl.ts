import { Worker } from 'node:worker_threads'
import type { Profession } from '@maillage/territory/accessibility/professions.ts'
import type { AplOfFrance } from './apl-thread.ts'

type ByProfession = ReadonlyMap<Profession, AplOfFrance>

let known: Promise<ByProfession> | undefined

/** Access of all communes of France by profession, computed once in a thread of its own and kept (3 MB). */
export function computeApl(): Promise<ByProfession> {
  if (known) return known
  const computing = inItsOwnThread()
  computing.catch(() => {
    known = undefined
  })
  known = computing
  return computing
}

function inItsOwnThread(): Promise<ByProfession> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./apl-thread.ts', import.meta.url))
    thread.once('message', (answer: ByProfession) => resolve(answer))
    thread.once('error', reject)
    thread.once('exit', (code) => reject(new Error(`the thread of the APL ended with ${code}`)))
    // A server that stops does not wait for it.
    thread.unref()
  })
}
