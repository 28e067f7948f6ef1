import { expect } from '@playwright/test'
import { expectNoAxeViolations } from '../accessibility.ts'
import { takePicture } from '../picture.ts'
import { test } from '../test.ts'

test('the home page says what the platform is, without an accessibility violation', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectNoAxeViolations(page)
  await takePicture(page, 'home.png')
})

test('the foot of each page leads to what is kept and to the accessibility statement', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('contentinfo').getByRole('link', { name: 'Vos droits' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Vos droits' })).toBeFocused()
  await expect(page.getByRole('heading', { name: 'Ce qui n’est pas gardé' })).toBeVisible()
  await expect(page.getByText('une semaine')).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('contentinfo').getByRole('link', { name: 'Accessibilité' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Accessibilité' })).toBeFocused()
  await expect(page.getByText('Aucun audit complet')).toBeVisible()
  await expectNoAxeViolations(page)
})

test('both pages are complete in English, and fit a width of 320 px in the dark', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 320, height: 640 })
  for (const [address, title] of [
    ['/vos-droits', 'Your rights'],
    ['/accessibilite', 'Accessibility'],
  ] as const) {
    await page.goto(`${address}?lang=en`)
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expectNoAxeViolations(page)
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow).toBe(0)
  }
})
