import type { Retention } from '@maillage/contract/retention.ts'
import { expect, type Page } from '@playwright/test'
import { expectNoSidewaysScroll } from '../account-steps.ts'
import { expectNoAxeViolations } from '../accessibility.ts'
import { fromOurPage, signInAs } from '../sign-in-steps.ts'
import { test } from '../test.ts'

/** Each journey needs what the one before recorded. */
test.describe.configure({ mode: 'serial' })

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })

/** A record that the desk made, for somebody whom only these journeys know. */
async function makeRecord(page: Page): Promise<void> {
  await signInAs(page, 'secretary')
  const made = await page.request.post('/api/office/patients', {
    headers: fromOurPage,
    data: { birthName: 'Aubrac-Fictive', givenName: 'Ariane', birthDate: '1958-03-12', sex: 'female' },
  })
  expect(made.status()).toBe(201)
}

async function search(page: Page, letters: string): Promise<void> {
  await page.getByLabel('Jour').fill('12')
  await page.getByLabel('Mois').fill('3')
  await page.getByLabel('Année').fill('1958')
  await page.getByLabel('Premières lettres du nom').fill(letters)
  await page.getByLabel('Premières lettres du nom').press('Enter')
}

test('a request that came by letter is recorded for the person of a birth date and three letters', async ({
  page,
}) => {
  await makeRecord(page)
  await signInAs(page, 'administrator')
  await page.goto('/compte/droits')
  await expect(heading(page, 'Droits des personnes')).toBeFocused()
  await page.getByRole('button', { name: 'Enregistrer une demande' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Demande reçue hors ligne' })).toBeFocused()
  await page.getByRole('button', { name: 'Chercher' }).click()
  await expect(page.getByLabel('Jour')).toBeFocused()
  await expect(page.getByText(/^Écrivez la date en entier/)).toBeVisible()
  await expect(page.getByText(/^Écrivez les trois premières lettres/)).toBeVisible()
  await expectNoAxeViolations(page)
  await search(page, 'zzz')
  await expect(page.getByText('Aucune fiche à cette date, avec ces lettres.')).toBeVisible()
  await search(page, 'aub')
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Choisir Ariane Aubrac-Fictive' }).press('Enter')
  const panel = page.getByRole('region', { name: /^Ariane Aubrac-Fictive/ })
  await expect(panel.getByRole('heading', { level: 2 })).toBeFocused()

  await panel.getByRole('button', { name: 'Enregistrer la demande' }).click()
  await expect(panel.getByText('Choisissez ce que la personne demande.')).toBeVisible()
  await expect(panel.getByText(/^Dites comment l’identité a été vérifiée/)).toBeVisible()
  await expect(panel.getByText('Dites comment la demande est venue.')).toBeVisible()
  await expectNoAxeViolations(page)
  await panel.getByRole('radio', { name: 'Effacer ses données' }).check()
  await panel.getByLabel('Pas encore vérifié').check()
  await panel.getByLabel('Par lettre').check()
  await expect(panel.getByText('Réponse due le 11 février 2027')).toBeVisible()
  await panel.getByLabel('Reçue le').fill('2027-02-01')
  await panel.getByRole('button', { name: 'Enregistrer la demande' }).click()
  await expect(panel.getByText('Cette date est à venir.')).toBeVisible()
  await expect(panel.getByLabel('Reçue le')).toBeFocused()
  await panel.getByLabel('Reçue le').fill('2027-01-04')
  await expect(panel.getByText('Réponse due le 4 février 2027')).toBeVisible()
  await panel.getByLabel('Ce qu’elle écrit ou dit').fill('Sa fille écrit pour elle.')
  await panel.getByRole('button', { name: 'Enregistrer la demande' }).press('Enter')

  await expect(page.getByText('La demande est enregistrée. Réponse due le 4 février 2027.')).toBeVisible()
  await expect(panel).toHaveCount(0)
  const row = page.getByRole('row', { name: /^Ariane Aubrac-Fictive/ })
  await expect(row).toContainText('4 janvier 2027, par lettre')
  await row.getByRole('button', { name: 'Répondre' }).click()
  await expect(page.getByText('L’identité n’a pas été vérifiée.')).toBeVisible()
  await expect(page.getByText('Sa fille écrit pour elle.')).toBeVisible()
  await expect(page.getByLabel('Refuser')).toBeVisible()
  await expect(page.getByLabel('Accorder')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'À lire et imprimer' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Noter la vérification' }).click()
  await expect(page.getByText('Dites comment l’identité a été vérifiée.')).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByLabel('Rappel au numéro déjà connu').check()
  await page.getByRole('button', { name: 'Noter la vérification' }).press('Enter')
  await expect(page.getByText('L’identité n’a pas été vérifiée.')).toHaveCount(0)
  await expect(
    page.getByRole('heading', { name: 'Effacer ses données, Ariane Aubrac-Fictive' }),
  ).toBeFocused()
  await page.getByLabel('Accorder').check()
  await expect(page.getByRole('table', { name: 'Donnée par donnée' })).toBeVisible()
  await expectNoAxeViolations(page)
})

test('the same request again is refused beside what is asked; the form stands in the address', async ({
  page,
}) => {
  await signInAs(page, 'administrator')
  await page.goto('/compte/droits?demande=nouvelle')
  await search(page, 'aub')
  await page.getByRole('button', { name: /^Choisir/ }).click()
  await page.getByRole('radio', { name: 'Effacer ses données' }).check()
  await page.getByLabel('Pièce d’identité vue').check()
  await page.getByLabel('Au guichet').check()
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: 'Enregistrer la demande' }).click()
  await expect(page.getByText('Cette personne a déjà une demande de cette nature en cours.')).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Obtenir ses données' })).toBeFocused()
  await page.getByRole('button', { name: 'Ne rien faire' }).click()
  await expect(page).not.toHaveURL(/demande=/)
})

test('the auditor reads the requests, and records none', async ({ page }) => {
  await signInAs(page, 'auditor')
  await page.goto('/compte/droits?demande=nouvelle')
  await expect(heading(page, 'Droits des personnes')).toBeFocused()
  await expect(page.getByRole('row', { name: /^Ariane Aubrac-Fictive/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Enregistrer une demande' })).toHaveCount(0)
  await expect(page.getByLabel('Premières lettres du nom')).toHaveCount(0)
})

test('how long data are kept: each text, the next night, and a filter that stands in the address', async ({
  page,
}) => {
  await signInAs(page, 'auditor')
  await page.goto('/compte/journal')
  await page.getByRole('link', { name: 'Durées de conservation' }).click()
  await expect(heading(page, 'Durées de conservation')).toBeFocused()
  await expect(page.getByText('Prochaine : 12 janvier 2027, 3 h 45.')).toBeVisible()
  const row = page.getByRole('row', { name: /^Rendez-vous honorés/ })
  await expect(row).toContainText('20 ans')
  await expect(row).toContainText('R. 1112-7')
  await expect(row).toContainText('En vigueur depuis le 1er novembre 2026')
  await expectNoAxeViolations(page)
  await page.getByLabel('Finalité').selectOption({ label: 'Soin' })
  await expect(page).toHaveURL(/finalite=care/)
  await expect(page.getByRole('row', { name: /^Sessions terminées/ })).toHaveCount(0)
  await expectNoSidewaysScroll(page)
  await expectNoAxeViolations(page)
  await signInAs(page, 'planner')
  await page.goto('/compte/durees')
  await expect(heading(page, 'Votre rôle n’ouvre pas cette page.')).toBeVisible()
})

test('a proof that the log does not hold, and a night that was missed, are said first', async ({ page }) => {
  await signInAs(page, 'administrator')
  const known = (await (await page.request.get('/api/retention')).json()) as Retention
  const [first] = known.classes
  const proof = {
    class: first?.code ?? '',
    at: '2027-01-10T02:45:03Z',
    rows: 1204,
    olderThan: '2026-10-10T02:45:03Z',
    hash: '9f86d081884c7d65'.repeat(4),
    isInAudit: true,
    seal: 412,
  }
  const altered = { ...proof, rows: 3, isInAudit: false, seal: null }
  const classes = known.classes.map((one) => (one === first ? { ...one, lastProof: proof } : one))
  const answer: Retention = { ...known, classes, removals: [proof, altered], isLate: true }
  await page.route('**/api/retention', (route) => route.fulfill({ json: answer }))
  await page.goto('/compte/durees')
  await expect(page.getByRole('alert')).toContainText(
    'Une preuve n’est pas au journal telle qu’elle est ici.',
  )
  await expect(page.getByText('La purge de cette nuit n’a pas eu lieu.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Dernière purge : 10 janvier 2027, 3 h 45.' })).toBeVisible()
  await expect(page.getByText('au journal, maillon 412').first()).toBeVisible()
  await expect(page.getByText('absente du journal')).toBeVisible()
  await expectNoAxeViolations(page)
})
