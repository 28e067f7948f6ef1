import { expect } from '@playwright/test'
import { expectNoAxeViolations } from '../accessibility.ts'
import { book, fillIdentity, lastMessage, newPerson, proveIdentity, search } from '../patient-steps.ts'
import { takePicture } from '../picture.ts'
import { test } from '../test.ts'

test('a patient near Lectoure books in under a minute, on four screens without an accessibility violation', async ({
  page,
}) => {
  const started = Date.now()
  const who = newPerson()
  await page.setViewportSize({ width: 360, height: 640 })
  await page.goto('/')
  await expectNoAxeViolations(page)
  await page.getByRole('combobox', { name: /Pour quoi/ }).fill('plus de médicaments')
  await expect(page.getByRole('option').first()).toContainText('Renouveler une ordonnance')
  await expectNoAxeViolations(page)
  await search(page)
  await expectNoAxeViolations(page)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  expect(page.url(), 'the reason is health data: never in an address').not.toMatch(
    /reason|motif|renew|ordonnance/i,
  )
  await page.getByRole('radio', { name: 'Carte' }).check()
  await expect(page.getByRole('img', { name: /Carte des rendez-vous/ })).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: /Filtrer/ }).click()
  const morning = page.getByRole('checkbox', { name: /^Matin/ })
  await expect(morning).toHaveAccessibleName(/^Matin\s*\d+ libres?$/)
  const count = /\d+/.exec((await morning.locator('..').textContent()) ?? '')?.[0] ?? ''
  await morning.check()
  await expect(page.getByRole('button', { name: `Voir les ${count}\u00a0rendez-vous` })).toBeVisible()
  await morning.uncheck()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: /Voir les/ }).click()
  await page.locator('.slot').first().click()
  await expect(page.getByRole('timer')).toContainText('min')
  await page.getByRole('button', { name: 'Recevoir le code' }).click()
  await expect(page.getByText('Écrivez le prénom.')).toBeVisible()
  await expect(page.getByLabel('Prénom', { exact: true })).toBeFocused()
  await expectNoAxeViolations(page)
  await fillIdentity(page, who)
  await page.getByRole('button', { name: 'Recevoir le code' }).click()
  await expect(page.getByLabel('Code à 6 chiffres')).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByLabel('Code à 6 chiffres').fill('000000')
  await page.getByRole('button', { name: 'Confirmer le rendez-vous' }).click()
  await expect(page.getByText(/Encore 4 essais/)).toBeVisible()
  const code = /\d{6}/.exec(await lastMessage(page, who.mobile))?.[0] ?? ''
  await page.getByLabel('Code à 6 chiffres').fill(code)
  await page.getByRole('button', { name: 'Confirmer le rendez-vous' }).click()
  await expect(page.getByText('C’est noté')).toBeVisible()
  await expectNoAxeViolations(page)
  expect(Date.now() - started).toBeLessThan(60_000)
})

test('the confirmation shows where to come, and tells someone close neither the reason nor the link', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await book(page)
  await expect(page.getByRole('img', { name: /^De Lectoure à/ })).toBeVisible()
  await page.evaluate(() => Object.defineProperty(navigator, 'share', { value: undefined }))
  await page.getByRole('button', { name: 'Envoyer à un proche' }).click()
  await expect(page.getByText('C’est copié')).toBeVisible()
  await expectNoAxeViolations(page)
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  const place = (await page.locator('.place b').textContent()) ?? ''
  const time = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  expect(time).toContain(/\d+\sh\s\d\d/.exec(copied)?.[0] ?? 'no time')
  expect(copied).toContain(place)
  expect(copied.replaceAll(/\s/g, '')).toContain('0536491220')
  expect(copied).not.toMatch(/ordonnance|médecine|Odette|Exemple|http|\/r\//i)
})

test('from the confirmation, who can no longer come is asked once, and the appointment is cancelled', async ({
  page,
}) => {
  await book(page)
  await page.getByRole('button', { name: 'Je ne peux plus venir' }).click()
  await page.getByRole('button', { name: 'Oui, annuler' }).click()
  await expect(page.getByRole('button', { name: /Reprendre/ })).toBeVisible()
  await expectNoAxeViolations(page)
})

test('the link of the message shows nothing before the birth date, then moves and cancels, and takes back', async ({
  page,
}) => {
  const who = await book(page)
  const link = /\/r\/[\w-]+/.exec(await lastMessage(page, who.mobile))?.[0] ?? ''
  await page.evaluate(() => sessionStorage.clear())
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/Votre rendez-vous du \S+ \d+\sjanvier/)
  const before = (await page.locator('main').textContent()) ?? ''
  expect(before).not.toContain('Odette')
  expect(before).not.toContain('ordonnance')
  await expectNoAxeViolations(page)
  await page.getByLabel('Jour').fill('15')
  await page.getByLabel('Mois').fill('3')
  await page.getByLabel('Année').fill('1943')
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page.locator('.err').first()).toContainText('date')
  await page.getByLabel('Jour').fill('14')
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page.getByRole('heading', { name: 'Déplacer vers' })).toBeVisible()
  await page.locator('.slot').first().click()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: /^Confirmer/ }).click()
  await expect(page.getByText('C’est déplacé.')).toBeVisible()
  await page.getByRole('button', { name: 'Je ne peux plus venir' }).click()
  await page.getByRole('button', { name: 'Oui, annuler' }).click()
  await expect(page.getByRole('heading', { name: 'Merci d’avoir prévenu.' })).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Reprendre ma place' }).click()
  await expect(page.getByText('La place est de nouveau à vous.')).toBeVisible()
})

