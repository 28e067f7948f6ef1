import { expect, type Page } from '@playwright/test'
import { expectNoAxeViolations } from '../accessibility.ts'
import { confirmWarnings, day, focused, focusFirst, openOffice, status, today } from '../office-steps.ts'
import { takePicture } from '../picture.ts'
import { fromOurPage } from '../sign-in-steps.ts'
import { test } from '../test.ts'

/** axe reads some 300 blocks: on two busy cores that alone can take 20 s. */
test.describe.configure({ timeout: 90_000 })

test('the day stands in columns, each block named in full, without an accessibility violation', async ({
  page,
}) => {
  const grid = await openOffice(page)
  expect(await grid.getByRole('row').count()).toBeGreaterThan(5)
  await expect(
    grid.getByRole('gridcell', { name: /^\d+\sh\s\d\d, 15\sminutes, .+, .+, réservé$/ }).first(),
  ).toBeVisible()
  await expectNoAxeViolations(page)
  await takePicture(page, 'office.png')
})

test('a patient who books is on the board within 2 seconds, without a reload', async ({ page, request }) => {
  const grid = await openOffice(page)
  const network = await (await request.get('/api/network')).json()
  const reason = network.reasons.find((one: { code: string }) => one.code === 'renew-prescription')
  const search = await request.post('/api/slots/search', {
    data: {
      reasonId: reason.id,
      communeCode: network.sites[0].communeCode,
      from: day,
      days: 1,
      maximumMinutes: 60,
    },
  })
  const slot = (await search.json()).slots[0]
  const free = grid.locator(
    `[data-cell="free:${slot.practitionerId}:${slot.siteId}:${Date.parse(slot.start)}"]`,
  )
  await expect(free).toHaveCount(1)
  const before = Date.now()
  const held = await request.post('/api/holds', {
    data: {
      reasonId: reason.id,
      practitionerId: slot.practitionerId,
      siteId: slot.siteId,
      start: slot.start,
    },
  })
  expect(held.status()).toBe(201)
  await expect(free).toHaveCount(0, { timeout: 2_000 })
  await expect(grid.getByRole('gridcell', { name: /En ligne.*, tenu$/ }).first()).toBeAttached()
  expect(Date.now() - before).toBeLessThan(2_000)
})

test('an agent moves an appointment with the arrows, and undoes it', async ({ page }) => {
  const grid = await openOffice(page, 'Fleurance')
  const label = await focusFirst(grid, /, 15\sminutes, .*, réservé$/)
  await page.keyboard.press('m')
  await expect(focused(page)).toHaveAccessibleName(/place choisie$/)
  await expectNoAxeViolations(page)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await confirmWarnings(page)
  await expect(status(page)).toContainText('déplacé à')
  const who = label.split(', ').slice(2).join(', ')
  await expect(focused(page)).toHaveAccessibleName(new RegExp(`${escaped(who)}$`))
  expect(await focused(page).getAttribute('aria-label')).not.toBe(label)
  await page.keyboard.press('u')
  await expect(status(page)).toContainText('C’est défait')
  await expect(focused(page)).toHaveAccessibleName(label)
})

test('an agent cancels an appointment with two keys, and undoes it', async ({ page }) => {
  const grid = await openOffice(page, 'Fleurance')
  const label = await focusFirst(grid, /, 15\sminutes, .*, réservé$/)
  await page.keyboard.press('x')
  await expect(page.getByRole('button', { name: 'Le patient ne vient pas' })).toBeFocused()
  await expectNoAxeViolations(page)
  await page.keyboard.press('Enter')
  await expect(status(page)).toContainText('rendez-vous annulé')
  await expect(grid.getByRole('gridcell', { name: label, exact: true })).toHaveCount(0)
  await page.keyboard.press('u')
  await expect(grid.getByRole('gridcell', { name: label, exact: true })).toHaveCount(1)
})

