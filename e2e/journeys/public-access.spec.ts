import { expect } from '@playwright/test'
import { expectNoAxeViolations } from '../accessibility.ts'
import { takePicture } from '../picture.ts'
import { test } from '../test.ts'

test('somebody of Mirande finds how far the nearest open slot is, and books it, without an account', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto('/acces')
  await expectNoAxeViolations(page)
  await page.getByRole('combobox', { name: 'Votre commune' }).fill('miran')
  await page.getByRole('option', { name: /Mirande/ }).click()
  await expect(page).toHaveURL(/\/acces\/32256$/)
  const title = page.getByRole('heading', { level: 1 })
  await expect(title).toHaveText(/^À Mirande, .* à \d+\sminutes$/)
  await expect(page.getByRole('img', { name: /^Carte des minutes autour de Mirande/ })).toBeVisible()
  await expectNoAxeViolations(page)
  await takePicture(page, 'public-access.png')
  await page.getByRole('radio', { name: 'Tableau' }).check()
  await expect(page.getByRole('table')).toContainText('Masseube')
  await expect(page.getByRole('row', { name: /Masseube/ })).toContainText('ouverture non vérifiée')
  await expectNoAxeViolations(page)
  await page.getByRole('link', { name: 'Prendre ce rendez-vous' }).click()
  await expect(page).toHaveURL(/\/rendez-vous\?commune=32256&minutes=\d+$/)
  await expect(page.getByText('Mirande').first()).toBeVisible()
  await expect(page.getByRole('button', { name: /médecine générale/ }).first()).toBeVisible()
})

test('the same page by keyboard, in English, in the dark, at 320 px', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto('/acces/32132?lang=en')
  await expect(page.getByRole('heading', { level: 1, name: /^In Fleurance, a slot is open/ })).toBeVisible()
  await page.getByRole('combobox', { name: 'Your commune' }).focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('lombez')
  await expect(page.getByRole('option', { name: /Lombez/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /^In Lombez/ })).toBeVisible()
  await expectNoAxeViolations(page)
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBe(0)
})

test('a town hall shows the measure in a frame of its own site; without a connection the page says its date', async ({
  page,
  baseURL,
}) => {
  const frame = await page.request.get('/acces/32256/integrer')
  expect(frame.headers()['content-security-policy']).toContain('frame-ancestors *')
  expect(frame.headers()['x-frame-options']).toBeUndefined()
  const whole = await page.request.get('/acces/32256')
  expect(whole.headers()['content-security-policy']).toContain("frame-ancestors 'none'")
  await page.goto('/acces/32256/integrer')
  await expect(page.getByText(/^De Mirande au créneau le plus proche$/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Réserver' })).toHaveAttribute('target', '_blank')
  await expectNoAxeViolations(page)
  await page.goto('/acces/32256')
  await expect(page.getByRole('link', { name: 'Prendre ce rendez-vous' })).toBeVisible()
  await page.route(`${baseURL}/api/access/**`, (route) => route.abort())
  await page.goto('/acces/32256')
  await expect(page.getByText('Pas de connexion.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Prendre ce rendez-vous' })).toBeHidden()
  await expectNoAxeViolations(page)
})
