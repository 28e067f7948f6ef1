import {
  addPasskey as addPasskeyRoute,
  addPasskeyOptions as addPasskeyOptionsRoute,
  changePassword as changePasswordRoute,
  confirmTotp as confirmTotpRoute,
  mySecurity as securityRoute,
  mySessions as sessionsRoute,
  proveAgain as proveRoute,
  proveOptions as proveOptionsRoute,
  removePasskey as removePasskeyRoute,
  renewRecoveryCodes as renewCodesRoute,
  revokeOtherSessions as revokeOthersRoute,
  revokeSession as revokeRoute,
  startTotp as startTotpRoute,
} from '@maillage/contract/my-security.ts'
import { guarded } from '../../platform/guarded-route.ts'
import { type App, type AppContext, createRouter } from '../../platform/http.ts'
import { runReading } from '../../platform/reading.ts'
import { addPasskey } from './add-passkey.ts'
import { addPasskeyOptions } from './add-passkey-options.ts'
import { changePassword } from './change-password.ts'
import { confirmTotp } from './confirm-totp.ts'
import { mySecurity } from './my-security.ts'
import { mySessions } from './my-sessions.ts'
import type { ProofsChanged } from './proofs-changed.ts'
import { proveAgain } from './prove-again.ts'
import { proveOptions } from './prove-options.ts'
import { removePasskey } from './remove-passkey.ts'
import { renewRecoveryCodes } from './renew-recovery-codes.ts'
import { revokeOtherSessions } from './revoke-other-sessions.ts'
import { revokeSession } from './revoke-session.ts'
import { runUnkept } from './run-unkept.ts'
import type { SignInDependencies } from './sign-in-dependencies.ts'
import { startTotp } from './start-totp.ts'

/** What a signed-in person does with their own proofs and sessions. */
export function mySecurityRoutes(deps: SignInDependencies): App {
  const router = createRouter()
  mountProving(router, deps)
  mountProofs(router, deps)
  mountPasskeys(router, deps)
  mountSessions(router, deps)
  return router
}

function mountProving(router: App, { platform, network, publicUrl, cookie }: SignInDependencies): void {
  router.openapi(guarded(securityRoute, mySecurity), async (c) =>
    c.json(await runReading(platform, mySecurity, await c.get('actor')(), {}), 200),
  )
  router.openapi(guarded(proveOptionsRoute, proveOptions), async (c) =>
    c.json(await runUnkept(c, platform, proveOptions, { publicUrl }), 200),
  )
  router.openapi(guarded(proveRoute, proveAgain), async (c) => {
    const input = { networkId: await network.id(), publicUrl, proof: c.req.valid('json') }
    const { token, ...answer } = await runUnkept(c, platform, proveAgain, input)
    cookie.write(c, token)
    return c.json(answer, 200)
  })
}

/** The token goes into the cookie, the rest to the screen. */
function withNewToken<Changed extends ProofsChanged>(
  c: AppContext,
  { cookie }: SignInDependencies,
  { token, security, ...others }: Changed,
) {
  cookie.write(c, token)
  return { ...security, ...others }
}

function mountProofs(router: App, deps: SignInDependencies): void {
  const { platform, network } = deps
  router.openapi(guarded(changePasswordRoute, changePassword), async (c) => {
    const input = { networkId: await network.id(), ...c.req.valid('json') }
    return c.json(withNewToken(c, deps, await runUnkept(c, platform, changePassword, input)), 200)
  })
  router.openapi(guarded(startTotpRoute, startTotp), async (c) =>
    c.json(await runUnkept(c, platform, startTotp, { networkId: await network.id() }), 200),
  )
  router.openapi(guarded(confirmTotpRoute, confirmTotp), async (c) => {
    const input = { networkId: await network.id(), ...c.req.valid('json') }
    return c.json(withNewToken(c, deps, await runUnkept(c, platform, confirmTotp, input)), 200)
  })
  router.openapi(guarded(renewCodesRoute, renewRecoveryCodes), async (c) => {
    const input = { networkId: await network.id() }
    return c.json(withNewToken(c, deps, await runUnkept(c, platform, renewRecoveryCodes, input)), 200)
  })
}

function mountPasskeys(router: App, deps: SignInDependencies): void {
  const { platform, network, publicUrl } = deps
  router.openapi(guarded(addPasskeyOptionsRoute, addPasskeyOptions), async (c) => {
    const input = { networkId: await network.id(), publicUrl }
    return c.json(await runUnkept(c, platform, addPasskeyOptions, input), 200)
  })
  router.openapi(guarded(addPasskeyRoute, addPasskey), async (c) => {
    const input = { networkId: await network.id(), publicUrl, ...c.req.valid('json') }
    return c.json(withNewToken(c, deps, await runUnkept(c, platform, addPasskey, input)), 200)
  })
  router.openapi(guarded(removePasskeyRoute, removePasskey), async (c) => {
    const input = { networkId: await network.id(), passkeyId: c.req.valid('param').id }
    return c.json(withNewToken(c, deps, await runUnkept(c, platform, removePasskey, input)), 200)
  })
}

function mountSessions(router: App, { platform, network }: SignInDependencies): void {
  router.openapi(guarded(sessionsRoute, mySessions), async (c) => {
    const input = { networkId: await network.id() }
    return c.json(await runReading(platform, mySessions, await c.get('actor')(), input), 200)
  })
  router.openapi(guarded(revokeOthersRoute, revokeOtherSessions), async (c) =>
    c.json(await runUnkept(c, platform, revokeOtherSessions, { networkId: await network.id() }), 200),
  )
  router.openapi(guarded(revokeRoute, revokeSession), async (c) => {
    const input = { networkId: await network.id(), sessionId: c.req.valid('param').id }
    return c.json(await runUnkept(c, platform, revokeSession, input), 200)
  })
}
