import { type Cookie, expect, type Page } from '@playwright/test'
import { expectNoSidewaysScroll } from '../account-steps.ts'
import { expectNoAxeViolations } from '../accessibility.ts'
import { book, lastMessage, type newPerson } from '../patient-steps.ts'
import { fromOurPage, signInAs } from '../sign-in-steps.ts'
import { test } from '../test.ts'

test.describe.configure({ mode: 'serial', timeout: 90_000 })

let who: ReturnType<typeof newPerson>
let session: Cookie[] = []

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

test('from the home page, a code of a message opens the space with its appointment', async ({ page }) => {
  who = await book(page)
  await page.goto('/')
  await page
    .getByRole('link', { name: /^Mon espace/ })
    .first()
    .click()
  await expect(heading(page, 'Mon espace')).toBeFocused()
  await page.getByRole('button', { name: 'Recevoir un code' }).click()
  await expect(page.getByLabel('Mobile ou e-mail')).toBeFocused()
  await expectNoAxeViolations(page)
  await enter(page)
  await expect(page.getByRole('button', { name: /^Déplacer ou annuler/ })).toBeVisible()
  await expectNoAxeViolations(page)
  session = await page.context().cookies()
  await page.getByRole('button', { name: /^Déplacer ou annuler/ }).click()
  await expect(page).toHaveURL(/\/r\//)
})

test('whoever is signed in moves or cancels without another birth date, and goes back', async ({ page }) => {
  await page.context().addCookies(session)
  await page.goto('/mon-espace')
  await page.getByRole('button', { name: /^Déplacer ou annuler/ }).click()
  await expect(page.getByRole('heading', { name: 'Déplacer vers' })).toBeVisible()
  await expect(page.getByLabel('Jour', { exact: true })).toHaveCount(0)
  await expectNoAxeViolations(page)
  await forgetProof(page)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Déplacer vers' })).toBeVisible()
  await page.getByRole('link', { name: 'Revenir à Mon espace' }).click()
  await expect(heading(page, /^Bonjour/)).toBeFocused()
})

test('the same page asks for the birth date once signed out', async ({ page }) => {
  await page.context().addCookies(session)
  await page.goto('/mon-espace')
  await page.getByRole('button', { name: /^Déplacer ou annuler/ }).click()
  await expect(page.getByRole('heading', { name: 'Déplacer vers' })).toBeVisible()
  await page.context().clearCookies()
  await forgetProof(page)
  await page.reload()
  await expect(page.getByLabel('Jour', { exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Revenir à Mon espace' })).toHaveCount(0)
})

test('what nobody has confirmed yet is said, with what to do', async ({ page }) => {
  await page.context().addCookies(session)
  await page.goto('/mon-espace')
  await expect(page.getByText('Le reste de votre dossier attend une vérification')).toBeVisible()
  await expect(page.getByText(/présentez une pièce d’identité à l’accueil/)).toBeVisible()
  for (const view of ['Qui a vu mon dossier', 'Mes données', 'Mes proches']) {
    await page.getByRole('link', { name: view }).click()
    await expect(heading(page, view)).toBeFocused()
    await expect(page.getByText(/présentez une pièce d’identité à l’accueil/)).toBeVisible()
    await expect(page.getByRole('button', { name: /imprimer|Demander/ })).toHaveCount(0)
    await expectNoAxeViolations(page)
  }
  await expectNoSidewaysScroll(page)
})

test('the desk confirms the contact with the person, once a document was seen', async ({ page, browser }) => {
  const patientId = await ownPatientId(page)
  const context = await browser.newContext({ baseURL: new URL(page.url()).origin })
  const desk = await context.newPage()
  await signInAs(desk, 'secretary')
  const send = async (path: string, data: object) => {
    const answer = await desk.request.post(path, { headers: fromOurPage, data })
    expect(answer.ok(), await answer.text()).toBe(true)
    return answer.json()
  }
  await send('/api/break-glass', { patientId, reason: 'Présente au guichet du centre' })
  await desk.goto(`/bureau/patients/${patientId}`)
  await expect(desk.getByRole('heading', { name: 'Contact à confirmer' })).toBeVisible()
  await expect(desk.getByText(/Notez d’abord la pièce d’identité/)).toBeVisible()
  await expect(desk.getByRole('button', { name: /^C’est le sien/ })).toHaveCount(0)
  const record = await (await desk.request.get(`/api/office/patients/${patientId}`)).json()
  const { birthName, givenNames, birthDate } = record
  const traits = { sex: 'female', birthPlaceCode: '32132', usedName: '', usedGivenName: '' }
  const of = `/api/office/patients/${patientId}`
  const { version } = await send(`${of}/identity`, {
    ...traits,
    birthName,
    givenNames,
    birthDate,
    version: record.version,
  })
  await send(`${of}/document`, { version, kind: 'identity-card' })
  await desk.reload()
  await expectNoAxeViolations(desk)
  await desk.getByRole('button', { name: /^C’est le sien/ }).click()
  await expect(desk.getByText('Contact confirmé. Il ouvre le dossier en ligne.')).toBeVisible()
  await expect(desk.getByRole('heading', { name: 'Contact à confirmer' })).toHaveCount(0)
  await context.close()
})

test('another code too soon says until when to wait, and keeps what was written', async ({ page }) => {
  await page.goto('/mon-espace')
  await page.getByLabel('Mobile ou e-mail').fill(who.mobile)
  await fillBirthDate(page)
  await page.getByRole('button', { name: 'Recevoir un code' }).click()
  await expect(page.getByRole('timer')).toBeVisible()
  await expect(page.getByText('La connexion est fermée')).toHaveCount(0)
  await expect(page.getByLabel('Mobile ou e-mail')).toHaveValue(who.mobile)
  await expectNoAxeViolations(page)
})

test('a contact that nobody has is answered alike, and its code opens nothing', async ({ page }) => {
  await page.goto('/mon-espace')
  await page.getByLabel('Mobile ou e-mail').fill('personne@courriel.example')
  await fillBirthDate(page)
  await page.getByRole('button', { name: 'Recevoir un code' }).click()
  await expect(heading(page, 'Votre code')).toBeFocused()
  await page.getByLabel('Code à 6 chiffres').fill('123456')
  await page.getByRole('button', { name: 'Entrer' }).click()
  await expect(page.getByLabel('Code à 6 chiffres')).toBeFocused()
  await expect(page.locator('.err')).toBeVisible()
})

test('one reads who saw the record, takes one’s data away, and asks for their erasure', async ({ page }) => {
  await page.context().addCookies(session)
  await page.goto('/mon-espace')
  await page.getByRole('link', { name: 'Qui a vu mon dossier' }).click()
  await expect(heading(page, 'Qui a vu mon dossier')).toBeFocused()
  await expect(page.getByRole('listitem').filter({ hasText: 'Vous' }).first()).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('link', { name: 'Mes données' }).click()
  await expect(heading(page, 'Mes données')).toBeFocused()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'À lire et imprimer' }).click()
  expect((await downloading).suggestedFilename()).toMatch(/\.html$/)
  await page.getByRole('button', { name: 'Envoyer la demande' }).click()
  await expect(page.getByText('Choisissez ce que vous demandez.')).toBeVisible()
  await page.getByLabel('Corriger une erreur').check()
  await page.getByRole('button', { name: 'Envoyer la demande' }).click()
  await expect(page.getByLabel('Précisez')).toBeFocused()
  await page.getByLabel('Effacer mes données').check()
  await page.getByRole('button', { name: 'Envoyer la demande' }).click()
  await expect(page.locator('.said').filter({ hasText: 'Votre demande est reçue.' })).toBeFocused()
  await expect(page.locator('input[type=radio]:checked')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Retirer la demande : Effacer mes données' })).toBeVisible()
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
})

test('one asks for a relative, whom the desk has to confirm, and withdraws them', async ({ page }) => {
  await page.context().addCookies(session)
  await page.goto('/mon-espace?vue=proches')
  await expect(page.getByText('Personne pour le moment.')).toBeVisible()
  await page.getByRole('button', { name: 'Demander l’ajout' }).click()
  await expect(page.getByLabel('Prénom et nom')).toBeFocused()
  await expectNoAxeViolations(page)
  await page.getByLabel('Prénom et nom').fill('Camille Repère')
  await page.getByLabel('Qui est-ce pour vous').selectOption({ label: 'fils ou fille' })
  await page.getByLabel('Son mobile ou son e-mail').fill(who.mobile)
  await page.getByRole('button', { name: 'Demander l’ajout' }).click()
  await expect(page.getByText(/C’est votre propre contact/)).toBeVisible()
  await page.getByLabel('Son mobile ou son e-mail').fill('camille.repere@courriel.example')
  await page.getByRole('button', { name: 'Demander l’ajout' }).click()
  await expect(page.getByText(/Votre demande est notée pour Camille Repère/)).toBeVisible()
  await expect(page.getByText('à confirmer', { exact: true })).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Retirer Camille Repère' }).click()
  await expect(page.getByRole('dialog')).toContainText('ne voyait encore rien')
  await expectNoAxeViolations(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click()
  await expect(
    page.locator('.said').filter({ hasText: 'La demande pour Camille Repère est retirée.' }),
  ).toBeFocused()
  await expect(page.getByText('Personne pour le moment.')).toBeVisible()
  await expectNoSidewaysScroll(page)
})

test('whoever answers sees what is kept and why before erasing', async ({ page }) => {
  await signInAs(page, 'administrator')
  await page.goto('/compte/droits')
  const row = page.getByRole('row').filter({ hasText: who.birth })
  const answer = row.getByRole('button', { name: 'Répondre' })
  await answer.click()
  await expect(page.getByRole('heading', { level: 2, name: /Effacer ses données/ })).toBeFocused()
  await page.getByRole('button', { name: 'Fermer', exact: true }).click()
  await expect(answer).toBeFocused()
  await answer.click()
  await expect(page.locator('input[type=radio]:checked')).toHaveCount(0)
  await page.getByLabel('Accorder').check()
  await expect(page.getByRole('table', { name: 'Donnée par donnée' })).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Effacer ces données' }).click()
  await expect(page.getByText(/dites qu’ils seront annulés/)).toBeVisible()
  await page.getByLabel('Annuler aussi les rendez-vous à venir').check()
  await page.getByRole('button', { name: 'Effacer ces données' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Cela ne se défait pas')
  await expect(dialog).toContainText('né(e) le 14 mars 1943')
  await expectNoAxeViolations(page)
  await dialog.getByRole('button', { name: 'Effacer ces données' }).click()
  await expect(page.getByText('Les données sont effacées.')).toBeVisible()
})

test('a professional who opens the patients’ space is told to sign out first', async ({ page }) => {
  await signInAs(page, 'secretary')
  await page.goto('/mon-espace')
  await expect(heading(page, 'Vous êtes connecté comme professionnel')).toBeFocused()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: /^Se déconnecter/ }).click()
  await expect(heading(page, 'Mon espace')).toBeVisible()
  await expect(page.getByText('La déconnexion est faite.')).toBeVisible()
})

/** The record of whoever opened the space, as the space itself reads it. */
async function ownPatientId(page: Page): Promise<string> {
  await page.context().addCookies(session)
  await page.goto('/mon-espace')
  const { records } = await (await page.request.get('/api/my/person')).json()
  return records[0].patientId
}

/** As half an hour later: the tab still knows the appointment, and what proved who asks is worth nothing any more. */
async function forgetProof(page: Page): Promise<void> {
  await page.evaluate(() => {
    const told = JSON.parse(sessionStorage.getItem('maillage.journey') ?? '{}')
    told.appointment.sessionToken = 'over'
    sessionStorage.setItem('maillage.journey', JSON.stringify(told))
  })
}

async function fillBirthDate(page: Page): Promise<void> {
  await page.getByLabel('Jour').fill('14')
  await page.getByLabel('Mois').fill('3')
  await page.getByLabel('Année').fill('1943')
}

/** From the door to the first page of the space, by the code of the last message. */
async function enter(page: Page): Promise<void> {
  await page.getByLabel('Mobile ou e-mail').fill(who.mobile)
  await fillBirthDate(page)
  const before = await lastMessage(page, who.mobile)
  await page.getByRole('button', { name: 'Recevoir un code' }).click()
  await expect(heading(page, 'Votre code')).toBeFocused()
  let code = ''
  await expect(async () => {
    const message = await lastMessage(page, who.mobile)
    expect(message).not.toBe(before)
    code = /\d{6}/.exec(message)?.[0] ?? ''
    expect(code).not.toBe('')
  }).toPass()
  await page.getByLabel('Code à 6 chiffres').fill(code)
  await page.getByRole('button', { name: 'Entrer' }).click()
  await expect(heading(page, /^Bonjour/)).toBeVisible()
}
