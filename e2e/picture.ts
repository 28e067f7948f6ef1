import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'

const pictures = new URL('../docs/pictures/', import.meta.url)
const results = new URL('../test-results/', import.meta.url)

/**
 * Takes a picture for the documentation. A picture that is already there is replaced only when `MAILLAGE_PICTURES` is
 * set, so that a run of the tests leaves the clone as it was.
 */
export async function takePicture(page: Page, name: string): Promise<void> {
  const known = fileURLToPath(new URL(name, pictures))
  const keep = existsSync(known) && !process.env.MAILLAGE_PICTURES
  await page.screenshot({ path: keep ? fileURLToPath(new URL(name, results)) : known })
}
