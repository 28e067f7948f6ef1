import { expect, type Page } from '@playwright/test'

/** Apart for each process: a worker that starts again after a failure makes other people. */
let person = 1000 + ((process.pid * 50) % 8000)

/** Someone new each time: a name that could break a form, and a mobile of the range kept for fiction. */
export function newPerson() {
  person += 1
  const digits = String(person)
  return {
    given: 'Odette',
    birth: `D’Exemple-${[...digits].map((digit) => 'ABCDEFGHIJ'[Number(digit)]).join('')}`,
    mobile: `06 39 98 ${digits.slice(0, 2)} ${digits.slice(2)}`,
  }
}

/** From the home page to the results, near Lectoure. */
export async function search(page: Page, words = 'plus de médicaments'): Promise<void> {
  await page.getByRole('combobox', { name: /Pour quoi/ }).fill(words)
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: /Depuis quelle commune/ }).fill('lectou')
  await expect(page.getByRole('option', { name: /Lectoure/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await page
    .getByRole('button', { name: 'Voir les rendez‑vous' })
    .or(page.getByRole('button', { name: 'Voir les rendez-vous' }))
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Le plus tôt')
}

/** Who comes, typed into the form or left to the test to send. */
export async function fillIdentity(page: Page, who: ReturnType<typeof newPerson>): Promise<void> {
  await page.getByLabel('Prénom', { exact: true }).fill(who.given)
  await page.getByLabel('Nom de naissance').fill(who.birth)
  await page.getByLabel('Jour').fill('14')
  await page.getByLabel('Mois').fill('3')
  await page.getByLabel('Année').fill('1943')
  await page.getByLabel('Mobile ou e-mail').fill(who.mobile)
}

/** The birth date that every person here has, on the page of a message's link. */
export async function proveIdentity(page: Page): Promise<void> {
  await page.getByLabel('Jour').fill('14')
  await page.getByLabel('Mois').fill('3')
  await page.getByLabel('Année').fill('1943')
  await page.getByRole('button', { name: 'Continuer' }).click()
}

/** The body of the last message to a mobile, once it is there. */
export async function lastMessage(page: Page, mobile: string): Promise<string> {
  const ending = mobile.replaceAll(' ', '').slice(1)
  let body = ''
  await expect(async () => {
    const { items } = (await (await page.request.get('/api/dev/messages')).json()) as {
      items: { recipient: string; body: string }[]
    }
    body = items.find((item) => item.recipient.endsWith(ending))?.body ?? ''
    expect(body).not.toBe('')
  }).toPass()
  return body
}

/** Books the first slot for someone new; ends on the confirmation. */
export async function book(page: Page): Promise<ReturnType<typeof newPerson>> {
  const who = newPerson()
  await page.goto('/')
  await search(page)
  await page.locator('.slot').first().click()
  await fillIdentity(page, who)
  await page.getByRole('button', { name: 'Recevoir le code' }).click()
  await expect(page.getByLabel('Code à 6 chiffres')).toBeVisible()
  const code = /\d{6}/.exec(await lastMessage(page, who.mobile))?.[0] ?? ''
  await page.getByLabel('Code à 6 chiffres').fill(code)
  await page.getByRole('button', { name: 'Confirmer le rendez-vous' }).click()
  await expect(page.getByText('C’est noté')).toBeVisible()
  return who
}
