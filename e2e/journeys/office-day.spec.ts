import { expect, type Page } from '@playwright/test'
import { expectNoAxeViolations } from '../accessibility.ts'
import { day, focused, focusFirst, openOffice, status, today } from '../office-steps.ts'
import { test } from '../test.ts'
import { fromOurPage, signInAs } from '../sign-in-steps.ts'

test.describe.configure({ timeout: 90_000 })

const key = (page: Page, name: string) => status(page).getByRole('button', { name, exact: true })

test('the bar offers what the state allows: seen in one key, and undone', async ({ page }) => {
  const grid = await openOffice(page, 'Fleurance', today)
  const label = await focusFirst(grid, /, 15\sminutes, .*, réservé$/)
  await expect(key(page, 'a arrivé')).toBeVisible()
  await expect(key(page, 'b absent')).toHaveCount(0)
  await page.keyboard.press('b')
  await expect(status(page)).toContainText('se note à partir du lundi 11 janvier, ')
  await page.keyboard.press('v')
  await expect(focused(page)).toHaveAccessibleName(label.replace(/réservé$/, 'vu'))
  for (const name of ['v vu', 'm déplacer', 'x annuler']) await expect(key(page, name)).toHaveCount(0)
  await page.keyboard.press('x')
  await expect(status(page)).toContainText('il ne s’annule plus')
  await expect(page.getByRole('complementary', { name: 'À vérifier' })).toHaveCount(0)
  await page.keyboard.press('u')
  await expect(status(page)).toContainText('C’est défait')
  await expect(focused(page)).toHaveAccessibleName(label)
})

test('on another day nobody has come yet: the bar says nothing of it, the keys say from when on', async ({
  page,
}) => {
  const grid = await openOffice(page, 'Fleurance')
  await focusFirst(grid, /, 15\sminutes, .*, réservé$/)
  await expect(key(page, 'm déplacer')).toBeVisible()
  for (const name of ['a arrivé', 'e en cours', 'v vu', 'b absent'])
    await expect(key(page, name)).toHaveCount(0)
  await page.keyboard.press('a')
  await expect(status(page)).toContainText('«\u202farrivé\u202f» se note à partir du mercredi 13 janvier.')
  await page.keyboard.press('j')
  await expect(page).toHaveURL(/date=2027-01-14/)
})

for (const date of ['2027-02-30', '9999-12-31']) {
  test(`a date that the agenda does not have, ${date}, falls back to today, and says so`, async ({
    page,
  }) => {
    await signInAs(page, 'secretary')
    await page.goto(`/bureau?date=${date}`)
    await expect(page.getByText('L’agenda n’a pas de journée à la date de l’adresse')).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('lundi 11 janvier 2027')
    await expect(page.getByRole('grid')).toBeVisible()
    await expectNoAxeViolations(page)
    await page.keyboard.press('j')
    await expect(page.getByText('L’agenda n’a pas de journée')).toHaveCount(0)
  })
}

test('a Sunday has a way on: the next day that opens', async ({ page }) => {
  await signInAs(page, 'secretary')
  await page.goto('/bureau?date=2027-01-17')
  const next = page.getByRole('button', { name: 'Prochain jour ouvert : lundi 18 janvier' })
  await expect(next).toBeVisible()
  await expectNoAxeViolations(page)
  await next.press('Enter')
  await expect(page).toHaveURL(/date=2027-01-18/)
  await expect(page.getByRole('grid')).toBeVisible()
})

test('a move to another place says so before it is done', async ({ page }) => {
  const grid = await openOffice(page)
  const [time, , who] = (await focusFirst(grid, /, 15\sminutes, .*, réservé$/)).split(', ')
  await page.keyboard.press('m')
  await expect(focused(page)).toHaveAccessibleName(/Fleurance, place choisie$/)
  await page.keyboard.press('ArrowRight')
  await expect(focused(page)).not.toHaveAccessibleName(/Fleurance, place choisie$/)
  await page.keyboard.press('Enter')
  await expect(
    page.getByText(/Le lieu change\s: .+ au lieu de Fleurance\. Le patient doit aller ailleurs\./),
  ).toBeVisible()
  const panel = page.getByRole('complementary', { name: 'À vérifier' })
  await expect(panel).toContainText(`${who}`)
  await expect(panel).toContainText(`mercredi 13 janvier, ${time}`)
  await expect(status(page)).toContainText(`${who} : répondez dans le panneau`)
  await expect(key(page, 'x annuler')).toHaveCount(0)
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Confirmer malgré tout' }).press('Enter')
  await expect(status(page)).toContainText('déplacé à')
  await page.keyboard.press('u')
  await expect(status(page)).toContainText('C’est défait')
})

test('what is undone from another day comes back under the eyes, and says who and when', async ({ page }) => {
  const grid = await openOffice(page, 'Fleurance')
  const label = await focusFirst(grid, /, 15\sminutes, .*, réservé$/)
  const [time, , who] = label.split(', ')
  await page.keyboard.press('x')
  await page.keyboard.press('Enter')
  await expect(status(page)).toContainText('rendez-vous annulé')
  await page.keyboard.press('j')
  await expect(page).toHaveURL(/date=2027-01-14/)
  await page.keyboard.press('u')
  await expect(status(page)).toContainText(`C’est défait : ${who}, mercredi 13 janvier, ${time}, réservé.`)
  await expect(page).toHaveURL(new RegExp(`date=${day}`))
  await expect(focused(page)).toHaveAccessibleName(label)
})

