import { type ParsedTrajectory, parseTrajectory } from '@maillage/planning/trajectory/parse-trajectory.ts'
import type { Trajectory } from '@maillage/planning/trajectory/simulate-trajectory.ts'
import { useEffect, useMemo, useState } from 'react'
import { useAddress } from '../address.tsx'
import type { TargetNeeds } from './target-needs.ts'
import type { TrajectoryReport, TrajectorySpec } from './trajectory-messages.ts'
import {
  type FieldName,
  MOST_RUNS,
  planInput,
  readTrajectoryView,
  runsOf,
  type TrajectoryView,
} from './trajectory-view.ts'

/** Practitioners x years x runs: some seconds in a browser. */
export const MOST_WORK = 40_000_000

export type Answer =
  | { readonly state: 'working' | 'failed' }
  | { readonly state: 'done'; readonly trajectory: Trajectory; readonly needs?: TargetNeeds }

export interface TrajectoryScreen {
  readonly view: TrajectoryView
  readonly parsed: ParsedTrajectory
  /** The form of the command line, for a file. */
  readonly input: unknown
  readonly seed: number | undefined
  readonly runs: number | undefined
  readonly isTooMuch: boolean
  readonly answer: Answer | undefined
  again(): void
}

type Sources = Partial<Record<FieldName, string>>

export function useTrajectory(sources: Sources): TrajectoryScreen {
  const { search } = useAddress()
  const key = search.toString()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is the address, all that the plan depends on
  const asked = useMemo(() => ask(readTrajectoryView(search), sources), [key, sources])
  const [tries, setTries] = useState(0)
  const answer = useAnswer(asked.spec, tries)
  return { ...asked, answer, again: () => setTries((count) => count + 1) }
}

function ask(view: TrajectoryView, sources: Sources) {
  const input = planInput(view, sources)
  const parsed = parseTrajectory(JSON.parse(JSON.stringify(input)))
  const { seed, runs } = runsOf(view)
  const isTooMuch = 'plan' in parsed && workOf(parsed) * (runs ?? MOST_RUNS) > MOST_WORK
  const spec: TrajectorySpec | undefined =
    'plan' in parsed && seed !== undefined && runs !== undefined && !isTooMuch
      ? { plan: parsed.plan, seed, runs }
      : undefined
  return { view, input, parsed, seed, runs, isTooMuch, spec }
}

function workOf({ plan }: Extract<ParsedTrajectory, { plan: unknown }>): number {
  const posts = [...plan.recruits.value.values()].reduce((sum, count) => sum + count, 1)
  const sites = [...plan.openings.value.values()].reduce((sum, count) => sum + count, 0)
  return (plan.practitioners.value + posts + sites) * (plan.to - plan.from)
}

/** Simulates in a thread of its own, which each question has to itself; the next question ends it. */
function useAnswer(spec: TrajectorySpec | undefined, tries: number): Answer | undefined {
  const [answer, setAnswer] = useState<Answer>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the person tries again
  useEffect(() => {
    if (!spec) {
      setAnswer(undefined)
      return
    }
    const made = new Worker(new URL('./trajectory-worker.ts', import.meta.url), { type: 'module' })
    made.addEventListener('message', ({ data }: MessageEvent<TrajectoryReport>) =>
      setAnswer((before) => next(before, data)),
    )
    made.addEventListener('error', () => setAnswer({ state: 'failed' }))
    made.postMessage(spec)
    setAnswer({ state: 'working' })
    return () => made.terminate()
  }, [spec, tries])
  return answer
}

function next(before: Answer | undefined, report: TrajectoryReport): Answer {
  if (report.kind === 'simulated') return { state: 'done', trajectory: report.trajectory }
  if (report.kind === 'needs' && before?.state === 'done') return { ...before, needs: report.needs }
  return { state: 'failed' }
}
