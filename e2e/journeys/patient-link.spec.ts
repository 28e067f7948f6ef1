import { type Browser, expect, type Page } from '@playwright/test'
import { expectNoAxeViolations } from '../accessibility.ts'
import { book, lastMessage, proveIdentity } from '../patient-steps.ts'
import { fromOurPage, signInAs } from '../sign-in-steps.ts'
import { test } from '../test.ts'

/** Books, and gives the link of the message. */
async function bookedLink(page: Page): Promise<string> {
  const who = await book(page)
  return /\/r\/[\w-]+/.exec(await lastMessage(page, who.mobile))?.[0] ?? ''
}

/** The same link, opened and proved in a browser that knows nothing of the first. */
async function elsewhere(page: Page, browser: Browser, link: string): Promise<Page> {
  const other = await browser.newPage({ baseURL: new URL(page.url()).origin })
  await other.goto(link)
  await proveIdentity(other)
  await expect(other.getByRole('heading', { name: 'Déplacer vers' })).toBeVisible()
  return other
}

async function cancelIn(other: Page): Promise<void> {
  await other.getByRole('button', { name: 'Je ne peux plus venir' }).click()
  await other.getByRole('button', { name: 'Oui, annuler' }).click()
  await expect(other.getByRole('heading', { name: 'Merci d’avoir prévenu.' })).toBeVisible()
  await other.close()
}

/** The office finds the appointment that the tab has open in its day, and changes it. */
async function atTheOffice(
  page: Page,
  verb: 'cancel' | 'status',
  data: Record<string, unknown>,
): Promise<void> {
  const { id, start } = await page.evaluate(() => {
    const { appointment } = JSON.parse(sessionStorage.getItem('maillage.journey') ?? '{}')
    return { id: appointment.id as string, start: appointment.slot.start as string }
  })
  await signInAs(page, 'secretary')
  const day = await (await page.request.get(`/api/office/day?date=${start.slice(0, 10)}`)).json()
  const booked = day.columns.flatMap(
    (column: { appointments: { id: string; version: number }[] }) => column.appointments,
  )
  const { version } = booked.find((appointment: { id: string }) => appointment.id === id)
  const answer = await page.request.post(`/api/office/appointments/${id}/${verb}`, {
    headers: fromOurPage,
    data: { version, ...data },
  })
  expect(answer.status()).toBe(200)
}

test('the confirmation and the link page, loaded again, say what was done in another browser', async ({
  page,
  browser,
}) => {
  const link = await bookedLink(page)
  const other = await elsewhere(page, browser, link)
  await other.locator('.slot').first().click()
  await other.getByRole('button', { name: /^Confirmer/ }).click()
  await expect(other.getByText('C’est déplacé.')).toBeVisible()
  const time = (await other.getByRole('heading', { level: 1 }).textContent()) ?? 'none'
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(time)
  await cancelIn(other)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Merci d’avoir prévenu.' })).toBeVisible()
  await expect(page.getByText('C’est noté')).toHaveCount(0)
})

test('a tab that is looked at again, and one whose move is refused, say that it is cancelled', async ({
  page,
  browser,
}) => {
  const link = await bookedLink(page)
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'Déplacer vers' })).toBeVisible()
  await page.locator('.slot').first().click()
  await cancelIn(await elsewhere(page, browser, link))
  await page.getByRole('button', { name: /^Confirmer/ }).click()
  await expect(page.getByRole('heading', { name: 'Merci d’avoir prévenu.' })).toBeVisible()
  await page.getByRole('button', { name: 'Reprendre ma place' }).click()
  await expect(page.getByText('La place est de nouveau à vous.')).toBeVisible()
  await cancelIn(await elsewhere(page, browser, link))
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
  await expect(page.getByRole('heading', { name: 'Merci d’avoir prévenu.' })).toBeVisible()
})

test('cancelled by the centre: said with regret, nothing of a confirmation, another one in one tap', async ({
  page,
}) => {
  const link = await bookedLink(page)
  await atTheOffice(page, 'cancel', { by: 'site' })
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Nous avons dû annuler ce rendez-vous.' })).toBeVisible()
  await expectNoAxeViolations(page)
  const said = (await page.locator('main').textContent()) ?? ''
  expect(said).toContain('Nous le regrettons')
  expect(said).not.toMatch(/agenda|confirmation|Apporter|trop tard|Déplacer/)
  await expect(page.locator('main').getByRole('link', { name: /^Appeler le/ })).toHaveAttribute(
    'href',
    /^tel:/,
  )
  await page.getByRole('link', { name: 'Trouver un autre rendez-vous' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Le plus tôt')
  await expect(page.locator('.recap')).toContainText('Renouveler une ordonnance')
  await page.evaluate(() => sessionStorage.clear())
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('est annulé')
  await expectNoAxeViolations(page)
})

test('once the patient has arrived, the page says so, and offers the phone but no move', async ({ page }) => {
  const link = await bookedLink(page)
  await page.route('**/api/appointments/*', async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, json: { ...(await answer.json()), status: 'arrived' } })
  })
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'Votre arrivée est notée.' })).toBeVisible()
  await expect(page.getByRole('button')).toHaveCount(1)
  await expectNoAxeViolations(page)
})

test('other days start around the appointment, and say so; from today is one tap away', async ({ page }) => {
  const link = await bookedLink(page)
  await page.route('**/api/appointments/*', async (route) => {
    const answer = await route.fetch()
    const told = await answer.json()
    const slot = { ...told.slot, start: '2027-01-20T08:00:00Z', end: '2027-01-20T08:20:00Z' }
    await route.fulfill({ response: answer, json: { ...told, slot } })
  })
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/Mercredi 20\sjanvier, 9\sh\s00/)
  await page.getByRole('link', { name: 'Voir d’autres jours' }).click()
  await expect(page).toHaveURL(/debut=2027-01-20/)
  await expect(page.locator('.day').first()).toContainText(/2\d\sjanvier/)
  await page.getByRole('button', { name: 'Voir dès aujourd’hui' }).click()
  await expect(page.locator('.day').first()).toContainText(/1[12]\sjanvier/)
})

test('a link that was cut says what to do, in the words of a person', async ({ page }) => {
  for (const cut of ['/r/nope', '/r/xxxxxxxxxxxxxxxxxxxx']) {
    await page.goto(cut)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(
      'Ce lien n’est pas complet, ou n’est plus bon.',
    )
    await expect(page.locator('main')).not.toContainText(/token|caractères\./)
    await expectNoAxeViolations(page)
  }
})
