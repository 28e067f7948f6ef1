import type pg from 'pg'
import { unavailable } from './database-errors.ts'

/** `cannot_connect_now`: the code on which the job worker tries a statement again, until the database is back. */
const TRY_AGAIN = '57P03'

/**
 * The same pool for the job worker: whatever way the database goes away, or is full, the error says to try again. Without it,
 * the worker that cannot write the end of a job rejects a promise that nobody holds, and the whole server dies.
 */
export function retriedPool(pool: pg.Pool): pg.Pool {
  return substitute(pool, 'connect', (...given: unknown[]) => {
    if (given.length > 0) return (pool.connect as (...given: unknown[]) => unknown)(...given)
    return pool.connect().then(retriedClient, tryAgain)
  })
}

function retriedClient(client: pg.PoolClient): pg.PoolClient {
  const query = client.query as (...given: unknown[]) => Promise<unknown>
  return substitute(client, 'query', (...given: unknown[]) => query.apply(client, given).catch(tryAgain))
}

function tryAgain(error: unknown): never {
  if (!unavailable(error)) throw error
  throw Object.assign(new Error('the database is away', { cause: error }), { code: TRY_AGAIN })
}

/** The object, with one method in place of its own. */
function substitute<Of extends object>(object: Of, method: keyof Of, by: unknown): Of {
  return new Proxy(object, {
    get: (target, name) => {
      if (name === method) return by
      const value = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
