import { type BrowserContext, expect, type Page } from '@playwright/test'
import { expectNoSidewaysScroll, givePassword, invite, keyToType, linkSentTo } from '../account-steps.ts'
import { expectNoAxeViolations } from '../accessibility.ts'
import { codeOfApplication, givePasskeyDevice } from '../authenticator.ts'
import { day } from '../office-steps.ts'
import { takePicture } from '../picture.ts'
import { signInAs } from '../sign-in-steps.ts'
import { test } from '../test.ts'

const email = 'agathe.essai@courriel.example'
const password = 'trois pommes et un mouton bleu'
let key = ''
let recoveryCodes: string[] = []

/** Each journey needs the person that the one before made. */
test.describe.configure({ mode: 'serial', timeout: 90_000 })

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

test('the office sends to the sign-in, one press on a demonstration account comes back to the same day', async ({
  page,
}) => {
  await page.goto(`/bureau?date=${day}`)
  await expect(heading(page, 'Espace professionnel')).toBeFocused()
  await expect(page).toHaveURL(/retour=/)
  await expectNoAxeViolations(page)
  await takePicture(page, 'sign-in.png')
  await page.getByRole('button', { name: /Inès Lacaze/ }).press('Enter')
  await expect(page.getByRole('grid')).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`/bureau\\?date=${day}`))
  const account = page.getByRole('region', { name: 'Votre compte' })
  await expect(account).toContainText('Inès Lacaze')
  await expect(account).toContainText('Secrétariat')
  await account.getByRole('button', { name: 'Se déconnecter' }).click()
  await expect(heading(page, 'Espace professionnel')).toBeVisible()
})

test('a way back to another site is left aside', async ({ page }) => {
  await page.goto('/compte/connexion?retour=//ailleurs.example/bureau')
  await page.getByRole('button', { name: /Paul Darrieux/ }).click()
  await expect(heading(page, 'Journal des accès')).toBeVisible()
})

test('an invitation is accepted with a password and a code application; the recovery codes are shown once', async ({
  page,
}) => {
  const link = await invite(page, email, 'Secrétariat')
  await page.context().clearCookies()
  await page.goto(link)
  await expect(heading(page, 'Votre invitation')).toBeFocused()
  await expect(page.getByText('Tient l’agenda de ses lieux')).toBeVisible()
  await page.getByLabel('Mot de passe et code').check()
  key = await keyToType(page)
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Ouvrir mon compte' }).click()
  await expect(page.getByLabel('Votre nom')).toBeFocused()
  await page.getByLabel('Votre nom').fill('Agathe Essai')
  await page.getByLabel('Nouveau mot de passe').fill('court')
  await page.getByLabel('Code à 6 chiffres').fill('000000')
  await page.getByRole('button', { name: 'Ouvrir mon compte' }).click()
  await expect(page.getByLabel('Nouveau mot de passe')).toBeFocused()
  await expect(page.getByText(/^Il faut au moins/)).toBeVisible()
  await page.getByLabel('Nouveau mot de passe').fill(password)
  await page.getByLabel('Code à 6 chiffres').fill(await codeOfApplication(page, key))
  await page.getByRole('button', { name: 'Ouvrir mon compte' }).click()
  await expect(heading(page, 'Vos codes de secours')).toBeFocused()
  recoveryCodes = await page
    .getByRole('list', { name: 'Codes de secours' })
    .getByRole('listitem')
    .allInnerTexts()
  expect(recoveryCodes).toHaveLength(10)
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page.getByLabel('Je les ai gardés')).toBeFocused()
  await page.getByLabel('Je les ai gardés').check()
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page.getByRole('grid')).toBeVisible()
  await page.goto(link)
  await page.reload()
  await expect(heading(page, 'Cette invitation ne marche plus')).toBeVisible()
})

test('a password and a code sign in; a wrong code says how many tries are left', async ({ page }) => {
  await page.goto('/compte/connexion')
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page.getByLabel('E-mail professionnel')).toBeFocused()
  await givePassword(page, email, password)
  await page.getByLabel('Code à 6 chiffres').fill('000000')
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await expect(page.getByLabel('Code à 6 chiffres')).toBeFocused()
  await expect(page.getByText(/essais?/)).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByLabel('Code à 6 chiffres').fill(await codeOfApplication(page, key, 1))
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await expect(page.getByRole('grid')).toBeVisible()
})

