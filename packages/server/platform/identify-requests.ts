import { type Actor, actorName } from './actor.ts'
import type { App, AppContext } from './http.ts'

/** Every request can tell who asks: `c.get('actor')()` reads it once, when a route first wants to know. */
export function identifyRequests(app: App, read: (c: AppContext) => Promise<Actor>): void {
  app.use('/api/*', async (c, next) => {
    let actor: Promise<Actor> | undefined
    c.set('actor', () => (actor ??= read(c).then((found) => noted(c, found))))
    await next()
  })
}

function noted(c: AppContext, actor: Actor): Actor {
  c.set('actedAs', actorName(actor))
  return actor
}
