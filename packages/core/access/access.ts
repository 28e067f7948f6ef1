import type { Role, Visitor } from './roles.ts'

/**
 * On what a role may run an operation:
 * - `network`: on anything of the network;
 * - `own-sites`: on what happens at the sites of the membership;
 * - `own-agenda`: on the agenda of the membership's practitioner;
 * - `in-care`: on a patient whom this person cares for, or whose record they opened with a reason (break-glass);
 * - `own-record`: on the record of the membership's patient;
 * - `self`: on nothing but their own account;
 * - `none`.
 */
export const SCOPES = ['network', 'own-sites', 'own-agenda', 'in-care', 'own-record', 'self', 'none'] as const
export type Scope = (typeof SCOPES)[number]

/** Who may run one operation, and on what. Every role and every visitor is decided: nothing is open by omission. */
export type Access = Readonly<Record<Role, Scope> & Record<Visitor, boolean>>

/** A table of operations: their names, as the audit writes them, and who may run them. */
export type AccessTable = Readonly<Record<string, Access>>

/** A role that a person has in this network at this instant, and over what. */
export interface Membership {
  role: Role
  /** The sites it covers; null: all sites of the network. */
  siteIds: readonly string[] | null
  /** Whose agenda: their own or, for a replacement, that of the replaced. */
  practitionerId: string | null
  /** Whose record: their own or, for a relative, that of the person they help. */
  patientId: string | null
  /** Of the record only what was booked with the contact of this person: nobody confirmed that contact yet (ADR 0007). */
  bookingsOnly?: boolean
}

/** What an operation touches, once it knows. */
export interface Target {
  siteId?: string | null | undefined
  practitionerId?: string | null | undefined
  patientId?: string | null | undefined
  /** The person who acts cares for this patient, or broke the glass. */
  inCare?: boolean
  /** It is open to whoever booked with their contact, even if nobody confirmed that contact. Said by the operation, never asked. */
  isOfBooking?: boolean
}

/**
 * How far an operation is open to someone, before its target is known: `all` on whatever they ask, `some` on targets that must be
 * compared, `none`.
 */
export type Reach = 'all' | 'some' | 'none'

export function reachOf(access: Access, memberships: readonly Membership[]): Reach {
  const scopes = memberships.map((membership) => access[membership.role])
  if (scopes.some((scope) => scope === 'network' || scope === 'self')) return 'all'
  return scopes.some((scope) => scope !== 'none') ? 'some' : 'none'
}

/** Whether one of the memberships opens this target. A missing part of a target opens nothing. */
export function opens(access: Access, memberships: readonly Membership[], target: Target): boolean {
  return memberships.some((membership) => isWithin(access[membership.role], membership, target))
}

function isWithin(scope: Scope, membership: Membership, target: Target): boolean {
  switch (scope) {
    case 'network':
    case 'self':
      return true
    case 'own-sites':
      return Boolean(target.siteId) && (membership.siteIds?.includes(target.siteId ?? '') ?? true)
    case 'own-agenda':
      return Boolean(target.practitionerId) && membership.practitionerId === target.practitionerId
    case 'in-care':
      return target.inCare === true
    case 'own-record':
      return (
        Boolean(target.patientId) &&
        membership.patientId === target.patientId &&
        (membership.bookingsOnly !== true || target.isOfBooking === true)
      )
    case 'none':
      return false
  }
}

/** Whether all that closes this target to someone is that their contact is not confirmed. */
export function waitsForContact(access: Access, memberships: readonly Membership[], target: Target): boolean {
  return opens(access, memberships, { ...target, isOfBooking: true })
}

/** The sites on which an operation is open to someone: `all`, or a list that may be empty. */
export function openSites(access: Access, memberships: readonly Membership[]): 'all' | string[] {
  const sites = new Set<string>()
  for (const membership of memberships) {
    const scope = access[membership.role]
    if (scope === 'network' || (scope === 'own-sites' && membership.siteIds === null)) return 'all'
    if (scope === 'own-sites') for (const siteId of membership.siteIds ?? []) sites.add(siteId)
  }
  return [...sites]
}