test('other days, from the link of the message, still move the same appointment', async ({ page }) => {
  const who = await book(page)
  const link = /\/r\/[\w-]+/.exec(await lastMessage(page, who.mobile))?.[0] ?? ''
  await page.evaluate(() => sessionStorage.clear())
  await page.goto(link)
  await proveIdentity(page)
  await page.getByRole('link', { name: 'Voir d’autres jours' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Le plus tôt')
  await expect(page.locator('.recap')).toContainText('Déplacer')
  expect(page.url(), 'the reason is health data: never in an address').not.toMatch(/reason|motif|ordonnance/i)
  await page.reload()
  await page.locator('.slot').last().click()
  await expectNoAxeViolations(page)
  const moved = page.waitForResponse((response) => response.url().includes('/move'))
  await page.getByRole('button', { name: /^Confirmer/ }).click()
  expect((await moved).status()).toBe(200)
  await expect(page.getByText('C’est déplacé.')).toBeVisible()
  await expect(async () => {
    const message = await lastMessage(page, who.mobile)
    expect(message).toContain('déplacé')
    expect(message, 'the same link still leads to it').toContain(link)
  }).toPass()
})

test('a slot that somebody else took keeps the form and offers three others', async ({ page, browser }) => {
  await page.goto('/')
  await search(page)
  const slot = page.locator('.slot').first()
  const name = (await slot.getAttribute('aria-label')) ?? ''
  const other = await browser.newPage({ baseURL: new URL(page.url()).origin })
  await other.goto('/')
  await search(other)
  await other.locator('.slot').first().click()
  await expect(other.getByRole('timer')).toBeVisible()
  expect(await page.locator('.slot').first().getAttribute('aria-label')).toBe(name)
  await page.locator('.slot').first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ce créneau vient d’être pris')
  await expect(page.locator('.slot')).toHaveCount(3)
  await expectNoAxeViolations(page)
  await page.locator('.slot').first().click()
  await expect(page.getByRole('timer')).toBeVisible()
  await other.close()
})

test('another hour gives the held place back: the same slot can be chosen again', async ({ page }) => {
  await page.goto('/')
  await search(page)
  const name = (await page.locator('.slot').first().getAttribute('aria-label')) ?? ''
  await page.locator('.slot').first().click()
  await expect(page.getByRole('timer')).toBeVisible()
  await page.getByLabel('Prénom', { exact: true }).fill('Odette')
  await page.getByRole('link', { name: 'Choisir une autre heure' }).click()
  await page.getByRole('button', { name }).click()
  await expect(page.getByRole('timer')).toBeVisible()
  await expect(page.getByLabel('Prénom', { exact: true })).toHaveValue('Odette')
  await page.goBack()
  await page.getByRole('button', { name }).click()
  await expect(page.getByRole('timer')).toBeVisible()
})

test('words that should not wait lead to the 15 before any slot', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('combobox', { name: /Pour quoi/ }).fill('mal dans la poitrine')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('ne doit pas attendre')
  await expect(page.getByRole('link', { name: 'Appeler le 15' })).toHaveAttribute('href', 'tel:15')
  await expect(page.locator('.slot')).toHaveCount(0)
  await expectNoAxeViolations(page)
})

test('a cut network says so, keeps the search, and goes on when it is back', async ({ page, context }) => {
  await page.goto('/')
  await search(page)
  await context.setOffline(true)
  await page.locator('.slot').first().click()
  await expect(page.getByRole('heading', { name: 'Pas de réseau' })).toBeVisible({ timeout: 10_000 })
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  await expectNoAxeViolations(page)
  await context.setOffline(false)
  await expect(page.getByRole('heading', { name: 'Pas de réseau' })).toBeHidden()
  await page.locator('.slot').first().click()
  await expect(page.getByRole('timer')).toBeVisible()
})

test('a network cut inside the form is said in the form, under the one title, and the next try goes through', async ({
  page,
  context,
}) => {
  await page.goto('/')
  await search(page)
  await page.locator('.slot').first().click()
  await expect(page.getByRole('timer')).toBeVisible()
  await fillIdentity(page, newPerson())
  await context.setOffline(true)
  const send = page.getByRole('button', { name: 'Recevoir le code' })
  await send.click()
  const note = page.locator('form').getByRole('alert')
  await expect(note).toContainText('Pas de réseau')
  await expect(note).toBeFocused()
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  await expectNoAxeViolations(page)
  await context.setOffline(false)
  await expect(page.getByLabel('Prénom', { exact: true })).toHaveValue('Odette')
  await send.click()
  await expect(page.getByLabel('Code à 6 chiffres')).toBeVisible()
})

test('English is complete, dark is legible, 320 px does not scroll sideways', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto('/?lang=en')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Find an appointment')
  await expectNoAxeViolations(page)
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBe(0)
})

test('the picture of the README', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 860 })
  await page.goto('/')
  await search(page)
  await expect(page.getByRole('img', { name: /Carte des rendez-vous/ })).toBeVisible()
  await takePicture(page, 'results.png')
})
