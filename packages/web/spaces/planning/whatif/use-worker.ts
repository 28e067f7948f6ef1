import { useEffect, useState } from 'react'
import type {
  Shared,
  SharingSpec,
  WhatIfOrder,
  WhatIfOutcome,
  WhatIfReport,
  WhatIfSpec,
} from './what-if-messages.ts'

/** Where a question stands; while another is worked on, the answer before stays. */
export interface Asked<T> {
  readonly value: T | undefined
  readonly isWorking: boolean
  readonly isFailed: boolean
}

/** The thread that answers, one question after the other. */
export class WhatIfThread {
  private readonly worker = new Worker(new URL('./whatif-worker.ts', import.meta.url), { type: 'module' })
  private readonly waiting = new Map<
    number,
    { resolve(report: WhatIfReport): void; reject(error: Error): void }
  >()
  private next = 1

  constructor() {
    this.worker.addEventListener('message', ({ data }: MessageEvent<WhatIfReport>) => {
      this.waiting.get(data.id)?.resolve(data)
      this.waiting.delete(data.id)
    })
    this.worker.addEventListener('error', () => {
      for (const { reject } of this.waiting.values()) reject(new Error('the thread stopped'))
      this.waiting.clear()
    })
  }

  async run(spec: WhatIfSpec): Promise<WhatIfOutcome> {
    const report = await this.ask((id) => ({ id, kind: 'run', spec }))
    if (report.kind !== 'run') throw new Error('no answer')
    return report.outcome
  }

  async share(spec: SharingSpec): Promise<Shared> {
    const report = await this.ask((id) => ({ id, kind: 'share', spec }))
    if (report.kind !== 'share') throw new Error('no answer')
    return report.outcome
  }

  end(): void {
    this.worker.terminate()
  }

  private ask(order: (id: number) => WhatIfOrder): Promise<WhatIfReport> {
    const id = this.next++
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject })
      this.worker.postMessage(order(id))
    })
  }
}

export function useThread(): WhatIfThread | undefined {
  const [thread, setThread] = useState<WhatIfThread>()
  useEffect(() => {
    const made = new WhatIfThread()
    setThread(made)
    return () => made.end()
  }, [])
  return thread
}

/** Asks again whenever `spec` is another object; undefined asks nothing. */
export function useAsked<Spec, T>(
  spec: Spec | undefined,
  ask: ((spec: Spec) => Promise<T>) | undefined,
): Asked<T> {
  const [asked, setAsked] = useState<Asked<T>>({ value: undefined, isWorking: false, isFailed: false })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the thread is the same for the life of the screen
  useEffect(() => {
    if (spec === undefined || !ask) {
      setAsked({ value: undefined, isWorking: false, isFailed: false })
      return
    }
    let isOver = false
    setAsked(({ value }) => ({ value, isWorking: true, isFailed: false }))
    ask(spec).then(
      (value) => !isOver && setAsked({ value, isWorking: false, isFailed: false }),
      () => !isOver && setAsked({ value: undefined, isWorking: false, isFailed: true }),
    )
    return () => {
      isOver = true
    }
  }, [spec, ask === undefined])
  return asked
}
