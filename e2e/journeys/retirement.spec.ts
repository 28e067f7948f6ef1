import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, type Page } from '@playwright/test'
import { expectNoAxeViolations } from '../accessibility.ts'
import { takePicture } from '../picture.ts'
import { signInAs } from '../sign-in-steps.ts'
import { test } from '../test.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const example = `${root}docs/guides/examples/whatif.json`
const headline = (page: Page) => page.getByRole('heading', { level: 1 })
const spaced = (count: number) => new RegExp(count.toLocaleString('en').replace(',', '\\s'))

/** What the command line says of the first scenario of the example. */
async function said() {
  const args = ['packages/cli/main.ts', 'whatif', example, '--json']
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 1e8 })
  return JSON.parse(stdout).scenarios[0]
}

async function openExample(page: Page) {
  await page.goto('/territoire/et-si')
  await expect(headline(page)).toHaveText('Et si quelque chose changeait')
  await page.getByLabel('Ouvrir un fichier').setInputFiles(example)
}

test('a general practitioner retires: who loses what, which sharing mends it best and why, kept and exported', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await signInAs(page, 'planner')
  await openExample(page)
  await page.getByRole('button', { name: /^Retirer de la liste/ }).click()
  await expect(headline(page)).toHaveText('Et si quelque chose changeait')
  await page.getByRole('button', { name: 'Ajouter', exact: true }).press('Enter')
  const form = page.getByRole('form', { name: 'Ajouter un changement' })
  await expect(form.getByLabel('Ce qui change')).toBeFocused()
  await form
    .getByRole('combobox', { name: /^Praticien/ })
    .selectOption({ label: 'Généraliste 3, Vic-Fezensac, 5\u00a0jours' })
  await form.getByLabel(/^À partir du/).fill('2026-06-30')
  await expectNoAxeViolations(page)
  await form.getByRole('button', { name: 'Ajouter ce changement' }).click()

  const { losing, crossings, communes } = await said()
  await expect(headline(page)).toHaveText(
    /^Sans remède, le départ du généraliste de Vic-Fezensac éloigne 36\s586\shabitants d’un créneau$/,
  )
  const losses = page.getByRole('complementary', { name: 'Qui perd quoi' })
  await expect(losses).toContainText(spaced(losing.people))
  await expect(losses).toContainText(spaced(crossings[0].beyond.people))
  await expect(losses.getByRole('row').nth(1)).toContainText(communes[0].name)
  await expectNoAxeViolations(page)

  await page.getByRole('radio', { name: /^Partage/ }).check({ force: true })
  for (const [site, need] of [
    ['Fleurance', '7'],
    ['Vic-Fezensac', '4'],
  ] as const) {
    await page.getByLabel(`Besoin à ${site}, jours par semaine`).fill(need)
    await page.keyboard.press('Enter')
  }
  await expect(page.getByRole('heading', { level: 2, name: /Le meilleur partage/ })).toContainText(
    /3\sjours à Vic-Fezensac, 2\sjours à Fleurance/,
  )
  await expect(page.getByRole('heading', { name: 'Pourquoi 3 et 2' })).toBeVisible()
  await expect(page.getByText(/À égalité avec 4 et 1 sur le besoin\s*; choisi pour/)).toBeVisible()
  await expectNoAxeViolations(page)
  await takePicture(page, 'planning-whatif.png')
  await page.getByRole('button', { name: 'Appliquer le partage' }).click()
  await expect(headline(page)).toContainText('n’éloignent personne d’un créneau')
  await expect(page.getByRole('list', { name: 'Changements' })).toContainText(
    /Généraliste 2\s: 3\sjours à Vic-Fezensac/,
  )
  await page.getByRole('button', { name: 'Annuler le changement' }).click()
  await expect(headline(page)).toContainText(/36\s586/)

  await page.getByLabel('Nom').fill('Départ à Vic')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page).toHaveURL(/scenario=[0-9a-f-]{36}/)
  await page.goto(`/territoire/et-si?scenario=${new URL(page.url()).searchParams.get('scenario')}`)
  await expect(headline(page)).toContainText(/36\s586/)
  const file = page.waitForEvent('download')
  await page.getByText('Exporter', { exact: true }).click()
  await page.getByRole('button', { name: 'Communes (CSV)' }).click()
  const table = await readFile(await (await file).path(), 'utf8')
  expect(table.trim().split('\n')).toHaveLength(communes.length + 1)
  expect(table).toContain('Vic-Fezensac;3577;0;40;40')
})

test('what closes every site is refused in a sentence, and undone; today’s baseline names nobody', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 780 })
  await signInAs(page, 'planner')
  const list = page.waitForResponse(/\/api\/planning\/baseline/)
  await page.goto('/territoire/et-si')
  const { sites } = await (await list).json()
  const changes = sites.map(({ id }: { id: string }) => ({ kind: 'close-site', site: id }))
  await expect(page.getByRole('button', { name: /^Généraliste \d+ part/ }).first()).toBeVisible()
  await expect(page.locator('main')).not.toContainText('Dr ')
  await page.goto(`/territoire/et-si?changes=${encodeURIComponent(JSON.stringify(changes))}`)
  await expect(page.getByRole('alert').filter({ hasText: 'ne laisse aucun site ouvert' })).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Annuler le dernier changement' }).click()
  await expect(headline(page)).toContainText('habitants d’un créneau')
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBe(0)
})

test('a scenario that somebody else changed shows both versions, in English too', async ({
  page,
  context,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await signInAs(page, 'planner')
  await openExample(page)
  await expect(headline(page)).toContainText(/36\s586/)
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page).toHaveURL(/scenario=/)
  const other = await context.newPage()
  await other.goto(page.url())
  await other.getByLabel('Nom').fill('Changé ailleurs')
  await other.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(other.getByText('Scénario enregistré', { exact: false })).toBeVisible()
  await page.getByLabel('Nom').fill('Changé ici')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  const stale = page.getByRole('alert').filter({ hasText: 'Quelqu’un d’autre vient de changer ce scénario' })
  await expect(stale).toContainText('Enregistré, version 2')
  await expectNoAxeViolations(page)
  await stale.getByRole('button', { name: 'Reprendre la version enregistrée' }).click()
  await expect(page.getByText('Changé ailleurs', { exact: false }).first()).toBeVisible()
  await page.goto(`${page.url()}&lang=en&remedy=recruit`)
  await expect(headline(page)).toContainText(/nobody further from a slot|inhabitants further/)
  await expectNoAxeViolations(page)
})
