import { expect, type Locator, type Page } from '@playwright/test'
import { signInAs } from './sign-in-steps.ts'

/** The day on which the journeys' clock starts, and a working day after it. */
export const today = '2027-01-11'
export const day = '2027-01-13'

/** Opens a day of one site, or of the whole network. */
export async function openOffice(page: Page, town?: string, date = day): Promise<Locator> {
  await signInAs(page, 'secretary')
  const network = await (await page.request.get('/api/network')).json()
  const site = network.sites.find((one: { communeName: string }) => one.communeName === town)
  await page.goto(`/bureau?date=${date}${site ? `&site=${site.id}` : ''}`)
  const grid = page.getByRole('grid')
  await expect(grid).toBeVisible()
  await expect(page.getByText('À jour,')).toBeVisible()
  return grid
}

/** The first block of a kind, focused by keyboard as an agent would: the focus is on the board. */
export async function focusFirst(grid: Locator, name: RegExp): Promise<string> {
  const cell = grid.getByRole('gridcell', { name }).first()
  const label = (await cell.getAttribute('aria-label')) ?? ''
  await cell.focus()
  return label
}

export const status = (page: Page) => page.getByRole('region', { name: 'Ce que font les touches ici' })
export const focused = (page: Page) => page.locator(':focus')

/** What the scenario makes odd (same day, short notice) is confirmed, as an agent would; how many keys that took. */
export async function confirmWarnings(page: Page): Promise<number> {
  const confirm = page.getByRole('button', { name: 'Confirmer malgré tout' })
  await expect(confirm.or(page.getByRole('button', { name: 'Défaire' }))).toBeVisible()
  if (!(await confirm.isVisible())) return 0
  await confirm.press('Enter')
  return 1
}
