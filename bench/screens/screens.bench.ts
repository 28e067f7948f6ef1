import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { browserLaunchOptions, unpackBrowser } from '../../e2e/browser.ts'
import { lastMessage, newPerson } from '../../e2e/patient-steps.ts'
import { startRealServer } from '../../e2e/server.ts'
import { type BenchResult, percentile, timingOf } from '../frame.ts'
import { followVitals, type Vitals } from './vitals.ts'

const ROUNDS = 5
/** Time to look at the page: the largest paint is known, and the next screens are on their way. */
const PAUSE_MS = 1500
const HOME = 'first load of the home page'

/**
 * What a small phone feels on the patient's way from the home page to the confirmation: 360x640, processor slowed 4 times,
 * 1.6 Mb/s, 150 ms of latency, an empty cache at each round. Medians of the rounds; the slowest for INP.
 */
export async function run(): Promise<BenchResult> {
  await unpackBrowser()
  const folder = await mkdtemp(join(tmpdir(), 'maillage-screens-'))
  const server = await startRealServer({
    MAILLAGE_DATA: folder,
    MAILLAGE_NOW: '2027-01-11T08:00:00+01:00',
    DATABASE_URL: '',
  })
  const browser = await chromium.launch(browserLaunchOptions())
  try {
    const rounds: Vitals[] = []
    for (let round = -1; round < ROUNDS; round++) {
      const vitals = await bookOnSmallPhone(browser, server.address)
      if (round >= 0) rounds.push(vitals)
    }
    const median = (of: (vitals: Vitals) => number) => middle(rounds.map(of))
    const inps = rounds.flatMap((vitals) => vitals.interactionsMs)
    const budget = (what: string, ratio: number, most: number) => ({
      what,
      ratio,
      target: { rule: 'at-most' as const, ratio: most },
    })
    return {
      name: 'screens',
      workload: {
        'small phone': '360x640, processor slowed 4 times, 1.6 Mb/s, 150 ms, empty cache',
        way: 'home, results, identity, code, confirmation',
        'booked each time': ROUNDS,
      },
      timings: {
        [`${HOME}: largest paint`]: timingOf(rounds.map((vitals) => vitals.largestPaintMs)),
        'slot search, from the press to the answer shown': timingOf(rounds.map((vitals) => vitals.searchMs)),
      },
      figures: { interactions: inps.length, 'interactions, median ms': middle(inps) },
      verdicts: [
        budget('JavaScript of the first load, kB gzip', median((vitals) => vitals.scriptBytes) / 1000, 150),
        budget('CSS of the first load, kB gzip', median((vitals) => vitals.styleBytes) / 1000, 20),
        budget('LCP of the first load, s', median((vitals) => vitals.largestPaintMs) / 1000, 2.5),
        budget(
          'INP, the slowest interaction of a way, median of the ways, ms',
          median((vitals) => Math.max(...vitals.interactionsMs)),
          200,
        ),
        budget(
          'CLS over the whole way',
          median((vitals) => vitals.layoutShift),
          0.05,
        ),
      ],
    }
  } finally {
    await browser.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function bookOnSmallPhone(browser: Browser, address: string): Promise<Vitals> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 640 },
    hasTouch: true,
    isMobile: true,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    baseURL: address,
  })
  try {
    const page = await context.newPage()
    const vitals = await followVitals(page)
    await page.goto('/')
    await page.getByRole('combobox', { name: /Pour quoi/ }).waitFor()
    vitals.endFirstLoad()
    await page.waitForTimeout(PAUSE_MS)
    const searchMs = await searchByTouch(page)
    await page.locator('.slot').first().tap()
    await confirmByTouch(page)
    return { ...(await vitals.read()), searchMs }
  } finally {
    await context.close()
  }
}

async function searchByTouch(page: Page): Promise<number> {
  await page.getByRole('combobox', { name: /Pour quoi/ }).tap()
  await page.keyboard.type('plus de médicaments')
  await page.getByRole('option').first().tap()
  await page.getByRole('combobox', { name: /Depuis quelle/ }).tap()
  await page.keyboard.type('lect')
  await page.getByRole('option').first().tap()
  const pressed = performance.now()
  await page.getByRole('button', { name: 'Voir les rendez-vous' }).tap()
  await page.locator('.slot').first().waitFor()
  return performance.now() - pressed
}

async function confirmByTouch(page: Page): Promise<void> {
  const who = newPerson()
  const type = async (label: string, text: string) => {
    await page.getByLabel(label, { exact: true }).tap()
    await page.keyboard.type(text)
  }
  await type('Prénom', who.given)
  await type('Nom de naissance', who.birth)
  await type('Jour', '15')
  await type('Mois', '3')
  await type('Année', '1951')
  await type('Mobile ou e-mail', who.mobile)
  await page.getByRole('button', { name: 'Recevoir le code' }).tap()
  await page.getByLabel('Code à 6 chiffres').waitFor()
  const code = /\d{6}/.exec(await lastMessage(page, who.mobile))?.[0] ?? ''
  await type('Code à 6 chiffres', code)
  await page.getByRole('button', { name: 'Confirmer le rendez-vous' }).tap()
  await page.getByText('C’est noté').waitFor()
}

function middle(values: number[]): number {
  return percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  )
}
