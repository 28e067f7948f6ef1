import { expect, type Page } from '@playwright/test'
import { expectNoAxeViolations } from '../accessibility.ts'
import { takePicture } from '../picture.ts'
import { signInAs } from '../sign-in-steps.ts'
import { test } from '../test.ts'

/** WebGL is drawn by the processor here, and axe reads the whole table. */
test.describe.configure({ timeout: 90_000 })

async function openAtlas(page: Page, query = ''): Promise<void> {
  await signInAs(page, 'planner')
  await page.goto(`/territoire${query}`)
  await expect(page.getByRole('application', { name: /^Minutes en voiture/ })).toBeVisible({
    timeout: 30_000,
  })
}

const share = (page: Page) => page.getByRole('heading', { level: 1 })
const sheet = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

test('a planner reads who lives within 15 minutes of an open slot, and how far that may be off', async ({
  page,
}) => {
  await openAtlas(page)
  await expect(share(page)).toHaveText(/^\d{1,2},\d\s%des habitants à 15\sminutes ou moins/)
  await expect(page.getByText(/Entre \d+,\d et \d+,\d\s% selon le détour/)).toBeVisible()
  await expect(page.getByText(/^\d\sh|Calculé il y a/)).toBeVisible()
  await expectNoAxeViolations(page)
  await takePicture(page, 'atlas.png')
})

test('a commune is found by keyboard, its sheet takes the focus, and the address restores it', async ({
  page,
}) => {
  await openAtlas(page)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('mirande')
  await expect(page.getByRole('option', { name: /^Mirande/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Mirande', exact: true })).toBeFocused()
  await expect(sheet(page, 'Mirande')).toContainText(/\d+ min/)
  await expect(page).toHaveURL(/commune=32256/)
  await expectNoAxeViolations(page)
  const figures = await sheet(page, 'Mirande').textContent()
  await page.reload()
  await expect(sheet(page, 'Mirande')).toContainText(figures?.slice(0, 40) ?? '')
})

test('the arrows go from commune to neighbouring commune, and Enter opens one', async ({ page }) => {
  await openAtlas(page, '?commune=32256')
  const map = page.getByRole('application')
  await map.focus()
  await page.keyboard.press('ArrowRight')
  const said = page.getByRole('status').filter({ hasText: /, \d+\smin$/ })
  await expect(said).not.toHaveText(/^Mirande/)
  const [name = ''] = ((await said.textContent()) ?? '').split(',')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name, exact: true })).toBeFocused()
})

test('the table says what the map says, commune by commune, in the order that one asks for', async ({
  page,
}) => {
  await openAtlas(page)
  const map = await page.getByRole('application').getAttribute('aria-label')
  await page.keyboard.press('t')
  const table = page.getByRole('region', { name: 'Toutes les communes' }).getByRole('table')
  await expect(table.getByRole('row')).toHaveCount(459)
  const rows = await table.locator('tbody tr').evaluateAll((lines) =>
    lines.map((line) => {
      const cells = [...line.children].map((cell) => cell.textContent ?? '')
      return { minutes: Number(cells[0]), people: Number(cells[3]?.replaceAll(/\D/g, '')) }
    }),
  )
  const near = rows.filter(({ minutes }) => minutes <= 15).reduce((sum, { people }) => sum + people, 0)
  const all = rows.reduce((sum, { people }) => sum + people, 0)
  expect(map).toContain(`${((100 * near) / all).toFixed(1).replace('.', ',')}\u202f%`)
  expect(rows.map(({ minutes }) => minutes)).toEqual(
    rows.map(({ minutes }) => minutes).toSorted((a, b) => b - a),
  )
  await page.getByRole('button', { name: 'Commune', exact: true }).click()
  await expect(page).toHaveURL(/sort=name/)
  await expect(table.locator('tbody th').first()).toHaveText('Aignan')
  await expectNoAxeViolations(page)
  await page.keyboard.press('t')
  await expect(page.getByRole('application')).toBeVisible()
})

