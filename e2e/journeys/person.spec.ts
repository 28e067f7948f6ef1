import { type Cookie, expect, type Page } from '@playwright/test'
import { expectNoSidewaysScroll } from '../account-steps.ts'
import { expectNoAxeViolations } from '../accessibility.ts'
import { book, lastMessage, type newPerson } from '../patient-steps.ts'
import { signInAs } from '../sign-in-steps.ts'
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
  await expect(page.getByLabel('Jour')).toHaveCount(0)
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
  await expect(page.getByLabel('Jour')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Revenir à Mon espace' })).toHaveCount(0)
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
  await expect(page.getByText('Votre demande est reçue.')).toBeVisible()
  await expect(page.locator('input[type=radio]:checked')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Retirer la demande : Effacer mes données' })).toBeVisible()
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
})

test('whoever answers sees what is kept and why before erasing', async ({ page }) => {
  await signInAs(page, 'administrator')
  await page.goto('/compte/droits')
  const row = page.getByRole('row').filter({ hasText: who.birth })
  await row.getByRole('button', { name: 'Répondre' }).click()
  await expect(page.getByRole('heading', { level: 2, name: /Effacer ses données/ })).toBeFocused()
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
})

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
