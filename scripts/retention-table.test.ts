import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { durationInWords } from '../packages/core/retention/retention-class.ts'
import { RETENTION_POLICY } from '../packages/core/retention/retention-policy.ts'

const PURPOSES = { care: 'soin', planning: 'planification', administration: 'administration' }

/** The table of the guide, as the policy says it: what a data officer reads is what the server does. */
function tableOfThePolicy(): string {
  const rows = RETENTION_POLICY.map(
    (row) =>
      `| ${row.label.fr} | ${PURPOSES[row.purpose]} | ${durationInWords(row.duration).fr} | ${row.countedFrom.fr} | ${row.fate === 'erased' ? 'effacement' : 'anonymisation'} | ${row.legalBasis.fr} |`,
  )
  return [
    '| Données | Finalité | Durée | Comptée depuis | Sort | Fondement |',
    '|---|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}

it('the retention table of docs/guides/data-protection.md is the policy', () => {
  const guide = readFileSync(new URL('../docs/guides/data-protection.md', import.meta.url), 'utf8')
  const [, written] = /<!-- durées -->\n([\s\S]*?)\n<!-- \/durées -->/.exec(guide) ?? []
  expect(written).toBe(tableOfThePolicy())
})