test('the focus comes back where it left: from a sheet, from the table, from the menu of files', async ({
  page,
}) => {
  await openAtlas(page, '?commune=32256')
  await page.getByRole('button', { name: 'Fermer la fiche' }).click()
  await expect(page.getByRole('application')).toBeFocused()
  await page.getByRole('radio', { name: /Minutes réelles/ }).focus()
  await page.keyboard.press('t')
  await expect(page.getByRole('heading', { name: 'Toutes les communes' })).toBeFocused()
  await page.setViewportSize({ width: 360, height: 640 })
  const back = page.getByRole('button', { name: /Revenir à la carte/ })
  const box = await back.boundingBox()
  expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(360)
  await page.setViewportSize({ width: 1280, height: 800 })
  await back.click()
  await expect(page.getByRole('button', { name: /^Les 458/ })).toBeFocused()
  await page.getByText('Exporter').click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Tableau (CSV)' }).click()
  await download
  await expect(page.locator('summary', { hasText: 'Exporter' })).toBeFocused()
})

test('the key of one letter can be turned off, and stays off', async ({ page }) => {
  await openAtlas(page)
  await page.getByText('Hugo Sentis').click()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Couper la touche T' }).click()
  await page.reload()
  await expect(page.getByRole('application')).toBeVisible()
  await page.keyboard.press('t')
  await expect(page).not.toHaveURL(/table=1/)
  await page.getByText('Hugo Sentis').click()
  await page.getByRole('button', { name: 'Remettre la touche T' }).click()
})

test('a shorter time, other minutes and another layer change the numbers and the address', async ({
  page,
}) => {
  await openAtlas(page)
  const week = await share(page).textContent()
  await page.getByRole('radio', { name: '48 heures' }).check()
  await expect(page).toHaveURL(/horizon=2/)
  await expect(share(page)).not.toHaveText(week ?? '')
  await page.getByRole('radio', { name: /Troisième rendez-vous/ }).check()
  await expect(page.getByRole('application', { name: /^Jours jusqu’au troisième/ })).toBeVisible()
  await page.goBack()
  await page.goBack()
  await expect(share(page)).toHaveText(week ?? '')
  await page.getByRole('button', { name: /vol d’oiseau/ }).click()
  await expect(page).toHaveURL(/travel=estimate:detour=1.35,speed=55/)
  await expect(share(page)).not.toHaveText(week ?? '')
})

test('a booking elsewhere is on the screen within a second', async ({ page, request }) => {
  await openAtlas(page)
  const network = await (await request.get('/api/network')).json()
  const { reasons } = await (await page.request.get('/api/atlas')).json()
  const { sites } = await (await page.request.get(`/api/atlas/open-slots?reason=${reasons[0].id}`)).json()
  const site = sites.find((one: { starts: string[] }) => one.starts.length > 0)
  const search = await request.post('/api/slots/search', {
    data: {
      reasonId: reasons[0].id,
      communeCode: site.communeCode,
      from: site.starts[0].slice(0, 10),
      days: 1,
      maximumMinutes: 5,
    },
  })
  const slot = (await search.json()).slots.find(
    (one: { start: string }) => Date.parse(one.start) === Date.parse(site.starts[0]),
  )
  expect(network.slug).toBeTruthy()
  const changed = page.getByText(/Recalculé il y a \d\ss, après la dernière réservation/)
  await expect(changed).toHaveCount(0)
  const { reasonId = reasons[0].id, practitionerId, siteId, start } = slot
  const held = await request.post('/api/holds', { data: { reasonId, practitionerId, siteId, start } })
  expect(held.status()).toBe(201)
  await expect(changed).toBeVisible({ timeout: 1_500 })
})

test('without the network the last state stays, and is said to be the last', async ({ page, context }) => {
  await openAtlas(page)
  const before = await share(page).textContent()
  await context.setOffline(true)
  await expect(page.getByText('voici le dernier état reçu')).toBeVisible()
  await expect(share(page)).toHaveText(before ?? '')
  await context.setOffline(false)
})

