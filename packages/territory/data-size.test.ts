import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const MOST_BYTES = 6_000_000
const folder = fileURLToPath(new URL('../../data', import.meta.url))

it('the data of the whole country weigh less than 6 MB', () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0)
  expect(files.length).toBeGreaterThan(10)
  expect(bytes).toBeGreaterThan(3_000_000)
  expect(bytes).toBeLessThan(MOST_BYTES)
})
