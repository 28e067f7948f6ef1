import type { Access } from '@maillage/core/access/access.ts'
import { ROLES, type Role, VISITORS } from '@maillage/core/access/roles.ts'
import { accessTables } from './access-table.ts'

const SHORT: Record<Role, string> = {
  patient: 'pat.',
  relative: 'rel.',
  secretary: 'secr.',
  practitioner: 'pract.',
  replacement: 'repl.',
  'centre-manager': 'manager',
  coordinator: 'coord.',
  planner: 'planner',
  regulator: 'regul.',
  auditor: 'audit.',
  administrator: 'admin.',
}

const INTRODUCTION = `# Who may do what

This page is written by \`npm run access\` from the access tables of the features (\`packages/server/features/*/*.access.ts\`), and a test
holds it equal to them. Every operation of the server is a row; every role is a column, and every cell is a decision.

| word | on what |
|---|---|
| network | anything of the network |
| sites | what happens at the sites of the membership |
| agenda | the agenda of the membership's practitioner (for a replacement: of the replaced) |
| care | patients whom this person cares for, or whose record was opened with a reason that is traced (break-glass) |
| record | the record of the membership's patient |
| self | one's own account |

"Without an account": \`public\` is anybody; \`hold\` is proved by the signed token of a held slot; \`link\` by the link of a message and a
birth date; \`system\` is the server itself, in a job or a command.
`

/** docs/access.md, whole. */
export function accessDocument(): string {
  const sections = Object.entries(accessTables).map(([feature, table]) =>
    [
      `## ${feature}`,
      '',
      `| operation | without an account | ${ROLES.map((role) => SHORT[role]).join(' | ')} |`,
      `|---|---|${ROLES.map(() => '---|').join('')}`,
      ...Object.entries(table).map(([name, access]) => rowOf(name, access)),
      '',
    ].join('\n'),
  )
  return [INTRODUCTION, ...sections].join('\n')
}

function rowOf(name: string, access: Access): string {
  const visitors = VISITORS.filter((visitor) => access[visitor]).join(', ')
  const cells = ROLES.map((role) => (access[role] === 'none' ? '' : access[role].replace(/^own-|^in-/, '')))
  return `| ${name} | ${visitors} | ${cells.join(' | ')} |`
}
