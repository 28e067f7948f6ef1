import {
  demoAccounts as demoAccountsRoute,
  signInToDemo as signInToDemoRoute,
} from '@maillage/contract/demo.ts'
import { currentSession as currentSessionRoute, signOut as signOutRoute } from '@maillage/contract/sign-in.ts'
import { type Platform, runAction } from '../../platform/action.ts'
import { guarded } from '../../platform/guarded-route.ts'
import { type App, createRouter } from '../../platform/http.ts'
import { defineReading, runReading } from '../../platform/reading.ts'
import { callWithoutKey } from '../../platform/call-of.ts'
import { listDemoAccounts, signInToDemo } from './demo-accounts.ts'
import { deviceOf } from './device-of.ts'
import { readSignedIn } from './read-signed-in.ts'
import type { SessionCookie } from './session-cookie.ts'
import { signOut } from './sign-out.ts'
import { sessionAccess } from './session.access.ts'

export interface SessionDependencies {
  platform: Platform
  network: { id: () => Promise<string> }
  production: boolean
  cookie: SessionCookie
}

/** Who is signed in here, if anybody. */
export const currentSession = defineReading({
  name: 'current-session',
  access: sessionAccess['current-session'],
  run: async ({ db, now, actor }, _input: object) =>
    actor.kind === 'account' ? ((await readSignedIn(db, actor.sessionId, now)) ?? null) : null,
})

/** The session of who asks: read it, end it; and the one-press accounts of a demonstration. */
export function sessionRoutes(deps: SessionDependencies): App {
  const { platform, network, production, cookie } = deps
  const router = createRouter()
  const demo = async () => ({ networkId: await network.id(), production })
  router.openapi(guarded(currentSessionRoute, currentSession), async (c) => {
    const actor = await c.get('actor')()
    const signedIn = await runReading(platform, currentSession, actor, {})
    const accounts = await runReading(platform, listDemoAccounts, actor, await demo())
    return c.json({ signedIn, demoOpen: accounts.length > 0 }, 200)
  })
  router.openapi(guarded(signOutRoute, signOut), async (c) => {
    await runAction(platform, signOut, await callWithoutKey(c), { networkId: await network.id() })
    cookie.clear(c)
    return c.json({}, 200)
  })
  router.openapi(guarded(demoAccountsRoute, listDemoAccounts), async (c) => {
    const actor = await c.get('actor')()
    return c.json({ items: await runReading(platform, listDemoAccounts, actor, await demo()) }, 200)
  })
  router.openapi(guarded(signInToDemoRoute, signInToDemo), async (c) => {
    const { accountId } = c.req.valid('json')
    const input = { ...(await demo()), accountId, device: deviceOf(c.req.header('user-agent')) }
    const call = await callWithoutKey(c)
    const { token, signedIn } = await runAction(platform, signInToDemo, call, input)
    cookie.write(c, token)
    return c.json({ signedIn }, 200)
  })
  return router
}
