import type { Call } from './action.ts'
import { actorName } from './actor.ts'
import { networkOf, originOf } from './client-address.ts'
import type { AppContext } from './http.ts'

const PRIVATE_ADDRESS =
  /^(?:::ffff:)?(?:127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2[0-9]|3[01])\.)|^::1$|^f[cd]|^fe80/i

/** How a request asks for an action: by whom, in which language, with which key, from where. A reading (GET) has no key: it is judged anew. */
export async function callOf(c: AppContext, actor?: Call['actor']): Promise<Call> {
  if (actor) c.set('actedAs', actorName(actor))
  return {
    actor: actor ?? (await c.get('actor')()),
    language: c.get('language') ?? 'fr',
    requestId: c.get('requestId'),
    idempotencyKey: c.req.method === 'POST' ? c.req.header('idempotency-key') : undefined,
    address: publicAddress(c),
    origin: originOf(c.get('clientAddress')),
  }
}

/** The same for an action whose answer must not be kept to be given again: it holds somebody's data. */
export async function callWithoutKey(c: AppContext): Promise<Call> {
  const { idempotencyKey: _never, ...call } = await callOf(c)
  return call
}

/**
 * The public network of who asks, for rate limits. Undefined for a private address: that is a proxy that nobody declared,
 * or this machine, and a limit there would bar everybody at once.
 */
function publicAddress(c: AppContext): string | undefined {
  const address = c.get('clientAddress')
  return address && !PRIVATE_ADDRESS.test(address) ? networkOf(address) : undefined
}
