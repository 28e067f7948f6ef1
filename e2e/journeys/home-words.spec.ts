import { expect } from '@playwright/test'
import { expectNoAxeViolations } from '../accessibility.ts'
import { search } from '../patient-steps.ts'
import { test } from '../test.ts'

test('ordinary words lead to their reason, and to no alarm', async ({ page }) => {
  await page.goto('/')
  const box = page.getByRole('combobox', { name: /Pour quoi/ })
  for (const [words, reason] of [
    ['mon fils a de la fièvre', 'Mon enfant est malade'],
    ['renouveler mon ordonnance', 'Renouveler une ordonnance'],
    ['bouton sur la peau', 'Un problème de peau'],
  ] as const) {
    await box.fill(words)
    await expect(page.getByRole('option').first()).toContainText(reason)
    await expect(page.getByRole('option', { name: /ne doit pas attendre/ })).toHaveCount(0)
  }
})

test('words of alarm come first, and the reasons stay below', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('combobox', { name: /Pour quoi/ }).fill('mon bébé a de la fièvre')
  await expect(page.getByRole('option').first()).toContainText('ne doit pas attendre')
  await expect(page.getByRole('option', { name: /Mon enfant est malade/ })).toBeVisible()
  await expect(page.getByRole('option', { name: /Garder/ })).toHaveCount(0)
  await expectNoAxeViolations(page)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Fièvre avant 3 mois')).toBeVisible()
})

test('words that fit no reason hold a place for « Autre demande »', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('combobox', { name: /Pour quoi/ }).fill('dentiste')
  await expect(page.getByRole('option')).toHaveCount(1)
  await expect(page.getByRole('option')).toContainText('dentiste')
  await search(page, 'dentiste')
  const { reasons } = (await (await page.request.get('/api/network')).json()) as {
    reasons: { id: string; label: { fr: string }; isGeneral: boolean }[]
  }
  const general = reasons.find((reason) => reason.isGeneral)
  expect(general?.label.fr).toBe('Autre demande')
  const hold = page.waitForRequest(
    (request) => request.method() === 'POST' && request.url().endsWith('/api/holds'),
  )
  await page.locator('.slot').first().click()
  expect((await hold).postDataJSON()).toMatchObject({ reasonId: general?.id })
})
