import { describe, expect, it } from 'vitest'
import { grantableRoles, mayGrant } from './granting.ts'
import { ROLES, STAFF_ROLES } from './roles.ts'

const administrator = [{ role: 'administrator', siteIds: null }] as const
const manager = [{ role: 'centre-manager', siteIds: ['a', 'b'] }] as const

describe('who may give which role', () => {
  it('an administrator gives every role of the staff, and none of a record', () => {
    expect(grantableRoles(administrator)).toEqual(STAFF_ROLES)
    for (const role of ['patient', 'relative'] as const)
      expect(mayGrant(administrator, { role, siteIds: null })).toBe(false)
  })

  it('a manager gives the roles that work at a site, for the sites of the centre only', () => {
    expect(mayGrant(manager, { role: 'secretary', siteIds: ['a'] })).toBe(true)
    expect(mayGrant(manager, { role: 'secretary', siteIds: ['a', 'c'] })).toBe(false)
    expect(mayGrant(manager, { role: 'secretary', siteIds: null })).toBe(false)
    expect(mayGrant(manager, { role: 'secretary', siteIds: [] })).toBe(false)
  })

  it('nobody gives more than they hold: a manager makes neither a manager nor an administrator', () => {
    for (const role of [
      'centre-manager',
      'administrator',
      'auditor',
      'coordinator',
      'planner',
      'regulator',
    ] as const)
      expect(mayGrant(manager, { role, siteIds: ['a'] }), role).toBe(false)
  })

  it('every other role gives none', () => {
    for (const role of ROLES.filter((one) => one !== 'administrator' && one !== 'centre-manager'))
      expect(grantableRoles([{ role }]), role).toEqual([])
  })
})
