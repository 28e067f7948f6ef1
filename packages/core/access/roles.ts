/**
 * What a person may be in a network. One person may be several: a doctor who also manages her centre. Sources: the organisation of
 * CPTS and health centres (CSP L. 1434-12, L. 6323-1), of the SAS (regulator), and the right of patients to their own data.
 */
export const ROLES = [
  'patient',
  'relative',
  'secretary',
  'practitioner',
  'replacement',
  'centre-manager',
  'coordinator',
  'planner',
  'regulator',
  'auditor',
  'administrator',
] as const
export type Role = (typeof ROLES)[number]

/**
 * Who acts without an account: anybody; whoever holds a slot (signed token); whoever came by the link of a message and proved a
 * birth date (signed token); the server itself, in a job or a command.
 */
export const VISITORS = ['public', 'hold', 'link', 'system'] as const
export type Visitor = (typeof VISITORS)[number]

/** Roles that are given by an invitation; patient and relative follow from the record. */
export const STAFF_ROLES = ROLES.filter((role) => role !== 'patient' && role !== 'relative')
export type StaffRole = Exclude<Role, 'patient' | 'relative'>