test('a move stops as soon as somebody else cancels the appointment, even when the board shows another day', async ({
  page,
}) => {
  const grid = await openOffice(page, 'Fleurance')
  const [time, , who] = (await focusFirst(grid, /, 15\sminutes, .*, réservé$/)).split(', ')
  const id = (await focused(page).getAttribute('data-cell'))?.replace('appointment:', '')
  await page.keyboard.press('m')
  await page.keyboard.press('j')
  await expect(status(page)).toContainText(`${who} : choisissez la nouvelle place`)
  const { columns } = await (await page.request.get(`/api/office/day?date=${day}`)).json()
  const all = columns.flatMap((column: { appointments: { id: string }[] }) => column.appointments)
  const { version } = all.find((one: { id: string }) => one.id === id)
  const cancel = { version, by: 'site', tellPatient: false }
  await page.request.post(`/api/office/appointments/${id}/cancel`, { headers: fromOurPage, data: cancel })
  await expect(status(page)).toContainText(
    `${who}, mercredi 13 janvier, ${time} : ce rendez-vous vient d’être annulé`,
  )
  await expect(key(page, 'Entrée déplacer ici')).toHaveCount(0)
})

test('on a day on which everybody is away, the bar and the rail speak of nobody', async ({ page }) => {
  await page.route(`**/api/office/day?date=${day}`, async (route) => {
    const answer = await (await route.fetch()).json()
    const absence = { id: 'away', cause: 'leave', start: `${day}T08:00:00Z`, end: `${day}T17:00:00Z` }
    const away = { openings: [], free: [], appointments: [], absences: [absence] }
    const columns = answer.columns.map((column: object) => ({ ...column, ...away }))
    await route.fulfill({ json: { ...answer, columns } })
  })
  await signInAs(page, 'secretary')
  await page.goto(`/bureau?date=${day}`)
  await expect(page.getByText('Personne ne consulte ce jour-là.')).toBeVisible()
  await expect(page.getByText('Personne ne consulte ce jour.')).toBeVisible()
  await expect(status(page)).not.toContainText('absence')
})

test('what is wrong with a contact is said of that contact', async ({ page }) => {
  await openOffice(page, 'Fleurance')
  await page.keyboard.press('f')
  await page.keyboard.press('1')
  await page.getByRole('button', { name: 'Nouveau patient' }).press('Enter')
  await page.getByLabel('Nom de naissance').fill('D’Exemple-Courriel')
  await page.getByLabel('Prénom').fill('Odette')
  await page.getByLabel('Date de naissance').fill('04031958')
  await page.getByLabel('E-mail').fill('x')
  await page.keyboard.press('Enter')
  await expect(page.getByText('L’e-mail n’est pas complet')).toBeVisible()
})

test('the first slot of the team for a reason is found with two keys', async ({ page }) => {
  await openOffice(page, 'Fleurance')
  await page.keyboard.press('f')
  await page.keyboard.press('1')
  await expect(page.getByRole('button', { name: /^Réserver .+ à / })).toBeVisible()
})

test('the office sees who booked for a patient, and how to reach that person', async ({ page }) => {
  const id = await bookForAParent(page)
  await signInAs(page, 'secretary')
  const { columns } = await (await page.request.get(`/api/office/day?date=${day}`)).json()
  const all = columns.flatMap((column: { appointments: { id: string }[] }) => column.appointments)
  expect(all.find((one: { id: string }) => one.id === id).patient.phone).toBeNull()
  const grid = await openOffice(page)
  await grid.locator(`[data-cell="appointment:${id}"]`).press('Enter')
  const panel = page.getByRole('complementary', { name: 'Yvonne D’Exemple-Proche' })
  await expect(panel.getByText('un proche, en ligne')).toBeVisible()
  await expect(panel.getByText('À joindre : fille ou fils du patient')).toBeVisible()
  await expect(panel.getByRole('link', { name: '06 39 98 41 07' })).toBeVisible()
  await expectNoAxeViolations(page)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText('fille ou fils du patient : 06 39 98 41 07').first()).toBeVisible()
  const heads = page.locator('.sheet thead')
  expect(await heads.count()).toBeGreaterThan(2)
  for (const head of await heads.all()) await expect(head).toContainText(/, mercredi 13\sjanvier\s2027/)
})

/** A daughter books for her mother, with her own number; the id of the appointment. */
async function bookForAParent({ request }: Page): Promise<string> {
  const network = await (await request.get('/api/network')).json()
  const reason = network.reasons.find((one: { code: string }) => one.code === 'renew-prescription')
  const near = { communeCode: network.sites[0].communeCode, maximumMinutes: 60 }
  const search = { data: { reasonId: reason.id, from: day, days: 1, ...near } }
  const [slot] = (await (await request.post('/api/slots/search', search)).json()).slots.slice(-1)
  const { practitionerId, siteId, start } = slot
  const taken = { data: { reasonId: reason.id, practitionerId, siteId, start } }
  const { id, token } = await (await request.post('/api/holds', taken)).json()
  const headers = { authorization: `Bearer ${token}` }
  const patient = { givenName: 'Yvonne', birthName: 'D’Exemple-Proche', birthDate: '1939-05-02' }
  const who = { contact: '06 39 98 41 07', patient, relationship: 'child' }
  const sent = await (await request.post(`/api/holds/${id}/code`, { headers, data: who })).json()
  const { items } = await (await request.get('/api/dev/messages')).json()
  const code = items.find((one: { recipient: string }) => one.recipient === '+33639984107').body.slice(0, 6)
  const confirmed = { headers, data: { ...who, codeId: sent.codeId, code } }
  const answer = await request.post(`/api/holds/${id}/confirm`, confirmed)
  expect(answer.status(), await answer.text()).toBe(200)
  return id
}
