import { readFileSync } from 'node:fs'
import { ROLES } from '@maillage/core/access/roles.ts'
import { expect, test } from 'vitest'
import { opensPage, type StaffPage } from './pages-by-role.ts'

/** What each page reads first, in the table of who may do what; another test holds that table equal to what the server does. */
const firstReading: Record<StaffPage, string> = {
  members: 'list-members',
  audit: 'read-audit',
  rights: 'list-rights-requests',
  retention: 'read-retention',
  backups: 'list-backups',
  territory: 'read-atlas',
  office: 'read-office-day',
}

const table = readFileSync(new URL('../../../docs/access.md', import.meta.url), 'utf8')

test.each(Object.entries(firstReading))(
  'the page %s is offered to the roles that may %s, and to no other',
  (page, reading) => {
    const row = table.split('\n').find((line) => line.startsWith(`| ${reading} |`))
    const [, , , ...cells] = row?.split('|').map((cell) => cell.trim()) ?? []
    const allowed = ROLES.filter((_, column) => cells[column] !== '')
    expect(allowed.length).toBeGreaterThan(0)
    expect(ROLES.filter((role) => opensPage(role, page as StaffPage))).toEqual(allowed)
  },
)
