import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ROLES, type Role } from '@maillage/core/access/roles.ts'
import { describe, expect, it } from 'vitest'
import { accessDocument } from './access-document.ts'
import { accessTable, accessTables } from './access-table.ts'

const features = fileURLToPath(new URL('./features/', import.meta.url))

async function sourcesOf(ending: RegExp): Promise<{ file: string; text: string }[]> {
  const files = (await readdir(features, { recursive: true })).filter(
    (file) => ending.test(file) && !file.endsWith('.test.ts'),
  )
  return Promise.all(
    files.map(async (file) => ({ file, text: await readFile(join(features, file), 'utf8') })),
  )
}

/** The operations that a role reaches, other than those open to all. */
const reachedBy = (role: Role): string[] =>
  Object.entries(accessTable)
    .filter(([, access]) => !access.public && access[role] !== 'none')
    .map(([name]) => name)

describe('the table of access', () => {
  it('holds every access table of the features', async () => {
    const names = (await sourcesOf(/\.access\.ts$/)).map(
      ({ text }) => /export const (\w+Access) =/.exec(text)?.[1],
    )
    const table = await readFile(new URL('./access-table.ts', import.meta.url), 'utf8')
    for (const name of names) expect(table, `${name} is missing from accessTables`).toContain(`: ${name}`)
  })

  it('has a row for every action and reading, taken from there', async () => {
    const sources = await sourcesOf(/\.ts$/)
    const operations = sources.flatMap(({ file, text }) =>
      [
        ...text.matchAll(/define(?:Action|Reading)(?:<[\s\S]*?>)?\(\{\s*name: '([^']+)',\s*access: (.+),/g),
      ].map(([, name, access]) => ({ file, name: name ?? '', access: access ?? '' })),
    )
    const definitions = sources.reduce(
      (sum, { text }) => sum + (text.match(/define(?:Action|Reading)(?:<[\s\S]*?>)?\(\{/g)?.length ?? 0),
      0,
    )
    expect(operations).toHaveLength(definitions)
    expect(definitions).toBeGreaterThan(30)
    for (const { file, name, access } of operations) {
      expect(Object.keys(accessTable), `${file}: ${name}`).toContain(name)
      expect(access, file).toMatch(new RegExp(`^\\w+Access\\[?\\.?'?${name}'?\\]?$`))
    }
  })

  it('names each operation once', () => {
    const names = Object.values(accessTables).flatMap((table) => Object.keys(table))
    expect(new Set(names).size).toBe(names.length)
  })

  it('is the one of docs/access.md: `npm run access` writes it again, a reviewer reads what changed', async () => {
    const document = await readFile(new URL('../../docs/access.md', import.meta.url), 'utf8')
    expect(document).toBe(accessDocument())
  })
})

describe('whoever plans, audits or administers', () => {
  const NAMES_A_PATIENT = /patient|appointment|office-day|book|record|hold/
  it.each(['planner', 'coordinator', 'regulator'] as const)(
    'as %s reaches nothing that names a patient',
    (role) => {
      expect(reachedBy(role).filter((name) => NAMES_A_PATIENT.test(name))).toEqual([])
    },
  )
  it.each(ROLES.filter((role) => role === 'patient' || role === 'relative'))(
    'a %s reaches nothing but their own record and account',
    (role) => {
      for (const name of reachedBy(role)) expect(['own-record', 'self']).toContain(accessTable[name]?.[role])
    },
  )
  it('administers without reading the day, the record or the traces', () => {
    for (const name of ['read-office-day', 'find-patients', 'book-at-office'])
      expect(accessTable[name]?.administrator).toBe('none')
  })
})