test('an agent books the first slot of the team for a new patient, by keyboard', async ({ page }) => {
  await openOffice(page, 'Fleurance')
  await page.keyboard.press('f')
  await page.keyboard.press('1')
  await expect(page.getByRole('button', { name: /^Réserver .+ à / })).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Nouveau patient' }).press('Enter')
  await page.keyboard.type('D’Exemple-Bureau')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Odette')
  await page.keyboard.press('Tab')
  await page.keyboard.type('31021958')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Cette date n’existe pas.').first()).toBeVisible()
  await expectNoAxeViolations(page)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('04031958')
  await page.keyboard.press('Enter')
  await confirmWarnings(page)
  await expect(status(page)).toContainText('Odette D’Exemple-Bureau : rendez-vous pris à')
  await expect(focused(page)).toHaveAccessibleName(/Odette D’Exemple-Bureau, .+, réservé$/)
})

test('a known patient is booked on the block under the focus, in at most 12 keys beyond who it is', async ({
  page,
}) => {
  const grid = await openOffice(page, 'Fleurance')
  await focusFirst(grid, /, 15\sminutes, libre, /)
  const start = Number((await focused(page).getAttribute('data-cell'))?.split(':').at(-1))
  const keys: string[] = []
  const press = (key: string) => {
    keys.push(key)
    return page.keyboard.press(key)
  }
  await press('n')
  await expect(page.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('040358')
  await expect(page.getByRole('option').first()).toBeVisible()
  await press('Enter')
  await press('1')
  await press('Enter')
  const more = await confirmWarnings(page)
  await expect(status(page)).toContainText('rendez-vous pris à')
  expect(keys.length + more).toBeLessThanOrEqual(12)
  const answer = await (await page.request.get(`/api/office/day?date=${day}`)).json()
  const starts = answer.columns.flatMap((column: { appointments: { start: string }[] }) =>
    column.appointments.map((appointment) => Date.parse(appointment.start)),
  )
  expect(starts).toContain(start)
})

test('an edit decided on an old version is refused, and both versions are shown', async ({ page }) => {
  const grid = await openOffice(page, 'Fleurance', today)
  await focusFirst(grid, /, 15\sminutes, .*, réservé$/)
  const id = (await focused(page).getAttribute('data-cell'))?.replace('appointment:', '')
  await page.keyboard.press('x')
  const first = page.getByRole('button', { name: 'Le patient ne vient pas' })
  await expect(first).toBeFocused()
  const answer = await (await page.request.get(`/api/office/day?date=${today}`)).json()
  const { version } = answer.columns
    .flatMap((column: { appointments: { id: string; version: number }[] }) => column.appointments)
    .find((appointment: { id: string }) => appointment.id === id)
  await page.request.post(`/api/office/appointments/${id}/status`, {
    headers: fromOurPage,
    data: { version, status: 'arrived' },
  })
  await first.press('Enter')
  await expect(page.getByRole('heading', { name: 'Ce rendez-vous a changé entre-temps' })).toBeFocused()
  await expect(page.getByText('Ce que vous voyiez')).toBeVisible()
  await expect(page.getByText('Ce qu’il est maintenant', { exact: true })).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Garder ce qu’il est maintenant' }).press('Enter')
  await expect(grid.locator(`[data-cell="appointment:${id}"]`)).toHaveAccessibleName(/arrivé$/)
})

test('a place that somebody just took keeps the form, and offers three others', async ({ page }) => {
  await openOffice(page, 'Fleurance')
  const asked: string[] = []
  await page.route('**/api/office/appointments', async (route) => {
    asked.push(route.request().postDataJSON().start)
    if (asked.length > 1) return route.continue()
    const search = { reasonId: route.request().postDataJSON().reasonId, from: `${day}T12:00:00Z`, limit: 3 }
    const others = await (
      await page.request.post('/api/office/first-slots', { headers: fromOurPage, data: search })
    ).json()
    await route.fulfill({
      status: 409,
      contentType: 'application/problem+json',
      json: {
        type: 'about:blank',
        title: '',
        status: 409,
        code: 'slot-taken',
        detail: 'Heure prise.',
        alternatives: others.slots,
      },
    })
  })
  await page.keyboard.press('n')
  await page.keyboard.type('040358')
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.press('1')
  await expect(page.getByRole('button', { name: /^Réserver .+ à / })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Ce n’est pas enregistré' })).toBeFocused()
  const others = page
    .getByRole('heading', { name: 'Trois places tout près' })
    .locator('+ ul')
    .getByRole('button')
  await expect(others).toHaveCount(3)
  await expectNoAxeViolations(page)
  await others.first().press('Enter')
  await confirmWarnings(page)
  await expect(status(page)).toContainText('rendez-vous pris à')
  expect(asked[1]).not.toBe(asked[0])
})

test('without the network the board stays, read only, and says so', async ({ page, context }) => {
  const grid = await openOffice(page, 'Fleurance')
  const label = await focusFirst(grid, /, 15\sminutes, .*, réservé$/)
  await context.setOffline(true)
  await expect(page.getByText('Hors ligne : lecture seule')).toBeVisible()
  await page.keyboard.press('a')
  await expect(status(page)).toContainText('l’agenda est en lecture seule')
  await expect(grid.getByRole('gridcell', { name: label, exact: true })).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText('À jour,')).toBeVisible({ timeout: 10_000 })
})

test('the keys of one letter can be turned off, and stay off', async ({ page }) => {
  await openOffice(page, 'Fleurance')
  await page.keyboard.press('?')
  const panel = page.getByRole('complementary', { name: 'Les touches' })
  await expect(panel).toBeVisible()
  await expectNoAxeViolations(page)
  await panel.getByRole('checkbox').uncheck()
  await page.reload()
  await expect(page.getByRole('grid')).toBeVisible()
  await page.keyboard.press('?')
  await page.keyboard.press('j')
  await expect(panel).toHaveCount(0)
  await expect(page).toHaveURL(new RegExp(`date=${day}`))
})

test('on a small phone one practitioner at a time is shown, and nothing scrolls sideways', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 640 })
  const grid = await openOffice(page, 'Fleurance')
  await expect(grid.getByRole('row')).toHaveCount(1)
  await page.getByRole('button', { name: 'Professionnel suivant' }).click()
  await expect(page).toHaveURL(/practitioner=/)
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
  await expectNoAxeViolations(page)
})

