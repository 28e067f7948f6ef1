import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test as base } from '@playwright/test'
import { expectNoAxeViolations } from '../accessibility.ts'
import { expectNoSidewaysScroll, keyToType } from '../account-steps.ts'
import { codeOfApplication } from '../authenticator.ts'
import { type RunningServer, startRealServer } from '../server.ts'

/** The address of the server of these journeys, once it is started. */
const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from this pattern
  baseURL: async ({}, use) => use(server?.address),
})

test.describe.configure({ mode: 'serial', timeout: 60_000 })

const root = fileURLToPath(new URL('../..', import.meta.url))
const run = promisify(execFile)

let folder: string
let environment: Record<string, string>
let server: RunningServer | undefined

/** `maillage …` with the settings of this server: what it prints, and its exit code. */
async function maillage(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const asked = run(process.execPath, ['packages/cli/main.ts', ...words], {
    cwd: root,
    env: { ...process.env, ...environment },
  })
  return asked.then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    (failed: { code: number; stdout: string; stderr: string }) => ({
      code: failed.code,
      out: failed.stdout,
      err: failed.stderr,
    }),
  )
}

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maillage-first-network-'))
  environment = {
    NODE_ENV: 'production',
    MAILLAGE_DATA: join(folder, 'data'),
    MAILLAGE_PUBLIC_URL: 'http://127.0.0.1',
    DATABASE_URL: '',
    MAILLAGE_NOW: '',
    MAILLAGE_MAIL: 'none',
  }
})
test.afterAll(async () => {
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

test('in production nothing starts without a network, and one is made by a command', async () => {
  const refused = await maillage('serve', '--port', '0')
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('network create')])
  const made = await maillage(
    ...[
      'network',
      'create',
      '--slug',
      'essai',
      '--name',
      'Centres de santé d’essai',
      '--short-name',
      'Essai',
    ],
    ...[
      '--phone',
      '05 36 49 12 20',
      '--hours-fr',
      'en semaine',
      '--hours-en',
      'weekdays',
      '--departements',
      '32',
    ],
  )
  expect([made.code, made.out]).toEqual([0, expect.stringContaining('est créé')])
  server = await startRealServer(environment)
})

test('a patient reads that booking has not begun, and whom to call', async ({ page }) => {
  await page.goto('/')
  await expect(
    page.getByRole('heading', { name: 'Les rendez-vous en ligne n’ont pas encore commencé' }),
  ).toBeVisible()
  await expect(page.getByRole('main').getByRole('link', { name: 'Appeler le 05 36 49 12 20' })).toBeVisible()
  await expect(page.getByText('Bientôt en ligne')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Voir les rendez-vous' })).toHaveCount(0)
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
})

test('the first administrator comes in by the link of a command, and reads what comes next', async ({
  page,
}) => {
  const { out } = await maillage('account', 'invite', '--email', 'premiere@exemple.fr')
  const token = /#[\w-]{43}/.exec(out)?.[0] ?? 'no token'
  await page.goto(`/compte/invitation${token}`)
  await page.getByLabel('Votre nom').fill('Camille Exemple')
  await page.getByLabel('Mot de passe et code').check()
  await page.getByLabel('Nouveau mot de passe').fill('quatre vaches et un train')
  await page.getByLabel('Code à 6 chiffres').fill(await codeOfApplication(page, await keyToType(page)))
  await page.getByRole('button', { name: 'Ouvrir mon compte' }).click()
  await page.getByLabel('Je les ai gardés').check()
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page.getByRole('heading', { name: 'Membres et rôles' })).toBeVisible()
  await expect(page.getByText('Ce réseau n’a pas encore de lieu de soins')).toBeVisible()
  await expectNoAxeViolations(page)
  await page.goto('/bureau')
  await expect(page.getByRole('heading', { name: 'Votre rôle n’ouvre pas le bureau' })).toBeVisible()
})

test('places come from one file, and may be booked', async ({ page }) => {
  // While the server rests: it reads its places again within half a minute, and a test does not wait for that.
  await server?.stop()
  const done = await maillage('network', 'import', 'docs/guides/examples/network.json')
  expect([done.code, done.out]).toEqual([0, expect.stringContaining('2 lieux')])
  server = await startRealServer(environment)
  await page.goto(server.address)
  await expect(page.getByText('2 lieux de soins')).toBeVisible()
  await page.getByRole('combobox', { name: /Pour quoi/ }).fill('pansement')
  await page
    .getByRole('option', { name: /pansement/ })
    .first()
    .click()
  await page.getByRole('combobox', { name: /commune/ }).fill('Fleurance')
  await page
    .getByRole('option', { name: /Fleurance/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Voir les rendez-vous' }).click()
  await expect(page.getByText('Sacha E.').first()).toBeVisible()
})
