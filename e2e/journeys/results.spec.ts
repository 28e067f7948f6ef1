import { expect } from '@playwright/test'
import { expectNoAxeViolations } from '../accessibility.ts'
import { test } from '../test.ts'

test('a reason and a commune lead to appointments, by date and travel time, in a list and on the map', async ({
  page,
}) => {
  await page.goto('/')
  const reason = page.getByRole('combobox').first()
  await reason.fill('plus de médicaments')
  await page.getByRole('option', { name: 'Renouveler une ordonnance' }).click()
  await page.getByRole('combobox').nth(1).pressSequentially('fleuran')
  await page.getByRole('option', { name: /^Fleurance/ }).click()
  await page.getByRole('button', { name: 'Voir les rendez-vous' }).click()

  await expect(page).toHaveURL(/32132/)
  expect(page.url(), 'a reason is health data').not.toContain('ordonnance')
  const slots = page.getByRole('button', { name: /\d{1,2}\sh(\s\d{2})?.*Fleurance.*/ })
  await expect(slots.first()).toBeVisible()
  await expectNoAxeViolations(page)
  await page.screenshot({ path: 'docs/pictures/results.png' })
})
