import { expect } from '@playwright/test'
import { signInAs } from '../sign-in-steps.ts'
import { test } from '../test.ts'

/** Among the longest dates in French. */
const longDay = '/bureau?date=2026-12-16'

for (const width of [320, 768, 1024, 1280]) {
  test(`at ${width} px, the whole bar is inside the window on a day with a long name`, async ({ page }) => {
    await signInAs(page, 'secretary')
    await page.setViewportSize({ width, height: 800 })
    await page.goto(longDay)
    await expect(page.getByRole('heading', { name: 'mercredi 16 décembre 2026' })).toBeVisible()
    await expect(page.getByText('À jour,')).toBeVisible()
    const controls = page.locator('.top').locator('a, button, h1, .live').filter({ visible: true })
    expect(await controls.count()).toBeGreaterThan(6)
    for (const control of await controls.all()) await expect(control).toBeInViewport({ ratio: 0.99 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    const searchIsCut = await page
      .locator('.find span')
      .filter({ visible: true })
      .evaluate((words) => words.scrollWidth > words.clientWidth)
    expect(searchIsCut).toBe(false)
  })
}
