import type { Membership } from './access.ts'
import { STAFF_ROLES, type Role, type StaffRole } from './roles.ts'

/** A role to give, or given. */
export interface Grant {
  role: Role
  /** null: all sites of the network. */
  siteIds: readonly string[] | null
}

/** What a manager of a centre gives: the roles that work at its sites. The others reach further than a centre. */
const OF_A_CENTRE: readonly StaffRole[] = ['secretary', 'practitioner', 'replacement']

/** Roles that work at sites; the others are for the whole network. */
export const ROLES_AT_SITES: readonly StaffRole[] = [...OF_A_CENTRE, 'centre-manager']

/** The roles that somebody may give, change and take away. */
export function grantableRoles(giver: readonly Pick<Membership, 'role'>[]): readonly StaffRole[] {
  if (giver.some((membership) => membership.role === 'administrator')) return STAFF_ROLES
  return giver.some((membership) => membership.role === 'centre-manager') ? OF_A_CENTRE : []
}

/** The sites for which somebody may give a role: `all`, or a list that may be empty. */
export function grantableSites(giver: readonly Pick<Membership, 'role' | 'siteIds'>[]): 'all' | string[] {
  const managed = giver.filter((membership) => membership.role === 'centre-manager')
  if (giver.some((membership) => membership.role === 'administrator')) return 'all'
  if (managed.some((membership) => membership.siteIds === null)) return 'all'
  return [...new Set(managed.flatMap((membership) => membership.siteIds ?? []))]
}

/** Whether somebody may give, change or take away this role over these sites: never more than they hold. */
export function mayGrant(
  giver: readonly Pick<Membership, 'role' | 'siteIds'>[],
  { role, siteIds }: Grant,
): boolean {
  if (!grantableRoles(giver).some((grantable) => grantable === role)) return false
  const sites = grantableSites(giver)
  return (
    sites === 'all' || (siteIds !== null && siteIds.length > 0 && siteIds.every((id) => sites.includes(id)))
  )
}
