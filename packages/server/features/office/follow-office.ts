import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { LiveChange } from '../../platform/live.ts'
import type { OfficeDependencies } from './office-dependencies.ts'

const HEARTBEAT_MS = 20_000

/**
 * Server-sent events of one network: `hello` at once, `change` for each change, a comment every 20 seconds so that proxies
 * keep the line open. No name, no reason: a screen reads the truth again. The subscription ends with the connection.
 */
export function followOffice(c: Context, deps: OfficeDependencies, networkId: string): Response {
  c.header('x-accel-buffering', 'no')
  return streamSSE(c, async (stream) => {
    const ended = Promise.withResolvers<void>()
    const tell = ({ networkId: of, practitionerId, kind, id }: LiveChange): void => {
      if (of === networkId)
        void stream.writeSSE({ event: 'change', data: JSON.stringify({ practitionerId, kind, id }) })
    }
    const unsubscribe = deps.platform.live.subscribe(tell, () => ended.resolve())
    const heartbeat = setInterval(() => void stream.write(': \n\n'), HEARTBEAT_MS)
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
