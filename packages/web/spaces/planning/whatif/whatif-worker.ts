import { answerSharing } from './answer-sharing.ts'
import { answerWhatIf, type KeptBaseline } from './answer-what-if.ts'
import type { WhatIfOrder, WhatIfReport } from './what-if-messages.ts'

let kept: KeptBaseline | undefined

function answer(order: WhatIfOrder): WhatIfReport {
  const { id } = order
  if (order.kind === 'share') return { id, kind: 'share', outcome: answerSharing(order.spec, kept) }
  const answered = answerWhatIf(order.spec, kept)
  kept = answered.kept ?? kept
  return { id, kind: 'run', outcome: answered.outcome }
}

addEventListener('message', ({ data }: MessageEvent<WhatIfOrder>) => {
  try {
    postMessage(answer(data))
  } catch (error) {
    console.warn(error)
    postMessage({ id: data.id, kind: 'failed' } satisfies WhatIfReport)
  }
})
