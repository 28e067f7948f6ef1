import { type Actor, actorName } from './actor.ts'
import type { App, AppContext } from './http.ts'

/**
 * Every request can tell who asks: `c.get('actor')()` reads it once, when a route first wants to know; `c.get('actorNow')()` reads it
 * anew, for an answer that lasts. A screen that asks by itself says so (`x-unattended`, or a stream of events): a session without
 * anybody at the screen still ends.
 */
export function identifyRequests(
  app: App,
  read: (c: AppContext, unattended: boolean) => Promise<Actor>,
): void {
  app.use('/api/*', async (c, next) => {
    let actor: Promise<Actor> | undefined
    c.set('actor', () => (actor ??= read(c, isUnattended(c)).then((found) => noted(c, found))))
    c.set('actorNow', () => read(c, true))
    await next()
  })
}

function isUnattended(c: AppContext): boolean {
  const follows = c.req.header('accept')?.includes('text/event-stream') ?? false
  return follows || c.req.header('x-unattended') !== undefined
}

function noted(c: AppContext, actor: Actor): Actor {
  c.set('actedAs', actorName(actor))
  return actor
}
