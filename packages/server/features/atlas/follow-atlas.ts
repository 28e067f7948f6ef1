import { streamSSE } from 'hono/streaming'
import { requireReach } from '../../platform/guard.ts'
import type { AppContext } from '../../platform/http.ts'
import type { LiveChange } from '../../platform/live.ts'
import { atlasAccess } from './atlas.access.ts'
import type { AtlasDependencies } from './atlas-dependencies.ts'

const HEARTBEAT_MS = 20_000
const COALESCE_MS = 500

/**
 * Server-sent events of one network: `hello` at once; `changed` when something took or gave back time, at once and then at most every
 * half second; a comment every 20 seconds. Nothing says what changed: the screen reads the slots again. The line ends with the
 * connection, and at the next comment once the session or the role that opened it has ended.
 */
export function followAtlas(c: AppContext, deps: AtlasDependencies, networkId: string): Response {
  c.header('x-accel-buffering', 'no')
  return streamSSE(c, async (stream) => {
    const ended = Promise.withResolvers<void>()
    const tell = (event: string) =>
      void stream.writeSSE({ event, data: JSON.stringify({ now: deps.platform.clock.now().toString() }) })
    const changed = coalesced(() => tell('changed'))
    const unsubscribe = deps.platform.live.subscribe(
      ({ networkId: of }: LiveChange) => {
        if (of === networkId) changed.call()
      },
      () => ended.resolve(),
    )
    const beat = async (): Promise<void> => {
      if (await isStillOpen(c)) await stream.write(': \n\n')
      else ended.resolve()
    }
    const heartbeat = setInterval(() => void beat(), HEARTBEAT_MS)
    deps.metrics.liveScreens.inc()
    stream.onAbort(() => ended.resolve())
    try {
      tell('hello')
      await ended.promise
    } finally {
      clearInterval(heartbeat)
      changed.cancel()
      unsubscribe()
      deps.metrics.liveScreens.dec()
    }
  })
}

/** Calls at once, then once at the end of each half second in which it was called again. */
function coalesced(work: () => void): { call(): void; cancel(): void } {
  let timer: NodeJS.Timeout | undefined
  let again = false
  const rest = (): void => {
    timer = undefined
    if (again) run()
  }
  const run = (): void => {
    again = false
    timer = setTimeout(rest, COALESCE_MS)
    work()
  }
  return {
    call: () => {
      if (timer) again = true
      else run()
    },
    cancel: () => clearTimeout(timer),
  }
}

/** A database that is away ends nobody's line: it tells of no change either. */
async function isStillOpen(c: AppContext): Promise<boolean> {
  const actor = await c
    .get('actorNow')()
    .catch(() => undefined)
  try {
    if (actor) requireReach({ name: 'follow-atlas', access: atlasAccess['follow-atlas'] }, actor)
    return true
  } catch {
    return false
  }
}
