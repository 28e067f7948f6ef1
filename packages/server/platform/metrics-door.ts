import { createHash, timingSafeEqual } from 'node:crypto'
import type { App, AppContext } from './http.ts'
import type { Metrics } from './metrics.ts'

interface MetricsDoor {
  metrics: Metrics
  production: boolean
  /** What the collector sends as a bearer token; without it measures are for this machine, outside production. */
  metricsToken?: string | undefined
}

const THIS_MACHINE = /^(?:127\.\d+\.\d+\.\d+|::1)$/

/** Mounts `/metrics`, which is not there for anybody but the collector. */
export function mountMetrics(app: App, door: MetricsDoor): void {
  const { registry } = door.metrics
  app.get('/metrics', async (c) => {
    if (!isOpen(c, door)) return c.notFound()
    return c.body(await registry.metrics(), 200, { 'content-type': registry.contentType })
  })
}

function isOpen(c: AppContext, { production, metricsToken }: MetricsDoor): boolean {
  if (metricsToken) return isSame(c.req.header('authorization') ?? '', `Bearer ${metricsToken}`)
  const address = c.get('clientAddress')
  const isHere = address === undefined || THIS_MACHINE.test(address)
  return !production && isHere && c.req.header('x-forwarded-for') === undefined
}

function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
