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
