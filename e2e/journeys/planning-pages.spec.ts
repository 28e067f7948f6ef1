import { readFile } from 'node:fs/promises'
import { parseTrajectory } from '@maillage/planning/trajectory/parse-trajectory.ts'
import { simulateTrajectory } from '@maillage/planning/trajectory/simulate-trajectory.ts'
import { expect, type Page } from '@playwright/test'
import { expectNoAxeViolations } from '../accessibility.ts'
import { signInAs } from '../sign-in-steps.ts'
import { test } from '../test.ts'

const headline = (page: Page) => page.getByRole('heading', { level: 1 })
const example = new URL('../../docs/guides/examples/trajectory-region.json', import.meta.url)

/** What the pure function says of the example with some figures changed. */
async function computed(change: Readonly<Record<string, unknown>>, seed: number, runs: number) {
  const parsed = parseTrajectory({ ...JSON.parse(await readFile(example, 'utf8')), ...change })
  if ('refusals' in parsed) throw new Error(JSON.stringify(parsed.refusals))
  return simulateTrajectory(parsed.plan, { seed, runs })
}

async function expectNoOverflow(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBe(0)
}

/** The table holds, for the last year, the bands of the pure function. */
async function expectTable(page: Page, trajectory: ReturnType<typeof simulateTrajectory>): Promise<void> {
  const last = trajectory.years.at(-1)!
  const row = page
    .getByRole('table', { name: 'La trajectoire, année par année' })
    .getByRole('row', { name: new RegExp(`^${last.year}`) })
  const { practitioners, fte, sites, recruited, retired, left } = last
  const expected = [practitioners, fte, sites, recruited, retired, left].map(
    ({ p10, p50, p90 }) => `${Math.round(p50)}${Math.round(p10)} à ${Math.round(p90)}`,
  )
  await expect(row.getByRole('cell')).toHaveText(expected)
}

test('the trajectory says what the function says for the same seed, changes with a number, and leaves as files', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await signInAs(page, 'planner')
  await page.goto('/territoire/trajectoire')
  await expect(headline(page)).toHaveText(/^Fin 2028, entre \d+ et \d+ praticiens, \d+ au milieu$/)
  await expectTable(page, await computed({}, 1, 2000))
  await expect(
    page.getByRole('region', { name: 'Ce qui devrait être vrai pour arriver à 200' }),
  ).toContainText(/postes? de plus chaque année/)
  await expectNoAxeViolations(page)

  await page.getByRole('textbox', { name: 'Postes offerts en 2027' }).fill('90')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/posts=60,90,60/)
  const changed = await computed({ recruits: { 2026: 60, 2027: 90, 2028: 60 } }, 1, 2000)
  await expectTable(page, changed)
  await page.reload()
  await expectTable(page, changed)

  const [csv] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Télécharger en CSV' }).click(),
  ])
  const { p10, p50, p90 } = changed.years.at(-1)!.practitioners
  expect(await readFile(await csv.path(), 'utf8')).toContain(`2028;practitioners;${p10};${p50};${p90};`)
  const [plan] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Télécharger le plan (JSON)' }).click(),
  ])
  const parsed = parseTrajectory(JSON.parse(await readFile(await plan.path(), 'utf8')))
  expect('plan' in parsed && simulateTrajectory(parsed.plan, { seed: 1, runs: 2000 }).years).toEqual(
    changed.years,
  )
})

test('a plan that cannot be is refused in the words of its form, and the page fits 360 px', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 780 })
  await signInAs(page, 'planner')
  await page.goto('/territoire/trajectoire?people=beaucoup&fillFrom=90&fillTo=60')
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('Praticiens au départ\u00a0: un nombre entier de 0 à 100000 est attendu')
  await expect(alert).toContainText('Postes pourvus, au plus\u00a0: un nombre de 90 à 100 est attendu')
  await expect(page.getByRole('textbox', { name: 'Praticiens au départ' })).toHaveAttribute(
    'aria-invalid',
    'true',
  )
  await expectNoAxeViolations(page)
  await page.goto('/territoire/trajectoire?covered=30826&population=192645&order=Montégut%2033828')
  await expect(page.getByRole('img', { name: /^Habitants à 15\sminutes ou moins/ })).toBeVisible()
  await expectNoAxeViolations(page)
  await expectNoOverflow(page)
  await page.goto('/territoire/trajectoire?lang=en')
  await expect(headline(page)).toHaveText(/^At the end of 2028, between/)
})

test('the method is one press away from a figure, at its section, with its sources and its limits', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await signInAs(page, 'planner')
  await page.goto('/territoire/trajectoire')
  await page.getByRole('main').getByRole('link', { name: 'Méthode' }).click()
  await expect(page).toHaveURL(/\/territoire\/methode#trajectoire$/)
  await expect(page.getByRole('heading', { name: 'La trajectoire jusqu’en 2028' })).toBeInViewport()
  await expect(page.getByRole('region', { name: /^L’accessibilité potentielle localisée/ })).toContainText(
    'L’APL calculée est une estimation',
  )
  await expect(page.getByRole('table', { name: 'Sources' })).toContainText('CC BY 4.0')
  await expectNoAxeViolations(page)
  await page.getByRole('navigation', { name: 'Sommaire' }).getByRole('link', { name: /APL/ }).click()
  await expect(page.locator('#apl')).toBeFocused()
  await page.setViewportSize({ width: 360, height: 780 })
  await expectNoOverflow(page)
  await expectNoAxeViolations(page)
})
