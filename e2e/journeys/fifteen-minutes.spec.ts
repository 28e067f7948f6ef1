import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { expectNoAxeViolations } from '../accessibility.ts'
import { takePicture } from '../picture.ts'
import { signInAs } from '../sign-in-steps.ts'
import { test } from '../test.ts'

const number = (text: string | null) => Number((text ?? '').replaceAll(/\D/g, ''))
const headline = (page: Page) => page.getByRole('heading', { level: 1 })

test('a planner of the Gers finds who is furthest, sites the next antenne with its proof, compares, and publishes', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await signInAs(page, 'planner')
  await page.goto('/territoire')
  await expect(headline(page)).toContainText(/des habitants à 15\sminutes ou\smoins/)
  await expect(page.getByRole('table').filter({ hasText: 'Montpezat' })).toBeVisible()
  await page.getByRole('link', { name: 'Où ouvrir' }).click()

  await expect(headline(page)).toHaveText(/^À .+\s: [\d\s]+ habitants de plus à 15\sminutes ou moins$/)
  const proof = page.getByRole('region', { name: 'La preuve' })
  await expect(proof).toContainText('0, optimum prouvé')
  const answers = page.getByRole('table', { name: 'Les réponses côte à côte' })
  const gained = await answers
    .getByRole('row', { name: /^Habitants gagnés/ })
    .getByRole('cell')
    .allTextContents()
  expect(
    number(
      await headline(page)
        .textContent()
        .then((text) => text?.split(':')[1]?.split('habitants')[0] ?? ''),
    ),
  ).toBe(number(gained[0] ?? ''))
  expect(gained.map(number)).toEqual(gained.map(number).toSorted((a, b) => b - a))
  await expectNoAxeViolations(page)
  await takePicture(page, 'planning-siting.png')

  const first = await headline(page).textContent()
  await answers.getByRole('radio').nth(1).check()
  await expect(headline(page)).not.toHaveText(first ?? '')
  await expect(page).toHaveURL(/choice=1/)
  const file = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Télécharger en CSV' }).click()
  const table = await readFile(await (await file).path(), 'utf8')
  expect(table).toContain('Habitants gagnés')

  await page.getByRole('slider', { name: /Partage entre avant et après/ }).press('ArrowRight')
  await page.getByRole('link', { name: 'En faire un scénario' }).click()
  await expect(page).toHaveURL(/\/territoire\/et-si\?.*open-site/)
  await expect(headline(page)).toContainText(/habitants/)
  await page.getByRole('link', { name: 'Page publique' }).click()
  await expect(page).toHaveURL(/\/acces$/)
})

test('three sites are searched for when asked, by keyboard, proved, and kept by the address', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await signInAs(page, 'planner')
  await page.goto('/territoire/ouvrir?objective=median')
  await expect(headline(page)).toContainText('en moyenne')
  await page.getByRole('button', { name: 'Un site de plus' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Chercher' }).press('Enter')
  await expect(page.getByRole('region', { name: 'La preuve' })).toContainText('0, optimum prouvé', {
    timeout: 40_000,
  })
  await expect(headline(page)).toBeFocused()
  const answer = await headline(page).textContent()
  await page.reload()
  await expect(headline(page)).toHaveText(answer ?? '', { timeout: 40_000 })
  await expect(page).toHaveURL(/objective=median.*k=3|k=3.*objective=median/)
})

test('a demand that cannot be met says which constraint, and the page fits 360 px in English', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 780 })
  await signInAs(page, 'planner')
  await page.goto('/territoire/ouvrir?objective=set-covering&minutes=1&asked=1')
  await expect(page.getByRole('alert')).toContainText(
    /Aucun site possible n’est à cette distance|resteraient plus loin/,
  )
  await page.goto('/territoire/ouvrir?parent=35&lang=en')
  await expect(headline(page)).toHaveText(/^In .+: [\d,]+ more inhabitants within 15\sminutes$/)
  await expectNoAxeViolations(page)
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBe(0)
})