test('when no try is left, only the beginning is offered', async ({ page }) => {
  await page.goto('/compte/connexion')
  await givePassword(page, email, password)
  const problem = { type: '', title: '', status: 401, code: 'wrong-code', detail: 'Non.', attemptsLeft: 0 }
  await page.route('**/api/sign-in/second-factor', (route) =>
    route.fulfill({ status: 401, contentType: 'application/problem+json', json: problem }),
  )
  await page.getByLabel('Code à 6 chiffres').fill('000000')
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await expect(page.getByText('c’était le dernier essai')).toBeVisible()
  await expect(page.getByLabel('Code à 6 chiffres')).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Recommencer depuis le début' })).toHaveCount(1)
  await expectNoAxeViolations(page)
})

test('without the phone a recovery code signs in once, and says how many are left', async ({ page }) => {
  await signInWithRecoveryCode(page)
  await expect(heading(page, 'Ma sécurité')).toBeVisible()
  await expect(page.getByText('Il en reste 9')).toBeVisible()
  await expectNoAxeViolations(page)
})

test('new recovery codes want a fresh proof first, and are shown once', async ({ page }) => {
  await signInWithRecoveryCode(page)
  let asked = 0
  await page.route('**/api/my/recovery-codes', (route) => {
    asked += 1
    if (asked > 1) return route.continue()
    const problem = {
      type: '',
      title: '',
      status: 403,
      code: 'proof-needed',
      detail: 'Prouvez qui vous êtes.',
    }
    return route.fulfill({ status: 403, contentType: 'application/problem+json', json: problem })
  })
  const renew = page.getByRole('button', { name: 'Faire dix nouveaux codes' })
  await renew.click()
  const proof = page.getByRole('dialog', { name: /Est-ce bien vous/ })
  await expect(proof).toBeVisible()
  await expectNoAxeViolations(page)
  await page.keyboard.press('Escape')
  await expect(proof).toHaveCount(0)
  await expect(renew).toBeFocused()
  expect(asked).toBe(1)
  asked = 0
  await renew.click()
  await proof.getByLabel('Mot de passe', { exact: true }).fill(password)
  await proof.getByLabel('Code de l’application, ou code de secours').fill(recoveryCodes.pop() ?? '')
  await proof.getByRole('button', { name: 'C’est bien moi' }).click()
  const shown = page.getByRole('dialog', { name: 'Vos codes de secours' })
  await expect(shown).toBeVisible()
  await expectNoAxeViolations(page)
  recoveryCodes = await shown.getByRole('list').getByRole('listitem').allInnerTexts()
  expect(recoveryCodes).toHaveLength(10)
  await shown.getByLabel('Je les ai gardés').check()
  await shown.getByRole('button', { name: 'Continuer' }).click()
  await expect(page.getByText('Il en reste 10')).toBeVisible()
})

test('what is opened in my security takes the focus, and gives it back when it closes', async ({ page }) => {
  await signInWithRecoveryCode(page)
  for (const [opener, first] of [
    ['Changer le mot de passe', 'Mot de passe actuel'],
    ['Changer de téléphone ou d’application', 'Code à 6 chiffres'],
    ['Ajouter une clé d’accès', 'Nom de cette clé'],
  ] as const) {
    const open = page.getByRole('button', { name: opener })
    if ((await open.count()) === 0) continue
    await open.click()
    await expect(page.getByLabel(first)).toBeFocused()
    await expect(open).toHaveCount(0)
    await page.getByRole('button', { name: 'Ne rien faire' }).click()
    await expect(open).toBeFocused()
  }
})

test('on the members’ page the focus goes to what was done, or back to what opened the panel', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 640 })
  await signInAs(page, 'administrator')
  await page.goto('/compte/membres')
  for (const name of ['Inviter quelqu’un', 'Modifier le rôle d’Inès Lacaze']) {
    const open = page.getByRole('button', { name })
    await open.click()
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeFocused()
    await page.getByRole('button', { name: 'Ne rien faire' }).click()
    await expect(open).toBeFocused()
  }
  await invite(page, 'colette.essai@courriel.example', 'Auditeur')
  await expectSaid(page, 'L’invitation est partie.')
  await page.getByRole('button', { name: /colette\.essai/ }).click()
  await expectSaid(page, 'L’invitation est annulée')
  await page.getByRole('button', { name: 'Inviter quelqu’un' }).click()
  await expect(page.getByText('L’invitation est annulée')).toHaveCount(0)
})

test('a request for one’s rights, and the panel that records one, give the focus back', async ({ page }) => {
  await signInAs(page, 'administrator')
  await page.goto('/compte/droits')
  const record = page.getByRole('button', { name: 'Enregistrer une demande' })
  await record.click()
  await expect(page.getByRole('heading', { name: 'Demande reçue hors ligne' })).toBeFocused()
  await page.getByRole('button', { name: 'Ne rien faire' }).click()
  await expect(record).toBeFocused()
})

