import { expect, type Page } from '@playwright/test'
import { expectNoAxeViolations } from '../accessibility.ts'
import { focusFirst, openOffice } from '../office-steps.ts'
import { takePicture } from '../picture.ts'
import { signInAs } from '../sign-in-steps.ts'
import { test } from '../test.ts'

test.describe.configure({ timeout: 90_000 })

interface NewPatient {
  givenName: string
  birthName: string
  birthDate: string
}

/** A POST as our pages send it: from the same origin. */
function post(page: Page, path: string, data: object) {
  return page.request.post(path, { data, headers: { 'sec-fetch-site': 'same-origin' } })
}

/** Books the first free slot for somebody new: the office cares for them from then on. */
async function bookFor(page: Page, newPatient: NewPatient): Promise<string> {
  const network = await (await page.request.get('/api/network')).json()
  const reason = network.reasons.find((one: { code: string }) => one.code === 'renew-prescription')
  const search = await post(page, '/api/office/first-slots', { reasonId: reason.id, limit: 30 })
  for (const slot of (await search.json()).slots) {
    const booked = await post(page, '/api/office/appointments', {
      ...slot,
      reasonId: reason.id,
      newPatient,
      confirmWarnings: ['same-day', 'patient-elsewhere'],
    })
    if (booked.status() === 201) return (await booked.json()).patient.id
  }
  throw new Error('no slot could be booked')
}

