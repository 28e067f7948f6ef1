import { afterAll, expect, it } from 'vitest'
import { runAction } from '../../platform/action.ts'
import type { Refusal } from '../../platform/refusal.ts'
import { newMember, openStaffDesk, PASSWORD } from '../../testing/staff-desk.ts'
import { passkeySignInOptions } from './passkey-sign-in-options.ts'
import { signInWithPassword } from './sign-in-with-password.ts'

const desk = await openStaffDesk()
afterAll(() => desk.close())
const camille = await newMember(desk, 'camille@exemple.fr')

const from = (address: string) => ({ actor: { kind: 'public' }, language: 'fr', address }) as const
const tryFrom = (address: string, email: string, password = 'faux mot de passe') => {
  const input = { networkId: desk.facts.networkId, email, password }
  return runAction(desk.platform, signInWithPassword, from(address), input).then(
    () => 'right',
    (refusal: Refusal) => refusal.kind,
  )
}

it('locks a place that fails 50 times on any accounts, for passkeys too, and no other place', async () => {
  for (let i = 0; i < 50; i++)
    expect(await tryFrom('203.0.113.7', `essai${i}@exemple.fr`)).toBe('sign-in-failed')
  expect(await tryFrom('203.0.113.7', camille.email, PASSWORD)).toBe('sign-in-locked')
  const options = runAction(desk.platform, passkeySignInOptions, from('203.0.113.7'), {
    publicUrl: desk.publicUrl,
  })
  await expect(options).rejects.toMatchObject({ kind: 'sign-in-locked' })
  expect(await tryFrom('203.0.113.8', camille.email, PASSWORD)).toBe('right')
  desk.clock.advance(0.5)
  expect(await tryFrom('203.0.113.7', camille.email, PASSWORD)).toBe('right')
}, 60_000)

it('takes 120 tries in ten minutes from one place, right or wrong', async () => {
  const passkey = () =>
    runAction(desk.platform, passkeySignInOptions, from('198.51.100.1'), { publicUrl: desk.publicUrl })
  for (let i = 0; i < 120; i++) await passkey()
  await expect(passkey()).rejects.toMatchObject({ kind: 'too-many-tries', members: { waitSeconds: 600 } })
  desk.clock.advance(10)
  await passkey()
}, 60_000)

it('keeps neither the address nor the place that it counts', async () => {
  const rows = await desk.db.selectFrom('attempt').selectAll().execute()
  expect(rows.length).toBeGreaterThan(100)
  expect(JSON.stringify(rows.map(({ key }) => key.toString('latin1')))).not.toMatch(/exemple|203\.0\.113/)
})
