import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** A small project in which every rule of `.dependency-cruiser.cjs` is broken once, and some neighbours are allowed. */
const files: Record<string, string> = {
  'packages/core/a.ts': "import { b } from './b.ts'\nexport const a = b",
  'packages/core/b.ts': "import { a } from './a.ts'\nexport const b = a",
  'packages/core/lost.ts': "import { x } from './nowhere.ts'\nexport const lost = x",
  'packages/core/reads-a-file.ts': "import { readFileSync } from 'node:fs'\nexport const read = readFileSync",
  'packages/core/knows-the-database.ts': "import type pg from 'pg'\nexport type Client = pg.Client",
  'packages/core/reads-a-file.test.ts':
    "import { readFileSync } from 'node:fs'\nexport const read = readFileSync",
  'packages/territory/uses-core.ts':
    "import type { lost } from '../core/lost.ts'\nexport type Lost = typeof lost",
  'packages/contract/reaches-the-server.ts':
    "import { db } from '../server/platform/db.ts'\nexport const reached = db",
  'packages/server/platform/db.ts': 'export const db = 1',
  'packages/server/platform/reaches-a-feature.ts':
    "import { bookSlot } from '../features/booking/book-slot.ts'\nexport const reached = bookSlot",
  'packages/server/features/booking/book-slot.ts':
    "import { find } from './booking.queries.ts'\nexport const bookSlot = find",
  'packages/server/features/booking/booking.queries.ts': 'export const find = 1',
  'packages/server/features/booking/booking.access.ts': 'export const access = 1',
  'packages/server/features/office/open-day.ts':
    "import { bookSlot } from '../booking/book-slot.ts'\nexport const openDay = bookSlot",
  'packages/server/features/office/takes-a-query.ts':
    "import { find } from '../booking/booking.queries.ts'\nexport const taken = find",
  'packages/server/features/office/takes-a-type-of-access.ts':
    "import type { access } from '../booking/booking.access.ts'\nexport type Taken = typeof access",
  'packages/server/fhir/maps-an-action.ts':
    "import { bookSlot } from '../features/booking/book-slot.ts'\nexport const mapped = bookSlot",
  'packages/server/fhir/asks-the-database.ts': "import pg from 'pg'\nexport const client = pg.Client",
  'packages/web/reads-a-file.ts': "import { readFileSync } from 'node:fs'\nexport const read = readFileSync",
  'packages/web/reaches-the-server.ts':
    "import { db } from '../server/platform/db.ts'\nexport const reached = db",
  'packages/web/reads-the-contract.ts':
    "import { reached } from '../contract/reaches-the-server.ts'\nexport const r = reached",
  'packages/server/undeclared.ts': "import { z } from 'zod'\nexport const parse = z",
  'packages/server/test-tool-at-run-time.ts': "import { test } from 'vitest'\nexport const tool = test",
}

let violations: string[] = []
let folder = ''

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'maillage-rules-')))
  const manifest = { name: 'rules', dependencies: { pg: '*' }, devDependencies: { vitest: '*' } }
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest))
  await writeFile(
    join(folder, 'tsconfig.json'),
    '{"compilerOptions":{"module":"NodeNext","allowImportingTsExtensions":true}}',
  )
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  violations = await cruise(folder)
}, 60_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the rules of the architecture', () => {
  it.each([
    ['no-cycles', 'packages/core/a.ts'],
    ['everything-resolves', 'packages/core/lost.ts'],
    ['pure-packages-do-no-io', 'packages/core/reads-a-file.ts'],
    ['pure-packages-import-pure-packages', 'packages/core/knows-the-database.ts'],
    ['contract-is-shared', 'packages/contract/reaches-the-server.ts'],
    ['server-is-not-a-library', 'packages/contract/reaches-the-server.ts'],
    ['platform-knows-no-feature', 'packages/server/platform/reaches-a-feature.ts'],
    ['features-meet-through-actions', 'packages/server/features/office/takes-a-query.ts'],
    ['features-meet-through-actions', 'packages/server/features/office/takes-a-type-of-access.ts'],
    ['fhir-is-mapping-only', 'packages/server/fhir/asks-the-database.ts'],
    ['web-runs-in-a-browser', 'packages/web/reads-a-file.ts'],
    ['web-imports-the-contract', 'packages/web/reaches-the-server.ts'],
    ['no-undeclared-package', 'packages/server/undeclared.ts'],
    ['no-development-package-at-run-time', 'packages/server/test-tool-at-run-time.ts'],
  ])('%s refuses %s', (rule, file) => {
    expect(violations).toContain(`${rule} ${file}`)
  })

  it.each([
    'packages/core/reads-a-file.test.ts',
    'packages/territory/uses-core.ts',
    'packages/server/features/office/open-day.ts',
    'packages/server/features/booking/book-slot.ts',
    'packages/server/fhir/maps-an-action.ts',
    'packages/web/reads-the-contract.ts',
  ])('nothing is said against %s', (file) => {
    expect(violations.filter((violation) => violation.endsWith(` ${file}`))).toEqual([])
  })
})

function cruise(cwd: string): Promise<string[]> {
  const tool = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const words = [tool, '--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', 'packages']
  return new Promise((resolve, reject) => {
    execFile(process.execPath, words, { cwd, maxBuffer: 64 * 2 ** 20 }, (error, output) => {
      if (output === '') return reject(error ?? new Error('dependency-cruiser said nothing'))
      const found = JSON.parse(output).summary.violations as { rule: { name: string }; from: string }[]
      resolve(found.map((violation) => `${violation.rule.name} ${violation.from}`))
    })
  })
}