test('from an appointment to the record, without a name in the address', async ({ page }) => {
  const grid = await openOffice(page, 'Fleurance')
  await focusFirst(grid, /, 15\sminutes, .*, réservé$/)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Voir la fiche' }).click()
  await expect(page).toHaveURL(/\/bureau\/patients\/[0-9a-f-]{36}$/)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect(page.getByRole('heading', { name: 'Identité', exact: true })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Rendez-vous' })).toBeVisible()
  expect(await page.title()).toBe('Patients · Maillage')
  await expectNoAxeViolations(page)
})

test('an identity becomes qualified by a document and INSi, and its matricule is shown only then', async ({
  page,
}) => {
  await signInAs(page, 'secretary')
  const id = await bookFor(page, { givenName: 'Odette', birthName: 'Canevas', birthDate: '1958-03-04' })
  await page.goto('/bureau/patients')
  await page.getByRole('searchbox', { name: 'Chercher un patient' }).fill('040358 can')
  const found = page.getByRole('link', { name: 'Odette Canevas' })
  await expectNoAxeViolations(page)
  await found.press('Enter')
  await expect(page).toHaveURL(`/bureau/patients/${id}`)
  await expect(page.getByText('Identité provisoire').first()).toBeVisible()

  await page.getByRole('button', { name: 'Noter la pièce d’identité' }).press('Enter')
  const form = page.locator('form.work')
  await expect(form.getByLabel('Nom de naissance')).toBeFocused()
  await form.getByLabel('Sexe').selectOption('female')
  const place = form.getByRole('combobox', { name: 'Lieu de naissance' })
  await place.fill('auch')
  await expect(form.getByRole('option', { name: 'Auch Gers, 32013', exact: true })).toBeVisible()
  await expectNoAxeViolations(page)
  await place.press('Tab')
  await form.getByRole('button', { name: 'Enregistrer l’identité' }).press('Enter')
  await expect(form.getByText('Choisissez le lieu dans la liste')).toBeVisible()
  await expect(place).toBeFocused()
  await place.fill('32000')
  await expect(form.getByRole('listbox').getByRole('option').first()).toHaveText('AuchGers, 32013')
  await place.press('Enter')
  await expect(place).toHaveValue('Auch (32013)')
  await expect(form.getByRole('heading', { name: 'Noter la pièce d’identité' })).toBeVisible()
  await form.getByRole('button', { name: 'Enregistrer l’identité' }).press('Enter')
  await expect(form.getByText('Choisissez la pièce présentée.')).toBeVisible()
  await form.getByLabel(/^Pièce d’identité sur laquelle/).selectOption('carte d’identité')
  await form.getByRole('button', { name: 'Enregistrer l’identité' }).press('Enter')
  await expect(page.getByText('L’identité est enregistrée. Identité validée.')).toBeVisible()
  await expect(page.getByRole('definition').getByText('Auch (32013)')).toBeVisible()
  await expect(page.getByText('affiché quand l’identité est qualifiée')).toBeVisible()

  await page.getByRole('button', { name: 'Interroger INSi' }).press('Enter')
  await expect(page.getByText('INSi a reconnu cette personne')).toBeInViewport({ ratio: 1 })
  await expect(page.getByText('Identité qualifiée').first()).toBeVisible()
  await expect(page.getByText(/^2\s58\s03\s32\s013\s\d{3}\s\d{2}$/)).toBeVisible()
  await expectNoAxeViolations(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.evaluate(() => window.scrollTo(0, 0))
  await takePicture(page, 'patient-record.png')
})

test('INSi that knows nobody, or several, changes nothing and says the next step, after a reload too', async ({
  page,
}) => {
  await signInAs(page, 'secretary')
  for (const [birthName, answer] of [
    ['Pseudonyme', 'INSi ne connaît personne avec ces traits.'],
    ['Doublure', 'INSi connaît plusieurs personnes avec ces traits.'],
  ] as const) {
    const id = await bookFor(page, { givenName: 'Simone', birthName, birthDate: '1961-05-06' })
    await page.goto(`/bureau/patients/${id}`)
    await page.getByRole('button', { name: 'Rectifier' }).click()
    await page.getByLabel('Sexe').selectOption('female')
    await page.getByRole('button', { name: 'Enregistrer l’identité' }).click()
    await page.getByRole('button', { name: 'Interroger INSi' }).click()
    await expect(page.getByText(answer)).toBeVisible()
    await expect(page.getByText('INSi a répondu le 11 janvier 2027, sans confirmer ces traits')).toBeVisible()
    await expect(page.getByText('L’identité est enregistrée')).toHaveCount(0)
    await expect(page.getByText('Identité provisoire').first()).toBeVisible()
    await page.reload()
    await expect(page.getByText(answer)).toBeVisible()
    await expect(page.getByText(/^Réponse du 11\sjanvier\s2027 à \d\d?\sh/)).toBeVisible()
    await expectNoAxeViolations(page)
  }
})

test('two records of one person are compared, merged and parted again, by keyboard', async ({ page }) => {
  await signInAs(page, 'secretary')
  const id = await bookFor(page, { givenName: 'Zoé', birthName: 'Parenthèse', birthDate: '1972-08-09' })
  await bookFor(page, { givenName: 'Zoé', birthName: 'Parentèse', birthDate: '1972-08-09' })
  await page.goto(`/bureau/patients/${id}`)
  const duplicate = page.getByRole('article')
  await expect(duplicate.getByText('noms à une lettre près')).toBeVisible()
  await expect(duplicate.getByText('même date de naissance')).toBeVisible()
  await expect(duplicate.getByRole('row', { name: /Nom de naissance.*différent/ })).toBeVisible()
  await duplicate.scrollIntoViewIfNeeded()
  await page.setViewportSize({ width: 1280, height: 800 })
  await takePicture(page, 'patient-duplicates.png')

  await duplicate.getByRole('button', { name: 'Fusionner dans cette fiche' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Oui, fusionner' })).toBeFocused()
  await expectNoAxeViolations(page)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Les deux fiches n’en font plus qu’une')).toBeInViewport({ ratio: 1 })
  await expect(page.getByText(/1\srendez-vous rattaché à cette fiche/)).toBeVisible()
  await expect(page.locator('.visits li')).toHaveCount(2)

  await page.getByRole('status').getByRole('button', { name: 'Défaire cette fusion' }).press('Enter')
  await expect(page.getByText('Il y a de nouveau deux fiches')).toBeInViewport({ ratio: 1 })
  await expect(page.getByRole('status').filter({ hasText: 'Il y a de nouveau deux fiches' })).toBeFocused()
  await expect(page.locator('.visits li')).toHaveCount(1)
  await expect(duplicate.getByText('noms à une lettre près')).toBeVisible()
})

test('a record outside care opens with a reason; the pages hold at 320 px, and in English', async ({
  page,
}) => {
  await signInAs(page, 'centre-manager')
  const made = await post(page, '/api/office/patients', {
    givenName: 'Aaron',
    birthName: 'Virgule',
    birthDate: '1999-10-11',
    sex: 'male',
  })
  const { id } = await made.json()
  await signInAs(page, 'secretary')
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto(`/bureau/patients/${id}`)
  await expect(page.getByRole('heading', { name: 'Ce patient n’est pas dans vos soins' })).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Ouvrir la fiche' }).click()
  await expect(page.getByText('Dites pourquoi, en dix caractères au moins.')).toBeVisible()
  await expect(page.getByLabel('Pourquoi ouvrir cette fiche')).toBeFocused()
  await page.getByLabel('Pourquoi ouvrir cette fiche').fill('Le patient appelle pour son dossier')
  await page.getByRole('button', { name: 'Ouvrir la fiche' }).click()
  await expect(page.getByRole('heading', { name: 'Aaron Virgule' })).toBeVisible()
  const opened = page.getByText(/^Ouverte hors de vos soins jusqu’à \d\d?\sh/)
  await expect(opened).toBeVisible()
  await page.reload()
  await expect(opened).toBeVisible()
  await expect(page.getByText('Le patient appelle pour son dossier')).toBeVisible()
  await expectNoAxeViolations(page)
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
  await page.goto(`/bureau/patients/${id}?lang=en`)
  await expect(page.getByText('Provisional identity').first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Ask INSi' })).toBeVisible()
})

test('a new record says what it lacks, at its first faulty field', async ({ page }) => {
  await signInAs(page, 'secretary')
  await page.goto('/bureau/patients')
  await expect(page.getByRole('searchbox', { name: 'Chercher un patient' })).toBeFocused()
  await page.getByRole('button', { name: 'Nouvelle fiche' }).click()
  const form = page.locator('form.work')
  await form.getByLabel('Nom de naissance').fill('Guillemet')
  await form.getByRole('button', { name: 'Créer la fiche' }).click()
  await expect(form.getByLabel('Prénoms de naissance')).toBeFocused()
  await expect(form.getByText('Écrivez au moins un prénom de naissance.')).toBeVisible()
  await expect(form.getByText('Écrivez la date de naissance')).toBeVisible()
  await expect(form.getByText('Écrivez le nom de naissance.')).toHaveCount(0)
  await form.getByLabel('Prénoms de naissance').fill('Simone')
  await form.getByLabel('Date de naissance').fill('05/06/1961')
  await form.getByRole('button', { name: 'Créer la fiche' }).click()
  await page.getByRole('link', { name: 'Ouvrir cette fiche' }).click()
  await expect(page.getByRole('heading', { name: 'Simone Guillemet' })).toBeVisible()
})

test('a record that is gone and a server that is silent are told apart', async ({ page }) => {
  await signInAs(page, 'secretary')
  await page.goto('/bureau/patients/00000000-0000-7000-8000-000000000000')
  await expect(page.getByText(/introuvable/)).toHaveCount(1)
  await expect(page.getByRole('heading', { name: 'Fiche introuvable' })).toBeVisible()
  await page.getByRole('link', { name: 'Chercher un patient' }).click()
  await page.route('**/api/office/patients/**', (route) => route.abort())
  await page.getByRole('searchbox', { name: 'Chercher un patient' }).fill('mar')
  await expect(page.getByText('Le serveur ne répond pas. Réessayez dans un instant.')).toBeVisible()
  await page.goto('/bureau/patients/00000000-0000-7000-8000-000000000000')
  await expect(page.getByRole('heading', { name: 'La fiche ne s’ouvre pas en ce moment' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Réessayer' })).toBeVisible()
  await expect(page.getByText('Ce n’est pas fait')).toHaveCount(0)
})