test('when nothing is open the ground is grey, and the next step is said', async ({ page }) => {
  await page.route('**/api/atlas/open-slots**', async (route) => {
    const answer = await (await route.fetch()).json()
    const sites = answer.sites.map((site: object) => ({ ...site, starts: [] }))
    await route.fulfill({ json: { ...answer, sites } })
  })
  await openAtlas(page, '?commune=32256')
  await expect(page.getByText('Aucun créneau ouvert pour ce motif d’ici 7\u00a0jours')).toBeVisible()
  await expect(share(page)).toContainText('0,0')
  await expect(sheet(page, 'Mirande')).toContainText('Aucun créneau')
  await expect(page.getByRole('row', { name: /aucun 192\s645 100,0/ })).toBeVisible()
  await expectNoAxeViolations(page)
})

test('when the server does not answer the screen says so, and comes back when asked', async ({ page }) => {
  await page.route('**/api/atlas/areas/*/communes', (route) => route.abort())
  await signInAs(page, 'planner')
  await page.goto('/territoire')
  await expect(page.getByText('L’atlas n’a pas pu être lu.')).toBeVisible({ timeout: 20_000 })
  await expectNoAxeViolations(page)
  await page.unroute('**/api/atlas/areas/*/communes')
  await page.getByRole('button', { name: 'Réessayer' }).click()
  await expect(share(page)).toHaveText(/^\d{1,2},\d/)
})

test('a territory that does not exist is refused in a sentence', async ({ page }) => {
  await signInAs(page, 'planner')
  await page.goto('/territoire?area=dep:99')
  await expect(page.getByText('Ce territoire n’existe pas.')).toBeVisible()
  await page.getByRole('combobox', { name: 'Territoire' }).selectOption('dep:32')
  await expect(share(page)).toHaveText(/^\d{1,2},\d/)
})

test('the map goes out as a table, outlines and a picture', async ({ page }) => {
  await openAtlas(page)
  for (const [name, file] of [
    ['Tableau (CSV)', 'atlas-dep-32.csv'],
    ['Contours et minutes (GeoJSON)', 'atlas-dep-32.geojson'],
    ['Carte (PNG)', 'atlas-dep-32.png'],
  ] as const) {
    await page.getByText('Exporter').click()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name }).click()
    expect((await download).suggestedFilename()).toBe(file)
  }
})

test('without WebGL the ground is drawn all the same', async ({ page }) => {
  await page.addInitScript(() => {
    const context = HTMLCanvasElement.prototype.getContext
    HTMLCanvasElement.prototype.getContext = function (
      this: HTMLCanvasElement,
      kind: string,
      ...rest: unknown[]
    ) {
      return kind.startsWith('webgl') ? null : context.call(this, kind as '2d', ...(rest as []))
    } as typeof context
  })
  await openAtlas(page)
  await expect(page.locator('.map-svg .commune')).toHaveCount(458)
  await page.locator('.map-svg .commune').nth(200).click({ force: true })
  await expect(page).toHaveURL(/commune=32/)
  await expectNoAxeViolations(page)
})

test('on a small phone the map, the sheet and the table stand below each other, and nothing scrolls sideways', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 640 })
  await openAtlas(page, '?commune=32256')
  await expect(sheet(page, 'Mirande')).toBeVisible()
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
  await expectNoAxeViolations(page)
})

test('in English, and in the dark, nothing is missing', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await signInAs(page, 'planner')
  await page.goto('/territoire?lang=en&commune=32256')
  await expect(page.getByRole('application', { name: /^Minutes by car/ })).toBeVisible({ timeout: 30_000 })
  await expect(sheet(page, 'Mirande')).toContainText('inhabitants')
  await expectNoAxeViolations(page)
  await page.evaluate(() => localStorage.setItem('maillage.language', 'fr'))
})

test('a role that does not plan is told so, with a way out', async ({ page }) => {
  await signInAs(page, 'secretary')
  await page.goto('/territoire')
  await expect(page.getByRole('heading', { name: 'Votre rôle n’ouvre pas le territoire' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Mon compte' })).toBeVisible()
  await expectNoAxeViolations(page)
})
