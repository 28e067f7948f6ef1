import type { StaffRole } from '@maillage/contract/members.ts'
import { endOfDay } from '../local-day.ts'
import type { Grant } from './members-api.ts'

/** What is typed to give a role. */
export interface GrantForm {
  role: StaffRole
  everywhere: boolean
  siteIds: string[]
  practitionerId: string
  /** The last day, a local date; empty: no end. */
  lastDay: string
}

/** Roles that are about one agenda: their own, or that of the replaced. */
export function hasAgenda(role: StaffRole): boolean {
  return role === 'practitioner' || role === 'replacement'
}

/** Roles that are held at some sites; the others are held over the whole network. */
export function hasSites(role: StaffRole): boolean {
  return ['secretary', 'practitioner', 'replacement', 'centre-manager'].includes(role)
}

/** What the form asks of the server: the parts that this role does not have are left out; the last day counts whole. */
export function grantOf(form: GrantForm, timeZone: string): Grant {
  return {
    role: form.role,
    siteIds: hasSites(form.role) && !form.everywhere ? form.siteIds : null,
    practitionerId: hasAgenda(form.role) && form.practitionerId ? form.practitionerId : null,
    validUntil: form.lastDay ? endOfDay(form.lastDay, timeZone) : null,
  }
}
