import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const rows = readFileSync(join(root, 'GLOSSARY.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )

function sourcesOf(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|tsx|sql)$/.test(file) && !/node_modules|dist|\.test\./.test(file))
    .map((file) => readFileSync(join(root, folder, file), 'utf8'))
}

const code = ['packages/server', 'packages/core', 'packages/contract', 'scenarios']
  .flatMap(sourcesOf)
  .join('\n')

test('the glossary has its terms', () => {
  expect(rows.length).toBeGreaterThan(15)
})

test.each(rows)('%s is used in the code and explained in French', (term, french) => {
  expect(new RegExp(`\\b${term?.replaceAll('`', '')}\\b`).test(code)).toBe(true)
  expect(french).not.toBe('')
})
