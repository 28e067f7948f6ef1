import type { CDPSession, Page } from '@playwright/test'

/** What one way through the screens cost. */
export interface Vitals {
  /** As they travelled, compressed. */
  scriptBytes: number
  styleBytes: number
  largestPaintMs: number
  /** Sum of unexpected shifts, without unit: more severe than CLS, which keeps the worst window of 5 s. */
  layoutShift: number
  /** From each press or key to the next paint, by the browser's own count (Event Timing); under 16 ms counts as 16. */
  interactionsMs: number[]
  searchMs: number
}

export interface FollowedVitals {
  /** Call it when the page can be used: what travels later, ahead of the next screens, is not of the first load. */
  endFirstLoad(): void
  read(): Promise<Omit<Vitals, 'searchMs'>>
}

interface Observed {
  largestPaintMs: number
  layoutShift: number
  interactions: Record<string, number>
}

/** Slows the page like a small phone on a weak network, and observes it until it is read. */
export async function followVitals(page: Page): Promise<FollowedVitals> {
  const session = await page.context().newCDPSession(page)
  const weight = await followWeight(session)
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 1_600_000 / 8,
    uploadThroughput: 750_000 / 8,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.addInitScript(observe)
  const observed = () => page.evaluate(() => (globalThis as unknown as { observed: Observed }).observed)
  let first = weight()
  return {
    endFirstLoad() {
      first = weight()
    },
    async read() {
      const { largestPaintMs, layoutShift, interactions } = await observed()
      return {
        scriptBytes: first.script,
        styleBytes: first.style,
        largestPaintMs,
        layoutShift,
        interactionsMs: Object.values(interactions),
      }
    },
  }
}

/** Bytes of the scripts and styles that a page received, compressed as they travelled, until each time it is asked. */
async function followWeight(session: CDPSession): Promise<() => { script: number; style: number }> {
  const kinds = new Map<string, string>()
  const weight = { script: 0, style: 0 }
  session.on('Network.responseReceived', ({ requestId, type }) => void kinds.set(requestId, type))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (kinds.get(requestId) === 'Script') weight.script += encodedDataLength
    if (kinds.get(requestId) === 'Stylesheet') weight.style += encodedDataLength
  })
  await session.send('Network.enable')
  return () => ({ ...weight })
}

/** Runs in the page, before its own scripts. */
function observe(): void {
  const observed: Observed = { largestPaintMs: 0, layoutShift: 0, interactions: {} }
  Object.assign(globalThis, { observed })
  const follow = (type: string, each: (entry: PerformanceEntry) => void, options = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({
      type,
      buffered: true,
      ...options,
    })
  follow('largest-contentful-paint', (entry) => {
    observed.largestPaintMs = entry.startTime
  })
  follow('layout-shift', (entry) => {
    const shift = entry as PerformanceEntry & { value: number; hadRecentInput: boolean }
    if (!shift.hadRecentInput) observed.layoutShift += shift.value
  })
  follow(
    'event',
    (entry) => {
      const { interactionId, duration } = entry as PerformanceEntry & { interactionId?: number }
      if (!interactionId) return
      observed.interactions[interactionId] = Math.max(observed.interactions[interactionId] ?? 16, duration)
    },
    { durationThreshold: 16 },
  )
}
