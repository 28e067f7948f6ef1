import { expect, type Page } from '@playwright/test'

/** The headers of a page of ours, for a change that a test asks for without one: others are refused. */
export const fromOurPage = { 'sec-fetch-site': 'same-origin' }

/** Signs in with the scenario's account of a role, as one press on the sign-in page does; stays on the page that is shown. */
export async function signInAs(page: Page, role: string): Promise<void> {
  const { items } = await (await page.request.get('/api/sign-in/demo')).json()
  const accountId = items.find((account: { role: string }) => account.role === role)?.id
  const answer = await page.request.post('/api/sign-in/demo', { headers: fromOurPage, data: { accountId } })
  expect(answer.ok(), `the scenario has no account of a ${role}`).toBe(true)
}
