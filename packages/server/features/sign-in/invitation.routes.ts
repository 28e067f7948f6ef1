import {
  acceptWithPasskey as acceptPasskeyRoute,
  acceptWithPassword as acceptPasswordRoute,
  invitedPasskeyOptions as passkeyOptionsRoute,
  joinNetwork as joinRoute,
  readInvitation as readRoute,
  startInvitedTotp as startTotpRoute,
} from '@maillage/contract/invitations.ts'
import { guarded } from '../../platform/guarded-route.ts'
import { type App, createRouter } from '../../platform/http.ts'
import { runReading } from '../../platform/reading.ts'
import { acceptWithPasskey } from './accept-with-passkey.ts'
import { acceptWithPassword } from './accept-with-password.ts'
import { deviceOf } from './device-of.ts'
import { invitedPasskeyOptions } from './invited-passkey-options.ts'
import { joinNetwork } from './join-network.ts'
import { readInvitation } from './read-invitation.ts'
import { runUnkept } from './run-unkept.ts'
import type { SignInDependencies } from './sign-in-dependencies.ts'
import { startInvitedTotp } from './start-invited-totp.ts'

/** What the holder of a link of invitation does. */
export function invitationRoutes(deps: SignInDependencies): App {
  const { platform, network, publicUrl, cookie } = deps
  const router = createRouter()
  router.openapi(guarded(readRoute, readInvitation), async (c) => {
    const input = { networkId: await network.id(), ...c.req.valid('json') }
    return c.json(await runReading(platform, readInvitation, await c.get('actor')(), input), 200)
  })
  router.openapi(guarded(startTotpRoute, startInvitedTotp), async (c) => {
    const input = { networkId: await network.id(), ...c.req.valid('json') }
    return c.json(await runUnkept(c, platform, startInvitedTotp, input), 200)
  })
  router.openapi(guarded(acceptPasswordRoute, acceptWithPassword), async (c) => {
    const device = deviceOf(c.req.header('user-agent'))
    const input = { networkId: await network.id(), device, ...c.req.valid('json') }
    const { token, ...answer } = await runUnkept(c, platform, acceptWithPassword, input)
    cookie.write(c, token)
    return c.json(answer, 200)
  })
  router.openapi(guarded(passkeyOptionsRoute, invitedPasskeyOptions), async (c) => {
    const input = { networkId: await network.id(), publicUrl, ...c.req.valid('json') }
    return c.json(await runUnkept(c, platform, invitedPasskeyOptions, input), 200)
  })
  router.openapi(guarded(acceptPasskeyRoute, acceptWithPasskey), async (c) => {
    const device = deviceOf(c.req.header('user-agent'))
    const input = { networkId: await network.id(), publicUrl, device, ...c.req.valid('json') }
    const { token, ...answer } = await runUnkept(c, platform, acceptWithPasskey, input)
    cookie.write(c, token)
    return c.json(answer, 200)
  })
  router.openapi(guarded(joinRoute, joinNetwork), async (c) => {
    const input = { networkId: await network.id(), ...c.req.valid('json') }
    const { token, ...answer } = await runUnkept(c, platform, joinNetwork, input)
    cookie.write(c, token)
    return c.json(answer, 200)
  })
  return router
}
