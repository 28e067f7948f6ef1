import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { actionSentence, auditedActions } from '../packages/core/audit/action-sentences.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Every place where a line of the audit is named: `action: 'x'` in the code, and the SQL that writes lines itself. */
function actionsOfTheCode(): Map<string, string> {
  const found = new Map<string, string>()
  const folder = join(root, 'packages/server')
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.ts$/.test(name) || /\.test\.ts$|node_modules|testing\//.test(name)) continue
    const text = readFileSync(join(folder, name), 'utf8')
    const named = text.matchAll(
      /\baction: '([a-z-]+)'|insert into audit[\s\S]{0,400}?select[^'`]*'system:[a-z-]+', '([a-z-]+)'/g,
    )
    for (const [, inCode, inSql] of named) found.set(inCode ?? inSql ?? '', name)
  }
  return found
}

describe('the sentences of the audit', () => {
  const used = actionsOfTheCode()

  it('say in both languages what each action of the code does', () => {
    expect(used.size).toBeGreaterThan(20)
    expect(used.has('release-expired-hold')).toBe(true)
    const silent = [...used].filter(([action]) => !auditedActions.includes(action))
    expect(silent, 'give each a sentence in packages/core/audit').toEqual([])
  })

  it('are there for actions that the code knows, and for no other', () => {
    expect(auditedActions.filter((action) => !used.has(action))).toEqual([])
  })

  it.each(auditedActions)('of %s are whole, and not the same in both', (action) => {
    const { fr, en } = actionSentence(action)
    for (const sentence of [fr, en]) expect(sentence).toMatch(/^\p{Lu}[^.]+$/u)
    expect(fr).not.toMatch(/[^\u202f ] ?[?;:!]| [?;:!]/)
  })
})
