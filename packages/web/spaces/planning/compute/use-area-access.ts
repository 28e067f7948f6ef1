import { useCallback, useEffect, useRef, useState } from 'react'
import type { AreaCommunes } from '@maillage/contract/atlas.ts'
import type { AccessOrder, AccessReport } from './access-messages.ts'
import type { AccessRequest, AreaAccess } from './area-access.ts'

export interface Computing {
  /** The last answer; it stays while a newer one comes for the same area. */
  readonly access: AreaAccess | undefined
  readonly state: 'working' | 'done' | 'cancelled' | 'failed'
  readonly done: number
  readonly total: number
  /** When the answer came, on the clock of this device. */
  readonly at: number | undefined
  cancel(): void
  again(): void
}

interface State {
  readonly access?: AreaAccess
  readonly state: Computing['state']
  readonly done: number
  readonly total: number
  readonly at?: number
}

const WORKING: State = { state: 'working', done: 0, total: 0 }

/** Computes in a thread of its own; a new request takes the place of the one under way. */
export function useAreaAccess(
  communes: AreaCommunes | undefined,
  request: AccessRequest | undefined,
): Computing {
  const [worker, setWorker] = useState<Worker>()
  const [state, setState] = useState<State>(WORKING)
  const [tries, setTries] = useState(0)
  const id = useRef(0)
  useEffect(() => {
    if (!communes) return
    const made = new Worker(new URL('./access-worker.ts', import.meta.url), { type: 'module' })
    const order = (message: AccessOrder) => made.postMessage(message)
    order({ kind: 'ground', files: communes.files, outside: communes.outside })
    made.addEventListener('message', ({ data }: MessageEvent<AccessReport>) => {
      if (data.id === id.current) setState((before) => next(before, data))
    })
    made.addEventListener('error', () => setState((before) => ({ ...before, state: 'failed' })))
    setState(WORKING)
    setWorker(made)
    return () => made.terminate()
  }, [communes])
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the person tries again
  useEffect(() => {
    if (!worker || !request) return
    id.current += 1
    setState((before) => ({ ...before, state: 'working', done: 0 }))
    worker.postMessage({ kind: 'compute', id: id.current, request } satisfies AccessOrder)
  }, [worker, request, tries])
  const cancel = useCallback(() => {
    id.current += 1
    worker?.postMessage({ kind: 'cancel' } satisfies AccessOrder)
    setState((before) => ({ ...before, state: 'cancelled' }))
  }, [worker])
  const again = useCallback(() => setTries((count) => count + 1), [])
  return { ...state, access: state.access, at: state.at, cancel, again }
}

function next(before: State, report: AccessReport): State {
  if (report.kind === 'failed') return { ...before, state: 'failed' }
  if (report.kind === 'progress')
    return { ...before, state: 'working', done: report.done, total: report.total }
  return { access: report.access, state: 'done', done: before.total, total: before.total, at: Date.now() }
}
