import { expect, type Page } from '@playwright/test'
import { expectNoAxeViolations } from '../accessibility.ts'
import { test } from '../test.ts'

const mobile = '06 39 98 77 31'

/** Presses Tab until the focus is on an element of that role and name, as a person without a mouse does. */
async function tabTo(
  page: Page,
  role: 'button' | 'textbox' | 'combobox' | 'radio',
  name: RegExp,
): Promise<void> {
  const target = page.getByRole(role, { name }).first()
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 60; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reaches ${role} ${name}`)
}

async function codeSentTo(page: Page): Promise<string> {
  let code = ''
  await expect(async () => {
    const { items } = (await (await page.request.get('/api/dev/messages')).json()) as {
      items: { recipient: string; body: string }[]
    }
    const message = items.find((item) => item.recipient.endsWith(mobile.replaceAll(' ', '').slice(1)))
    code = /\d{6}/.exec(message?.body ?? '')?.[0] ?? ''
    expect(code).not.toBe('')
  }).toPass()
  return code
}

test('a daughter books for her father with the keyboard alone', async ({ page }) => {
  await page.goto('/')
  await tabTo(page, 'combobox', /Pour quoi/)
  await page.keyboard.type('ordonance')
  await page.keyboard.press('Enter')
  await tabTo(page, 'combobox', /Depuis quelle commune/)
  await page.keyboard.type('32500')
  await expect(page.getByRole('option', { name: /Fleurance/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await tabTo(page, 'radio', /Pour moi/)
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'Pour un proche' })).toBeChecked()
  await tabTo(page, 'button', /Voir les rendez-vous/)
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await tabTo(page, 'button', /centre de santé.*minutes? en voiture/i)
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await tabTo(page, 'combobox', /Vous êtes/)
  await page.keyboard.type('sa fille')
  await expect(page.getByRole('combobox', { name: 'Vous êtes' })).toHaveValue('child')
  for (const [field, value] of [
    [/Son prénom/, 'Marcel'],
    [/Son nom de naissance/, 'D’Exemple'],
    [/Jour/, '29'],
    [/Mois/, '2'],
    [/Année/, '1948'],
    [/mobile ou e-mail/, mobile],
  ] as const) {
    await tabTo(page, 'textbox', field)
    await page.keyboard.type(value)
  }
  await expectNoAxeViolations(page)
  await page.keyboard.press('Enter')

  await expect(page.getByRole('textbox', { name: 'Code à 6 chiffres' })).toBeFocused()
  await page.keyboard.type(await codeSentTo(page))
  await page.keyboard.press('Enter')
  await expect(page.getByText('C’est noté')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})