test('a session is closed from another one, and its office closes with it', async ({ page, browser }) => {
  const elsewhere = await browser.newContext()
  const other = await elsewhere.newPage()
  const base = new URL(page.url() === 'about:blank' ? (process.env.MAILLAGE_E2E_ADDRESS ?? '') : page.url())
  await signInWithRecoveryCode(other, base.origin)
  await other.goto(`${base.origin}/bureau?date=${day}`)
  await expect(other.getByRole('grid')).toBeVisible()
  await signInWithRecoveryCode(page)
  await page.getByRole('button', { name: 'Fermer toutes les autres' }).click()
  await expect(page.getByText('Seule cette session reste ouverte.')).toBeVisible()
  await other.keyboard.press('j')
  await expect(heading(other, 'Espace professionnel')).toBeVisible()
  await elsewhere.close()
})

test('a passkey is made with an invitation, and signs in alone', async ({ page, baseURL }) => {
  const site = `http://localhost:${new URL(baseURL ?? '').port}`
  const link = await invite(page, 'basile.essai@courriel.example', 'Auditeur')
  await page.context().clearCookies()
  await givePasskeyDevice(page)
  await page.goto(site + link)
  await page.getByLabel('Votre nom').fill('Basile Essai')
  await page.getByLabel('Nom de cette clé').fill('poste d’essai')
  await page.getByRole('button', { name: 'Ouvrir mon compte' }).click()
  await expect(heading(page, 'Journal des accès')).toBeVisible()
  await page.goto(`${site}/compte/securite`)
  await expect(page.getByText('poste d’essai')).toBeVisible()
  await page.getByRole('button', { name: 'Se déconnecter' }).click()
  await page.getByRole('button', { name: /Clé d’accès/ }).click()
  await expect(heading(page, 'Journal des accès')).toBeVisible()
})

test('a forgotten password is chosen anew with the link and a code', async ({ page }) => {
  await page.goto('/compte/connexion')
  await page.getByRole('link', { name: /Mot de passe oublié/ }).click()
  await expect(heading(page, 'Mot de passe oublié')).toBeFocused()
  await page.getByLabel('E-mail professionnel').fill(email)
  await page.getByRole('button', { name: 'Recevoir le lien' }).click()
  await expect(heading(page, 'Regardez vos messages')).toBeFocused()
  await expectNoAxeViolations(page)
  await expect(async () => expect(await linkSentTo(page, email)).toContain('/compte/mot-de-passe#')).toPass()
  await page.goto(await linkSentTo(page, email))
  await page.reload()
  await expect(heading(page, 'Choisir un mot de passe')).toBeFocused()
  await expectNoAxeViolations(page)
  await page.getByLabel('Nouveau mot de passe').fill('quatre poires et une chèvre rouge')
  await page.getByLabel('Code de l’application, ou code de secours').fill(recoveryCodes.pop() ?? '')
  await page.getByRole('button', { name: 'Changer le mot de passe' }).click()
  await expect(heading(page, 'Le mot de passe est changé')).toBeFocused()
})

test('a role that is taken away closes the office of its member', async ({ page, browser, baseURL }) => {
  const theirs: BrowserContext = await browser.newContext()
  const member = await theirs.newPage()
  const site = baseURL ?? ''
  await member.goto(`${site}/compte/connexion`)
  await givePassword(member, email, 'quatre poires et une chèvre rouge')
  await giveRecoveryCode(member)
  await member.getByRole('button', { name: 'Continuer' }).click()
  await expect(member.getByRole('grid')).toBeVisible()
  await signInAs(page, 'administrator')
  await page.goto('/compte/membres')
  await page.getByRole('button', { name: 'Retirer le rôle d’Agathe Essai' }).click()
  await expect(page.getByRole('dialog')).toContainText('ses sessions se ferment')
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Retirer ce rôle' }).click()
  await expect(page.getByText('Le rôle est retiré.')).toBeVisible()
  await expect(page.getByText('Agathe Essai')).toHaveCount(0)
  await member.reload()
  await expect(heading(member, 'Espace professionnel')).toBeVisible()
  await theirs.close()
})

