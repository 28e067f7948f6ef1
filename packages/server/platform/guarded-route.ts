import type { Access } from '@maillage/core/access/access.ts'
import type { MiddlewareHandler } from 'hono'
import type { AppEnvironment } from './http.ts'
import { requireReach } from './guard.ts'

/** An action or a reading: what a route runs. */
export interface Operation {
  name: string
  access: Access
}

/**
 * A route that runs an operation: closed to whom no role opens it before the request is even read, and said so in the OpenAPI
 * document (`x-operation`). What is proved by a bearer token (hold, link) is checked by the handler, against the appointment.
 */
export function guarded<Route extends object>(route: Route, operation: Operation): Route {
  const check: MiddlewareHandler<AppEnvironment> = async (c, next) => {
    const { access } = operation
    c.set('operation', operation.name)
    const byToken = access.hold || access.link
    if (!access.public && !(byToken && c.req.header('authorization')))
      requireReach(operation, await c.get('actor')())
    await next()
  }
  return { ...route, 'x-operation': operation.name, middleware: [check] }
}
