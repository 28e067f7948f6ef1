import type { Role } from '@maillage/contract/members.ts'

/**
 * The pages of the staff, each with the roles that open it: those to which the table of access opens what the page reads first. The
 * server decides; this only spares a door that would stay closed.
 */
const PAGES = {
  members: ['administrator', 'centre-manager'],
  audit: ['auditor'],
  rights: ['administrator', 'auditor'],
  retention: ['administrator', 'auditor'],
  backups: ['administrator'],
  territory: ['centre-manager', 'coordinator', 'planner'],
  office: ['secretary', 'practitioner', 'replacement', 'centre-manager'],
} as const satisfies Record<string, readonly Role[]>

export type StaffPage = keyof typeof PAGES

export function opensPage(role: Role, page: StaffPage): boolean {
  return (PAGES[page] as readonly Role[]).includes(role)
}
