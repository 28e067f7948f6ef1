import { test as base } from '@playwright/test'

/** Playwright's `test`, with the address of the server that `global-setup.ts` started as base address. */
export const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from this pattern
  baseURL: async ({}, use) => {
    const address = process.env.MAILLAGE_E2E_ADDRESS
    if (!address)
      throw new Error('The server was not started: run the journeys with e2e/playwright.config.ts.')
    await use(address)
  },
})
