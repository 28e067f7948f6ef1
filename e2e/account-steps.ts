import { expect, type Page } from '@playwright/test'
import { signInAs } from './sign-in-steps.ts'

/** Invites somebody as the scenario's administrator does, and reads the link in the message. */
export async function invite(page: Page, email: string, role: string): Promise<string> {
  await signInAs(page, 'administrator')
  await page.goto('/compte/membres')
  await page.getByRole('button', { name: 'Inviter quelqu’un' }).click()
  await page.getByLabel('E-mail professionnel').fill(email)
  await page.getByLabel('Rôle', { exact: true }).selectOption({ label: role })
  await page.getByRole('button', { name: 'Envoyer l’invitation' }).click()
  const everywhere = page.getByLabel('Tous les lieux')
  if ((await everywhere.count()) > 0) {
    await expect(everywhere).toBeFocused()
    await everywhere.check()
    await page.getByRole('button', { name: 'Envoyer l’invitation' }).click()
  }
  await expect(page.getByText('L’invitation est partie.')).toBeVisible()
  await expect(page.getByText(email)).toBeVisible()
  return linkSentTo(page, email)
}

/** The path and token of the last link that was sent to an address. */
export async function linkSentTo(page: Page, email: string): Promise<string> {
  let link: URL | undefined
  await expect(async () => {
    const { items } = (await (await page.request.get('/api/dev/messages')).json()) as {
      items: { recipient: string; body: string }[]
    }
    const body = items.find((item) => item.recipient === email)?.body ?? ''
    link = new URL(/https?:\/\/\S+/.exec(body)?.[0] ?? 'missing')
  }).toPass()
  return `${link?.pathname}${link?.hash}`
}

/** The key under the picture to scan. */
export async function keyToType(page: Page): Promise<string> {
  const key = page.locator('code.secret')
  await expect(key).not.toBeEmpty()
  return (await key.textContent()) ?? ''
}

/** E-mail and password, up to the question of the second factor. */
export async function givePassword(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail professionnel').fill(email)
  await page.getByLabel('Mot de passe', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page.getByRole('heading', { name: 'Votre code' })).toBeFocused()
}

/** Nothing scrolls sideways on the narrowest phone. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 })
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
}
