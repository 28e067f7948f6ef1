import { loadProgramSolver } from '@maillage/planning/solver/solve-program.ts'
import wasm from 'highs/runtime?url'
import { answerSiting, questionOf } from './answer-siting.ts'
import type { SitingOrder, SitingReport, SitingSpec } from './siting-messages.ts'

let isCancelled = false

const say = (report: SitingReport) => postMessage(report)
const heard = () => new Promise<void>((resolve) => setTimeout(resolve))

async function answer(spec: SitingSpec): Promise<void> {
  const { index, rows } = questionOf(spec)
  const codeOf = (site: number) => index.codes[rows[site] as number] ?? ''
  const answered = await answerSiting(spec, {
    pause: heard,
    shouldStop: () => isCancelled,
    loadSolver: () => loadProgramSolver({ locateFile: () => wasm }),
    onProgress: (progress) => say({ kind: 'progress', progress, codes: progress.layout.map(codeOf) }),
  })
  if ('refusal' in answered) {
    const { refusal } = answered
    say({ kind: 'refused', refusal, codes: refusal.kind === 'unreachable' ? refusal.rows.map(codeOf) : [] })
  } else say({ kind: 'done', answer: answered })
}

addEventListener('message', ({ data }: MessageEvent<SitingOrder>) => {
  if (data.kind === 'cancel') isCancelled = true
  else answer(data.spec).catch((error: unknown) => say({ kind: 'failed', message: String(error) }))
})