test('on a small phone a finger of 44 px meets every button, in the page and in its panels', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 640 })
  const grid = await openOffice(page, 'Fleurance')
  await expectRoomForFingers(page)
  const days = page.getByRole('button', { name: 'Menu' })
  await days.click()
  await expect(page.getByRole('complementary', { name: 'Jour, professionnels et sites' })).toBeVisible()
  await expectRoomForFingers(page)
  await days.click()
  await grid
    .getByRole('gridcell', { name: /réservé$/ })
    .first()
    .click()
  await expect(page.getByRole('button', { name: 'Annuler le rendez-vous' })).toBeVisible()
  await expectRoomForFingers(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'nouveau' }).click()
  await page.getByRole('button', { name: 'Nouveau patient' }).click()
  await expectRoomForFingers(page)
})

/** What a finger aims at, a box to tick by its label; the blocks of the board stand at their time, 24 px at least. */
async function expectRoomForFingers(page: Page): Promise<void> {
  const small = await page
    .locator('a:not(.skip), button, select, input:not([type=checkbox], [type=radio]), label:has(input)')
    .evaluateAll((found) =>
      found.flatMap((element) => {
        const { width, height } = element.getBoundingClientRect()
        const name = element.getAttribute('aria-label') ?? element.textContent
        return width > 0 && Math.min(width, height) < 44 ? [`${name}: ${width} x ${height}`] : []
      }),
    )
  expect(small).toEqual([])
}

test('the next day of the whole team is already there: it is drawn without waiting for the server', async ({
  page,
}) => {
  const tomorrow = '2027-01-14'
  const readAhead = page.waitForResponse((response) => response.url().includes(`date=${tomorrow}`))
  const grid = await openOffice(page)
  const { columns } = await (await readAhead).json()
  await page.route('**/api/office/**', () => undefined)
  await page.keyboard.press('j')
  await expect(page).toHaveURL(new RegExp(`date=${tomorrow}`))
  await expect(page.getByRole('heading', { level: 1 })).toContainText('14')
  expect(columns.length).toBeGreaterThanOrEqual(8)
  await expect(grid.getByRole('row')).toHaveCount(columns.length)
  await expect(grid.getByRole('gridcell').first()).toBeAttached()
})

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
