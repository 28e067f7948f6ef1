import { expect, type Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { expectNoAxeViolations } from '../accessibility.ts'
import { fromOurPage, signInAs } from '../sign-in-steps.ts'
import { test } from '../test.ts'

test.describe.configure({ timeout: 90_000 })

const PASSWORD = 'quatre vaches et un train'

/** The link of an invitation that an administrator of the demonstration sends, read in the outbox as the person would. */
async function invited(page: Page, email: string): Promise<string> {
  await signInAs(page, 'administrator')
  const data = { email, role: 'coordinator', siteIds: null }
  const answer = await page.request.post('/api/members/invitations', { headers: fromOurPage, data })
  expect(answer.status()).toBe(201)
  const { items } = await (await page.request.get('/api/dev/messages')).json()
  const { body } = items.find((message: { recipient: string }) => message.recipient === email)
  return /https?:\/\/\S+#[\w-]{43}/.exec(body)?.[0] ?? 'no link'
}

/** A telephone with a fingerprint, as the browser's own developer tools simulate it. */
async function addAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

/** As the page sees it; nothing while it is on its way to another page. */
const signedIn = async (page: Page) =>
  page
    .evaluate(async () => (await (await fetch('/api/session')).json()).signedIn)
    .catch((error: Error) => {
      if (!error.message.includes('context was destroyed')) throw error
    })

test('an invitation is accepted with a passkey, which then signs in by itself', async ({ page }) => {
  const link = await invited(page, 'cle@exemple.fr')
  await addAuthenticator(page)
  await page.goto(link)
  await page.getByRole('textbox', { name: 'Votre nom' }).fill('Camille Exemple')
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Ouvrir mon compte' }).click()
  await expect
    .poll(() => signedIn(page))
    .toMatchObject({
      account: { email: 'cle@exemple.fr' },
      session: { factors: ['passkey'] },
      memberships: [{ role: 'coordinator' }],
    })
  const { origin } = new URL(link)
  await page.context().clearCookies()
  await page.goto(`${origin}/compte/connexion`)
  await page.getByRole('button', { name: 'Clé d’accès' }).click()
  await expect.poll(() => signedIn(page)).toMatchObject({ account: { email: 'cle@exemple.fr' } })
})

test('an invitation is accepted with a password and an application, which both are asked at the door', async ({
  page,
}) => {
  const link = await invited(page, 'code@exemple.fr')
  const enrolled = page.waitForResponse((response) => response.url().endsWith('/api/invitations/totp'))
  await page.goto(link)
  await page.getByRole('textbox', { name: 'Votre nom' }).fill('Robin Exemple')
  await page.getByRole('radio', { name: 'Mot de passe et code' }).check()
  const { secret, expiresAt } = await (await enrolled).json()
  const startedAt = Date.now()
  const serverStart = Date.parse(expiresAt) - 30 * 60_000
  const code = (steps = 0) =>
    TOTP.generate({
      secret: Secret.fromBase32(secret),
      timestamp: serverStart + (Date.now() - startedAt) + steps * 30_000,
    })
  await page.getByLabel('Nouveau mot de passe', { exact: true }).fill(PASSWORD)
  await page.getByRole('textbox', { name: 'Code à 6 chiffres' }).fill(code())
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Ouvrir mon compte' }).click()
  await expect(page.getByRole('heading', { name: 'Vos codes de secours' })).toBeVisible()
  expect((await signedIn(page)).session.factors).toEqual(['password', 'totp'])

  await page.context().clearCookies()
  await page.goto(`${new URL(link).origin}/compte/connexion`)
  await page.getByRole('textbox', { name: 'E-mail professionnel' }).fill('code@exemple.fr')
  await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page.getByRole('heading', { name: 'Votre code' })).toBeVisible()
  expect(await signedIn(page)).toBeNull()
  // The next code: the one of the enrolment served already.
  await page.getByRole('textbox', { name: 'Code à 6 chiffres' }).fill(code(1))
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await expect.poll(() => signedIn(page)).toMatchObject({ account: { email: 'code@exemple.fr' } })
})
