import type { ProgramSolver } from '../solver/solve-program.ts'
import { runSiting } from './run-siting.ts'
import type { SitingProblem, SitingProgress, SitingRefusal, SitingResult } from './siting-problem.ts'

/** What a run is asked beside its problem. */
export interface SitingRequest {
  readonly seed?: number
  readonly proofSeconds?: number
  readonly patience?: number
  readonly alternatives?: number
}

/** Messages to the worker. `stop` is read while the solver blocks the worker's messages: its first byte is 1 to stop. */
export type ToSitingWorker =
  | {
      readonly kind: 'start'
      readonly id: number
      readonly problem: SitingProblem
      readonly request: SitingRequest
      readonly stop?: SharedArrayBuffer
    }
  | { readonly kind: 'cancel'; readonly id: number }

/** Messages of the worker: any number of `progress`, then one of the others. */
export type FromSitingWorker =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: SitingProgress }
  | { readonly kind: 'done'; readonly id: number; readonly result: SitingResult }
  | { readonly kind: 'refused'; readonly id: number; readonly refusal: SitingRefusal }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }

/** The worker's side of a channel: `parentPort` of Node, or the global scope of a Web Worker. */
export interface SitingPort {
  post(message: FromSitingWorker): void
  listen(take: (message: ToSitingWorker) => void): void
}

/**
 * Answers the runs that a port asks for. `pause` lets messages in: a turn of the event loop. Everything posted can be cloned.
 */
export function serveSiting(
  port: SitingPort,
  { loadSolver, pause }: { loadSolver: () => Promise<ProgramSolver>; pause: () => Promise<void> },
): void {
  const cancelled = new Set<number>()
  port.listen((message) => {
    if (message.kind === 'cancel') cancelled.add(message.id)
    else void answer(message)
  })

  async function answer({ id, problem, request, stop }: ToSitingWorker & { kind: 'start' }): Promise<void> {
    const flag = stop === undefined ? undefined : new Uint8Array(stop)
    try {
      const result = await runSiting(problem, {
        ...request,
        loadSolver,
        pause,
        shouldStop: () => cancelled.has(id) || (flag !== undefined && Atomics.load(flag, 0) === 1),
        onProgress: (progress) => port.post({ kind: 'progress', id, progress }),
      })
      port.post(
        'refusal' in result ? { kind: 'refused', id, refusal: result.refusal } : { kind: 'done', id, result },
      )
    } catch (error) {
      port.post({ kind: 'failed', id, message: (error as Error).message })
    } finally {
      cancelled.delete(id)
    }
  }
}

/** The asking side of a channel to one worker. */
export interface SitingWorkerHandle {
  post(message: ToSitingWorker): void
  listen(take: (message: FromSitingWorker) => void): void
  /** Ends the worker at once. */
  end(): void
}

export interface SitingAsk {
  readonly problem: SitingProblem
  readonly request: SitingRequest
  readonly onProgress?: (progress: SitingProgress) => void
  /** Aborted: the worker is asked to stop, and ended when it has not answered within `graceMs`. */
  readonly signal?: AbortSignal
  readonly graceMs?: number
  /** Shared memory may be used: always in Node, in a browser when it is isolated across origins. */
  readonly canShare: boolean
}

/** The run was stopped before the worker could answer; the best layout that it told of, if any. */
export interface CutShort {
  readonly cutShort: SitingProgress | undefined
}

/** Asks a worker of one's own for one run. The worker is of no use afterwards when the answer is `cutShort`. */
export function askSiting(
  worker: SitingWorkerHandle,
  { problem, request, onProgress, signal, graceMs = 1500, canShare }: SitingAsk,
): Promise<SitingResult | { readonly refusal: SitingRefusal } | CutShort> {
  const stop = canShare ? new SharedArrayBuffer(1) : undefined
  const id = 1
  return new Promise((resolve, reject) => {
    let last: SitingProgress | undefined
    worker.listen((message) => {
      if (message.kind === 'progress') {
        last = message.progress
        onProgress?.(message.progress)
      } else if (message.kind === 'done') resolve(message.result)
      else if (message.kind === 'refused') resolve({ refusal: message.refusal })
      else reject(new Error(message.message))
    })
    signal?.addEventListener('abort', () => {
      if (stop !== undefined) Atomics.store(new Uint8Array(stop), 0, 1)
      worker.post({ kind: 'cancel', id })
      setTimeout(() => {
        worker.end()
        resolve({ cutShort: last })
      }, graceMs)
    })
    worker.post({ kind: 'start', id, problem, request, ...(stop && { stop }) })
  })
}
