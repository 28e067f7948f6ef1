import { parentPort, workerData } from 'node:worker_threads'
import { createRowsOfSeconds, type MatrixQuestion } from '@maillage/territory/roads/road-matrix.ts'

/** What a worker is given: the question in shared memory, and the counter from which all workers take the next origin. */
export interface RoadsWork {
  readonly question: MatrixQuestion
  readonly next: Int32Array
}

/** The destinations within the bound of one origin. */
export interface RoadsRow {
  readonly origin: number
  readonly to: Uint32Array
  readonly seconds: Float64Array
}

const { question, next } = workerData as RoadsWork
const rowOf = createRowsOfSeconds(question)
for (let origin = Atomics.add(next, 0, 1); origin < question.places.size; origin = Atomics.add(next, 0, 1)) {
  const row = rowOf(origin)
  const to = Uint32Array.from(row.keys()).filter((place) => Number.isFinite(row[place]))
  const answer: RoadsRow = { origin, to, seconds: Float64Array.from(to, (place) => row[place] as number) }
  parentPort?.postMessage(answer, [answer.to.buffer as ArrayBuffer, answer.seconds.buffer as ArrayBuffer])
}
