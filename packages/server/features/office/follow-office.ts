import { streamSSE } from 'hono/streaming'
import { requireReach } from '../../platform/guard.ts'
import type { AppContext } from '../../platform/http.ts'
import type { LiveChange } from '../../platform/live.ts'
import type { OfficeDependencies } from './office-dependencies.ts'
import { officeAccess } from './office.access.ts'

const HEARTBEAT_MS = 20_000

/**
 * Server-sent events of one network: `hello` at once, `change` for each change, a comment every 20 seconds so that proxies
 * keep the line open. No name, no reason: a screen reads the truth again. The subscription ends with the connection, and at the
 * next comment once the session or the role that opened it has ended.
 */
export function followOffice(c: AppContext, deps: OfficeDependencies, networkId: string): Response {
  c.header('x-accel-buffering', 'no')
  return streamSSE(c, async (stream) => {
    const ended = Promise.withResolvers<void>()
    const tell = ({ networkId: of, practitionerId, kind, id }: LiveChange): void => {
      if (of === networkId)
        void stream.writeSSE({ event: 'change', data: JSON.stringify({ practitionerId, kind, id }) })
    }
    const unsubscribe = deps.platform.live.subscribe(tell, () => ended.resolve())
    const beat = async (): Promise<void> => {
      if (await isStillOpen(c)) await stream.write(': \n\n')
      else ended.resolve()
    }
    const heartbeat = setInterval(() => void beat(), HEARTBEAT_MS)
    deps.metrics.liveScreens.inc()
    stream.onAbort(() => ended.resolve())
    try {
      await stream.writeSSE({
        event: 'hello',
        data: JSON.stringify({ now: deps.platform.clock.now().toString() }),
      })
      await ended.promise
    } finally {
      clearInterval(heartbeat)
      unsubscribe()
      deps.metrics.liveScreens.dec()
    }
  })
}

/** A database that is away ends nobody's line: it tells of no change either. */
async function isStillOpen(c: AppContext): Promise<boolean> {
  const actor = await c
    .get('actorNow')()
    .catch(() => undefined)
  try {
    if (actor) requireReach({ name: 'follow-office', access: officeAccess['follow-office'] }, actor)
    return true
  } catch {
    return false
  }
}