test('too many tries close the door for a while, with a countdown', async ({ page }) => {
  await page.route('**/api/sign-in/password', (route) =>
    route.fulfill({
      status: 429,
      contentType: 'application/problem+json',
      json: {
        type: '',
        title: '',
        status: 429,
        code: 'sign-in-locked',
        detail: 'Trop d’essais.',
        waitSeconds: 2,
      },
    }),
  )
  await page.goto('/compte/connexion')
  await page.getByLabel('E-mail professionnel').fill(email)
  await page.getByLabel('Mot de passe', { exact: true }).fill('x')
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page.getByText('La connexion est fermée un moment')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Continuer' })).toBeDisabled()
  await expectNoAxeViolations(page)
  await expect(page.getByRole('button', { name: 'Continuer' })).toBeEnabled({ timeout: 5_000 })
})

for (const [role, path, title] of [
  ['administrator', '/compte/membres', 'Membres et rôles'],
  ['auditor', '/compte/journal', 'Journal des accès'],
  ['auditor', '/compte/droits', 'Droits des personnes'],
  ['administrator', '/compte/sauvegardes', 'Sauvegardes'],
  ['secretary', '/compte/securite', 'Ma sécurité'],
] as const) {
  test(`${title}: focus on the title, no violation, no sideways scroll; another role is told that it is closed`, async ({
    page,
  }) => {
    await signInAs(page, role)
    await page.goto(path)
    await expect(heading(page, title)).toBeFocused()
    await expect(heading(page, title)).toHaveCSS('outline-style', 'none')
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
    await expectNoAxeViolations(page)
    if (path === '/compte/membres') await takePicture(page, 'members.png')
    await expectNoSidewaysScroll(page)
    await expectNoAxeViolations(page)
    if (role === 'secretary') return
    await signInAs(page, 'planner')
    await page.goto(path)
    await expect(heading(page, 'Votre rôle n’ouvre pas cette page.')).toBeVisible()
  })
}

test('a silent server is told: longer than usual, then given up, with a way to try again', async ({
  page,
}) => {
  await signInAs(page, 'administrator')
  const silent = '**/api/members'
  await page.route(silent, () => undefined)
  await page.goto('/compte/membres')
  await expect(page.getByText('C’est plus long que d’habitude.')).toBeVisible({ timeout: 4_000 })
  await expect(page.getByText('Le service ne répond pas.')).toBeVisible({ timeout: 14_000 })
  await page.unroute(silent)
  await page.getByRole('button', { name: 'Essayer encore' }).click()
  await expect(page.getByRole('table')).toBeVisible()
  await page.route('**/api/network', () => undefined)
  await page.reload()
  await expect(page.getByText('C’est plus long que d’habitude.')).toBeVisible({ timeout: 4_000 })
})

test('a server that is away is told within three seconds', async ({ page }) => {
  await signInAs(page, 'administrator')
  await page.route('**/api/members', (route) => route.abort())
  await page.goto('/compte/membres')
  await expect(heading(page, 'Membres et rôles')).toBeVisible()
  await expect(page.getByText('Le service ne répond pas.')).toBeVisible({ timeout: 3_000 })
})

test('the filters of the log stand in the address, and the file for a spreadsheet follows them', async ({
  page,
}) => {
  await signInAs(page, 'auditor')
  await page.goto('/compte/journal')
  await page.getByRole('button', { name: 'Vérifier maintenant' }).click()
  await expect(page.getByText('La chaîne a été relue.')).toBeVisible()
  await page.getByLabel('Quoi', { exact: true }).selectOption({ index: 1 })
  await expect(page).toHaveURL(/action=/)
  const file = page.getByRole('link', { name: 'Télécharger en CSV' })
  await expect(file).toHaveAttribute('href', /action=/)
  const csv = await page.request.get((await file.getAttribute('href')) ?? '')
  expect(csv.headers()['content-type']).toContain('text/csv')
  await page.goBack()
  await expect(page).not.toHaveURL(/action=/)
})

/** What was done is under the eyes, and holds the focus. */
async function expectSaid(page: Page, sentence: string): Promise<void> {
  const said = page.locator('.said').filter({ hasText: sentence })
  await expect(said).toBeFocused()
  await expect(said).toBeInViewport({ ratio: 1 })
}

async function giveRecoveryCode(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Je n’ai pas mon téléphone' }).click()
  await page.getByLabel('Code de secours').fill(recoveryCodes.pop() ?? '')
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await expect(heading(page, /de secours\.$/)).toBeFocused()
}

/** Signs in without the phone; ends on the page of one's security. */
async function signInWithRecoveryCode(page: Page, site = ''): Promise<void> {
  await page.goto(`${site}/compte/connexion`)
  await givePassword(page, email, password)
  await giveRecoveryCode(page)
  await page.getByRole('button', { name: 'Voir ma sécurité' }).click()
  await expect(heading(page, 'Ma sécurité')).toBeVisible()
}
