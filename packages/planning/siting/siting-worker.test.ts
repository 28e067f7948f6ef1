import { expect, it } from 'vitest'
import { loadProgramSolver } from '../solver/solve-program.ts'
import type { SitingProblem, SitingProgress } from './siting-problem.ts'
import {
  askSiting,
  type FromSitingWorker,
  type SitingWorkerHandle,
  serveSiting,
  type ToSitingWorker,
} from './siting-worker.ts'

const SIDE = 20

/** A grid of places, ten people in each, a minute between neighbours. */
const grid: SitingProblem = {
  people: new Float64Array(SIDE * SIDE).fill(10),
  sites: SIDE * SIDE,
  minutes: Float64Array.from({ length: SIDE ** 4 }, (_, at) => {
    const [from, to] = [Math.floor(at / SIDE ** 2), at % SIDE ** 2]
    return Math.abs((from % SIDE) - (to % SIDE)) + Math.abs(Math.floor(from / SIDE) - Math.floor(to / SIDE))
  }),
  fixed: [],
  candidates: [...Array(SIDE * SIDE).keys()],
  k: 4,
  objective: { kind: 'median' },
}

/** A worker on the same thread: messages are cloned and arrive at a later turn, as those of real workers. */
function createWorker({ isDeaf = false } = {}): SitingWorkerHandle {
  let toWorker: (message: ToSitingWorker) => void = () => {}
  let toAsker: (message: FromSitingWorker) => void = () => {}
  let isEnded = false
  serveSiting(
    {
      post: (message) => setImmediate(() => isEnded || toAsker(structuredClone(message))),
      listen: (take) => {
        toWorker = take
      },
    },
    {
      loadSolver: () => loadProgramSolver(),
      pause: () => new Promise((resolve) => setImmediate(resolve)),
    },
  )
  return {
    post: (message) => {
      if (message.kind === 'cancel' && isDeaf) return
      const cloned = structuredClone(message)
      setImmediate(() => toWorker(cloned))
    },
    listen: (take) => {
      toAsker = take
    },
    end: () => {
      isEnded = true
    },
  }
}

it('tells its progress, then the answer', async () => {
  const told: SitingProgress[] = []
  const answer = await askSiting(createWorker(), {
    problem: grid,
    request: { proofSeconds: 0, patience: 20 },
    canShare: false,
    onProgress: (progress) => told.push(progress),
  })
  expect(answer).toMatchObject({ value: told.at(-1)?.value, stopped: false })
  expect(told.at(-1)?.value).toBeLessThanOrEqual(5)
  expect(told.length).toBeGreaterThan(2)
  expect(told.at(-1)?.layout).toHaveLength(4)
  expect(told.every(({ value, bound }) => bound <= value)).toBe(true)
})

it('says a refusal', async () => {
  const answer = await askSiting(createWorker(), {
    problem: { ...grid, k: -1 },
    request: {},
    canShare: false,
  })
  expect(answer).toEqual({ refusal: { kind: 'not-a-count', what: 'k', value: -1 } })
})

it.each([true, false])(
  'answers with the best layout so far when it is stopped (shared memory: %s)',
  async (canShare) => {
    const control = new AbortController()
    const answer = await askSiting(createWorker(), {
      problem: grid,
      request: { patience: 100_000 },
      canShare,
      signal: control.signal,
      onProgress: () => control.abort(),
      graceMs: 20_000,
    })
    expect(answer).toMatchObject({ stopped: true })
    expect('sites' in answer && answer.sites).toHaveLength(4)
  },
)

it('gives the last layout told when the worker does not stop in time', async () => {
  const control = new AbortController()
  const answer = await askSiting(createWorker({ isDeaf: true }), {
    problem: grid,
    request: { patience: 1_000_000 },
    canShare: false,
    signal: control.signal,
    onProgress: () => control.abort(),
    graceMs: 10,
  })
  expect('cutShort' in answer && answer.cutShort?.layout).toHaveLength(4)
})
