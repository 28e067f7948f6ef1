import type { SitingProgress, SitingRefusal } from '@maillage/planning/siting/siting-problem.ts'
import { useCallback, useEffect, useState } from 'react'
import type { SitingAnswer, SitingOrder, SitingReport, SitingSpec } from './siting-messages.ts'

export type Search =
  | { readonly state: 'idle' | 'cancelled' }
  | { readonly state: 'working'; readonly progress?: SitingProgress; readonly codes: readonly string[] }
  | { readonly state: 'done'; readonly answer: SitingAnswer }
  | { readonly state: 'refused'; readonly refusal: SitingRefusal; readonly codes: readonly string[] }
  | { readonly state: 'failed' }

/** A worker that has not answered so long after it was told to stop is ended. */
const GRACE_MS = 1_500

/**
 * Searches in a thread of its own, which each question has to itself. `cancel` keeps the best answer so far when the thread can
 * still tell it.
 */
export function useSiting(spec: SitingSpec | undefined) {
  const [search, setSearch] = useState<Search>({ state: 'idle' })
  const [worker, setWorker] = useState<Worker>()
  const [tries, setTries] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the person tries again
  useEffect(() => {
    if (!spec) {
      setSearch({ state: 'idle' })
      return
    }
    const made = new Worker(new URL('./siting-worker.ts', import.meta.url), { type: 'module' })
    made.addEventListener('message', ({ data }: MessageEvent<SitingReport>) => setSearch(next(data)))
    made.addEventListener('error', () => setSearch({ state: 'failed' }))
    made.postMessage({ kind: 'start', spec } satisfies SitingOrder)
    setSearch({ state: 'working', codes: [] })
    setWorker(made)
    return () => made.terminate()
  }, [spec, tries])
  const cancel = useCallback(() => {
    worker?.postMessage({ kind: 'cancel' } satisfies SitingOrder)
    setTimeout(() => {
      setSearch((before) => {
        if (before.state !== 'working') return before
        worker?.terminate()
        return { state: 'cancelled' }
      })
    }, GRACE_MS)
  }, [worker])
  const again = useCallback(() => setTries((count) => count + 1), [])
  return { search, cancel, again }
}

function next(report: SitingReport): Search {
  if (report.kind === 'progress') {
    return { state: 'working', progress: report.progress, codes: report.codes }
  }
  if (report.kind === 'done') return { state: 'done', answer: report.answer }
  if (report.kind === 'refused') {
    return { state: 'refused', refusal: report.refusal, codes: report.codes }
  }
  return { state: 'failed' }
}
