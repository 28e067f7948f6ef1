import { expect, type Page } from '@playwright/test'
import { expectNoAxeViolations } from '../accessibility.ts'
import { fillIdentity, lastMessage, newPerson, search } from '../patient-steps.ts'
import { test } from '../test.ts'

async function ask(page: Page, why: string, from: string): Promise<void> {
  await page.getByRole('combobox', { name: /Pour quoi/ }).fill(why)
  await page.getByRole('combobox', { name: /Depuis quelle commune/ }).fill(from)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Voir les rendez-vous' }).click()
}

test('words and a commune that are only typed are enough', async ({ page }) => {
  await page.goto('/')
  await ask(page, 'vaccin', 'lectoure')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Le plus tôt')
  await expect(page.locator('.recap')).toContainText('Se faire vacciner')
  await expect(page.locator('.recap')).toContainText('Lectoure')
})

test('words that lead nowhere open the list and ask to choose; so does half a name of a commune', async ({
  page,
}) => {
  await page.goto('/')
  await ask(page, 'badaboum', 'lecto')
  await expect(page.getByText('Choisissez dans la liste')).toBeVisible()
  await expect(page.getByRole('combobox', { name: /Pour quoi/ })).toBeFocused()
  await expect(page.getByRole('option', { name: /Garder/ })).toBeVisible()
  await expectNoAxeViolations(page)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Voir les rendez-vous' }).click()
  await expect(page.getByText('Choisissez la commune dans la liste.')).toBeVisible()
  await expect(page.getByRole('option', { name: /Lectoure/ })).toBeVisible()
})

test('one professional can be chosen by name, with an honest count, and the slots say with whom', async ({
  page,
}) => {
  await page.goto('/')
  await search(page)
  await page.getByRole('button', { name: /Filtrer/ }).click()
  const people = page.getByRole('group', { name: 'Avec qui' })
  await expect(people.getByRole('radio', { name: 'Peu importe' })).toBeChecked()
  const one = people.getByRole('radio', { name: /^Dr / }).first()
  const label = one.locator('..')
  await expect(label, 'the count comes with its own request').toContainText(/\d/)
  const told = (await label.textContent()) ?? ''
  const [, name, count] = /^(Dr \S+ \S+).*?(\d+)/.exec(told) ?? []
  await one.check()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: `Voir les ${count}\u00a0rendez-vous` }).click()
  for (const slot of await page.locator('.slot').all()) {
    await expect(slot).toContainText(name ?? 'nobody')
    await expect(slot).toHaveAccessibleName(new RegExp(name ?? 'nobody'))
  }
  await page.reload()
  await expect(page.locator('.slot').first()).toContainText(name ?? 'nobody')
})

test('a chosen place narrows the list, and leaves the others in the table of the map', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 860 })
  await page.goto('/')
  await search(page)
  const rows = page.locator('.tbl tbody tr')
  const before = await rows.allTextContents()
  expect(before.length).toBeGreaterThan(1)
  await rows.first().getByRole('button').click()
  await expect(page).toHaveURL(/lieux=/)
  await expect(page.locator('[aria-busy]')).toHaveCount(0)
  expect(await rows.allTextContents()).toEqual(before)
})

test('a name corrected while the code is on its way keeps the code that was sent', async ({ page }) => {
  const who = newPerson()
  await page.goto('/')
  await search(page)
  await page.locator('.slot').first().click()
  await fillIdentity(page, who)
  await page.getByRole('button', { name: 'Recevoir le code' }).click()
  await expect(page.getByLabel('Code à 6 chiffres')).toBeVisible()
  const code = /\d{6}/.exec(await lastMessage(page, who.mobile))?.[0] ?? ''
  await page.getByRole('button', { name: 'Corriger ce que j’ai écrit' }).click()
  await page.getByLabel('Prénom', { exact: true }).fill('Odile')
  await page.getByRole('button', { name: 'Recevoir le code' }).click()
  await page.getByLabel('Code à 6 chiffres').fill(code)
  await expect(page.getByText('Je viendrais plus tôt')).toBeVisible()
  await page.getByRole('button', { name: 'Confirmer le rendez-vous' }).click()
  await expect(page.getByText('C’est noté')).toBeVisible()
})
