import { useCallback, useEffect, useRef, useState } from 'react'
import type { AreaCommunes } from '@maillage/contract/atlas.ts'
import type { AccessOrder, AccessReport } from './access-messages.ts'
import type { AccessRequest, AreaAccess } from './area-access.ts'

export interface Computing {
  /** The last answer about the same subject; it stays while a newer one comes, and goes with its subject. */
  readonly access: AreaAccess | undefined
  readonly state: 'working' | 'done' | 'cancelled' | 'failed'
  readonly done: number
  readonly total: number
  /** When the answer came, on the clock of this device. */
  readonly at: number | undefined
  cancel(): void
  again(): void
}

export interface AccessState {
  /** What the answer is about. */
  readonly subject?: string
  readonly access?: AreaAccess
  readonly state: Computing['state']
  readonly done: number
  readonly total: number
  readonly at?: number
}

const WORKING: AccessState = { state: 'working', done: 0, total: 0 }

/**
 * Computes in a thread of its own; a new request takes the place of the one under way. `subject` names what the
 * request is about (area, reason, minutes): an answer is never given under another subject than its own.
 */
export function useAreaAccess(
  communes: AreaCommunes | undefined,
  request: AccessRequest | undefined,
  subject: string,
): Computing {
  const [worker, setWorker] = useState<Worker>()
  const [state, setState] = useState<AccessState>(WORKING)
  const [tries, setTries] = useState(0)
  const id = useRef(0)
  const asked = useRef('')
  useEffect(() => {
    if (!communes) return
    const made = new Worker(new URL('./access-worker.ts', import.meta.url), { type: 'module' })
    const order = (message: AccessOrder) => made.postMessage(message)
    order({ kind: 'ground', files: communes.files, outside: communes.outside })
    made.addEventListener('message', ({ data }: MessageEvent<AccessReport>) => {
      if (data.id === id.current) setState((before) => next(before, data, asked.current))
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
    asked.current = subject
    setState((before) => ({ ...before, state: 'working', done: 0 }))
    worker.postMessage({ kind: 'compute', id: id.current, request } satisfies AccessOrder)
  }, [worker, request, tries])
  const cancel = useCallback(() => {
    id.current += 1
    worker?.postMessage({ kind: 'cancel' } satisfies AccessOrder)
    setState((before) => ({ ...before, state: 'cancelled' }))
  }, [worker])
  const again = useCallback(() => setTries((count) => count + 1), [])
  return { ...answerAbout(subject, state), cancel, again }
}

/** The state as the subject may show it: of another subject's answer nothing stays, and its own is still to come. */
export function answerAbout(
  subject: string,
  state: AccessState,
): Pick<Computing, 'access' | 'at' | 'done' | 'total' | 'state'> {
  const { access, at, done, total } = state
  if (state.subject === subject) return { access, at, done, total, state: state.state }
  const isOver = state.state === 'done'
  return { access: undefined, at: undefined, done, total, state: isOver ? 'working' : state.state }
}

function next(before: AccessState, report: AccessReport, subject: string): AccessState {
  if (report.kind === 'failed') return { ...before, state: 'failed' }
  if (report.kind === 'progress')
    return { ...before, state: 'working', done: report.done, total: report.total }
  const { total } = before
  return { subject, access: report.access, state: 'done', done: total, total, at: Date.now() }
}
