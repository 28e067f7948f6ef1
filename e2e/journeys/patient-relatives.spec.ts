import { expect, type Page } from '@playwright/test'
import { expectNoAxeViolations } from '../accessibility.ts'
import { signInAs } from '../sign-in-steps.ts'
import { test } from '../test.ts'

test.describe.configure({ timeout: 90_000 })

/** The record of somebody new, whom the secretary cares for by having made it. */
async function openNewRecord(page: Page, patient: object): Promise<void> {
  await signInAs(page, 'secretary')
  const made = await page.request.post('/api/office/patients', {
    data: patient,
    headers: { 'sec-fetch-site': 'same-origin' },
  })
  const { id } = await made.json()
  await page.goto(`/bureau/patients/${id}`)
}

test('a relative is noted, confirmed and withdrawn by keyboard, the focus staying where it is', async ({
  page,
}) => {
  await openNewRecord(page, { givenName: 'Rose', birthName: 'Astérisque', birthDate: '1938-02-03' })
  const section = page.getByRole('region', { name: 'Proches' })
  await expect(section.getByText('Aucun proche noté.')).toBeVisible()
  const add = section.getByRole('button', { name: 'Ajouter un proche' })
  await add.press('Enter')
  const form = page.getByRole('form', { name: 'Nouveau proche' })
  await expect(form.getByLabel('Nom')).toBeFocused()
  await form.getByRole('button', { name: 'Noter ce proche' }).press('Enter')
  await expect(form.getByText('Écrivez le nom de ce proche.')).toBeVisible()
  await expect(form.getByLabel('Nom')).toBeFocused()
  await expectNoAxeViolations(page)
  await form.getByLabel('Nom').fill('Lou Astérisque')
  await form.getByLabel('Téléphone').fill('06 39 98 45 67')
  await form.getByLabel('Téléphone').press('Enter')
  await expect(form.getByText('Choisissez le lien avec le patient.')).toBeVisible()
  await expect(form.getByLabel('Lien avec le patient')).toBeFocused()
  await form.getByLabel('Lien avec le patient').selectOption('child')
  await form.getByLabel('Téléphone').press('Enter')
  await expect(section.getByText('Lou Astérisque est sur la fiche.')).toBeVisible()
  await expect(add).toBeFocused()
  await expect(section.getByText('Non confirmé')).toBeVisible()

  const confirm = section.getByRole('button', { name: 'Confirmer ce proche : Lou Astérisque' })
  await expect(confirm).toHaveAccessibleDescription(/pourra lire sa fiche et agir pour lui/)
  await confirm.press('Enter')
  const withdraw = section.getByRole('button', { name: 'Retirer son accès : Lou Astérisque' })
  await expect(withdraw).toBeFocused()
  await expect(section.getByRole('status').getByText('Lou Astérisque peut ouvrir cette fiche')).toBeVisible()
  await expect(section.getByText(/^Confirmé le 11\sjanvier\s2027 par .+\s: ouvre cette fiche$/)).toBeVisible()
  await expectNoAxeViolations(page)
  await page.reload()
  await expect(section.getByText('Confirmé le 11 janvier 2027')).toBeVisible()

  await withdraw.press('Enter')
  await expect(confirm).toBeFocused()
  await expect(section.getByRole('status').getByText('Lou Astérisque n’ouvre plus cette fiche')).toBeVisible()
})

test('a contact that is there already is not noted twice; the section holds at 320 px, and in English', async ({
  page,
}) => {
  await openNewRecord(page, { givenName: 'Rose', birthName: 'Apostrophe', birthDate: '1938-02-04' })
  const section = page.getByRole('region', { name: 'Proches' })
  const note = async (name: string, confirmed: boolean) => {
    await section.getByRole('button', { name: 'Ajouter un proche' }).click()
    const form = page.getByRole('form', { name: 'Nouveau proche' })
    await form.getByLabel('Nom').fill(name)
    await form.getByLabel('Lien avec le patient').selectOption('child')
    await form.getByLabel('E-mail').fill('charlie.apostrophe@courriel.example')
    await form.getByLabel('Le patient est d’accord').setChecked(confirmed)
    await form.getByRole('button', { name: 'Noter ce proche' }).click()
  }
  await note('Charlie Apostrophe', true)
  await expect(section.getByText('Confirmé le 11 janvier 2027')).toBeVisible()
  await note('Ch. Apostrophe', false)
  await expect(section.getByText('est déjà sur la fiche')).toBeVisible()
  await expect(section.getByRole('listitem')).toHaveCount(1)
  await page.setViewportSize({ width: 320, height: 640 })
  await expectNoAxeViolations(page)
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0)
  await page.goto(`${page.url()}?lang=en`)
  const relatives = page.getByRole('region', { name: 'Relatives' })
  await expect(relatives.getByText(/^Confirmed on .* opens this record$/)).toBeVisible()
})
