import { defineConfig } from '@playwright/test'
import { browserLaunchOptions } from './browser.ts'

/**
 * The journeys share one server and one database, started by `global-setup.ts`: they run one after the other, in the
 * order of their file names, and each makes the patients that it needs.
 */
export default defineConfig({
  testDir: '.',
  testMatch: '{journeys,planning}/**/*.spec.ts',
  globalSetup: './global-setup.ts',
  outputDir: '../test-results',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    browserName: 'chromium',
    launchOptions: browserLaunchOptions(),
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
})
