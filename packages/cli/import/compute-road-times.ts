import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { MatrixQuestion } from '@maillage/territory/roads/road-matrix.ts'
import { storedMinutes } from '@maillage/territory/roads/roads-file.ts'
import type { TravelCsr } from '@maillage/territory/travel-csr.ts'
import type { RoadsRow, RoadsWork } from './roads-worker.ts'

const MOST_WORKERS = 16

export interface ComputeOptions {
  /** Stops the workers and rejects with its reason. */
  readonly signal: AbortSignal
  /** Told after each origin. */
  onOrigin?(done: number, all: number): void
  readonly workers?: number
}

/**
 * Driving times between all places, one bounded search an origin, over the processors of the machine: the roads lie in memory once,
 * and the answer does not depend on how many workers there are.
 */
export async function computeRoadTimes(
  question: MatrixQuestion,
  options: ComputeOptions,
): Promise<TravelCsr> {
  const { size } = question.places
  const rows = new Array<RoadsRow | undefined>(size)
  let done = 0
  const take = (row: RoadsRow) => {
    rows[row.origin] = row
    options.onOrigin?.(++done, size)
  }
  const count = Math.min(options.workers ?? availableParallelism(), MOST_WORKERS, Math.max(1, size))
  const work: RoadsWork = {
    question: inSharedMemory(question),
    next: new Int32Array(new SharedArrayBuffer(4)),
  }
  const workers = Array.from({ length: count }, () => startWorker(work, take))
  const stop = () => {
    for (const { worker } of workers) void worker.terminate()
  }
  options.signal.addEventListener('abort', stop, { once: true })
  try {
    options.signal.throwIfAborted()
    await Promise.all(workers.map(({ ended }) => ended))
    options.signal.throwIfAborted()
  } finally {
    options.signal.removeEventListener('abort', stop)
    stop()
  }
  return csrOf(rows as RoadsRow[])
}

function startWorker(work: RoadsWork, take: (row: RoadsRow) => void) {
  const worker = new Worker(new URL('./roads-worker.ts', import.meta.url), { workerData: work })
  const ended = new Promise<void>((resolve, reject) => {
    worker.on('message', take)
    worker.once('error', reject)
    worker.once('exit', () => resolve())
  })
  return { worker, ended }
}

/** The same question with its arrays copied once, where every worker reads them. */
function inSharedMemory(question: MatrixQuestion): MatrixQuestion {
  const { graph, places } = question
  const empty = { shapeLon: new Int32Array(), shapeLat: new Int32Array(), shapeShare: new Float32Array() }
  return {
    ...question,
    graph: shareAll({ ...graph, ...empty, shapeStart: new Uint32Array(), edgeServes: new Uint8Array() }),
    places: shareAll(places),
  }
}

function shareAll<T extends object>(columns: T): T {
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [
      name,
      ArrayBuffer.isView(column) ? shared(column) : column,
    ]),
  ) as T
}

function shared(column: ArrayBufferView): ArrayBufferView {
  const memory = new SharedArrayBuffer(column.byteLength)
  new Uint8Array(memory).set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength))
  const Kind = column.constructor as new (memory: SharedArrayBuffer) => ArrayBufferView
  return new Kind(memory)
}

function csrOf(rows: readonly RoadsRow[]): TravelCsr {
  const start = new Uint32Array(rows.length + 1)
  for (const [origin, { to }] of rows.entries()) start[origin + 1] = (start[origin] as number) + to.length
  const to = new Uint32Array(start[rows.length] as number)
  const minutes = new Float32Array(to.length)
  for (const [origin, row] of rows.entries()) {
    to.set(row.to, start[origin])
    minutes.set(row.seconds.map(storedMinutes), start[origin])
  }
  return { origins: rows.length, destinations: rows.length, start, to, minutes }
}
