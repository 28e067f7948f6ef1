import {
  askPasswordReset as askResetRoute,
  giveSecondFactor as secondFactorRoute,
  passkeySignInOptions as passkeyOptionsRoute,
  passwordRules as passwordRulesRoute,
  resetPassword as resetRoute,
  signInWithPasskey as passkeyRoute,
  signInWithPassword as passwordRoute,
} from '@maillage/contract/sign-in.ts'
import { guarded } from '../../platform/guarded-route.ts'
import { type App, createRouter } from '../../platform/http.ts'
import { askPasswordReset } from './ask-password-reset.ts'
import { deviceOf } from './device-of.ts'
import { giveSecondFactor } from './give-second-factor.ts'
import { knownBrowser } from './known-browser.ts'
import { passkeySignInOptions } from './passkey-sign-in-options.ts'
import { resetPassword } from './reset-password.ts'
import { runUnkept } from './run-unkept.ts'
import type { SignInDependencies } from './sign-in-dependencies.ts'
import { signInAccess } from './sign-in.access.ts'
import { SIGN_IN_LIMITS } from './sign-in-limits.ts'
import { signInWithPasskey } from './sign-in-with-passkey.ts'
import { signInWithPassword } from './sign-in-with-password.ts'

/** Signing in by password and second factor, or by passkey; choosing another password. */
export function signInRoutes(deps: SignInDependencies): App {
  const { platform, network, publicUrl, cookie } = deps
  const router = createRouter()
  const known = knownBrowser(publicUrl, platform.secrets, platform.clock.now)
  const rules = { name: 'password-rules', access: signInAccess['password-rules'] }
  router.openapi(guarded(passwordRulesRoute, rules), (c) =>
    c.json({ minimumLength: SIGN_IN_LIMITS.shortestPassword }, 200),
  )
  router.openapi(guarded(passwordRoute, signInWithPassword), async (c) => {
    const input = { networkId: await network.id(), ...c.req.valid('json'), knownBrowser: known.read(c) }
    return c.json(await runUnkept(c, platform, signInWithPassword, input), 200)
  })
  router.openapi(guarded(secondFactorRoute, giveSecondFactor), async (c) => {
    const device = deviceOf(c.req.header('user-agent'))
    const knows = { device, knownBrowser: known.read(c) }
    const input = { networkId: await network.id(), ...knows, ...c.req.valid('json') }
    const { token, ...answer } = await runUnkept(c, platform, giveSecondFactor, input)
    cookie.write(c, token)
    known.write(c, answer.signedIn.account.id)
    return c.json(answer, 200)
  })
  router.openapi(guarded(passkeyOptionsRoute, passkeySignInOptions), async (c) =>
    c.json(await runUnkept(c, platform, passkeySignInOptions, { publicUrl }), 200),
  )
  router.openapi(guarded(passkeyRoute, signInWithPasskey), async (c) => {
    const device = deviceOf(c.req.header('user-agent'))
    const input = { networkId: await network.id(), publicUrl, device, ...c.req.valid('json') }
    const { token, ...answer } = await runUnkept(c, platform, signInWithPasskey, input)
    cookie.write(c, token)
    return c.json(answer, 200)
  })
  router.openapi(guarded(askResetRoute, askPasswordReset), async (c) => {
    const input = { networkId: await network.id(), publicUrl, ...c.req.valid('json') }
    return c.json(await runUnkept(c, platform, askPasswordReset, input), 202)
  })
  router.openapi(guarded(resetRoute, resetPassword), async (c) => {
    const input = { networkId: await network.id(), ...c.req.valid('json') }
    await runUnkept(c, platform, resetPassword, input)
    return c.json({}, 200)
  })
  return router
}
