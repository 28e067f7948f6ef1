import { retention } from '@maillage/contract/retention.ts'
import type { Platform } from '../../platform/action.ts'
import { guarded } from '../../platform/guarded-route.ts'
import { type App, createRouter } from '../../platform/http.ts'
import { runReading } from '../../platform/reading.ts'
import { readRetention } from './read-retention.ts'

/** How long data are kept, and the proof that they left. */
export function retentionRoutes(deps: { platform: Platform; network: { id(): Promise<string> } }): App {
  const router = createRouter()
  router.openapi(guarded(retention, readRetention), async (c) => {
    const input = { networkId: await deps.network.id() }
    return c.json(await runReading(deps.platform, readRetention, await c.get('actor')(), input), 200)
  })
  return router
}
