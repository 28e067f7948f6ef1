import { describe, expect, it } from 'vitest'
import { type Access, type Membership, openSites, opens, reachOf, SCOPES, type Scope } from './access.ts'
import * as families from './families.ts'
import { ROLES, type Role, VISITORS } from './roles.ts'

const nobody = families.FOR_THE_SERVER
const only = (role: Role, scope: Scope): Access => ({ ...nobody, [role]: scope })
const member = (role: Role, over: Partial<Membership> = {}): Membership => ({
  role,
  siteIds: null,
  practitionerId: null,
  patientId: null,
  ...over,
})

describe.each(ROLES)('a membership of the role %s', (role) => {
  const other = ROLES.find((known) => known !== role) as Role

  it('opens nothing to whom the operation says none', () => {
    expect(reachOf(only(other, 'network'), [member(role)])).toBe('none')
    expect(opens(only(other, 'network'), [member(role)], { siteId: 's' })).toBe(false)
  })

  it('on the network opens anything', () => {
    expect(reachOf(only(role, 'network'), [member(role)])).toBe('all')
    expect(opens(only(role, 'network'), [member(role)], {})).toBe(true)
    expect(openSites(only(role, 'network'), [member(role)])).toBe('all')
  })

  it('on its sites opens those, all of them when none is named, and never a target without a site', () => {
    const access = only(role, 'own-sites')
    const here = [member(role, { siteIds: ['here'] })]
    expect(reachOf(access, here)).toBe('some')
    expect(opens(access, here, { siteId: 'here' })).toBe(true)
    expect(opens(access, here, { siteId: 'there' })).toBe(false)
    expect(opens(access, here, { practitionerId: 'here' })).toBe(false)
    expect(opens(access, [member(role)], { siteId: 'there' })).toBe(true)
    expect(opens(access, [member(role)], {})).toBe(false)
    expect(openSites(access, here)).toEqual(['here'])
    expect(openSites(access, [member(role)])).toBe('all')
    expect(openSites(access, [member(role, { siteIds: [] })])).toEqual([])
  })

  it('on its agenda opens that one, and nothing when it has none', () => {
    const access = only(role, 'own-agenda')
    expect(opens(access, [member(role, { practitionerId: 'me' })], { practitionerId: 'me' })).toBe(true)
    expect(opens(access, [member(role, { practitionerId: 'me' })], { practitionerId: 'you' })).toBe(false)
    expect(opens(access, [member(role)], { practitionerId: null })).toBe(false)
    expect(openSites(access, [member(role)])).toEqual([])
  })

  it('in care opens what is in care, and only said so', () => {
    const access = only(role, 'in-care')
    expect(opens(access, [member(role)], { patientId: 'p', inCare: true })).toBe(true)
    expect(opens(access, [member(role)], { patientId: 'p', inCare: false })).toBe(false)
    expect(opens(access, [member(role)], { patientId: 'p' })).toBe(false)
  })

  it('on its record opens that one', () => {
    const access = only(role, 'own-record')
    expect(opens(access, [member(role, { patientId: 'me' })], { patientId: 'me' })).toBe(true)
    expect(opens(access, [member(role, { patientId: 'me' })], { patientId: 'you' })).toBe(false)
    expect(opens(access, [member(role)], { patientId: null })).toBe(false)
  })
})

describe('several memberships', () => {
  it('add up, and do not lend each other their targets', () => {
    const access: Access = { ...nobody, secretary: 'own-sites', practitioner: 'own-agenda' }
    const both = [
      member('secretary', { siteIds: ['here'] }),
      member('practitioner', { practitionerId: 'me', siteIds: ['there'] }),
    ]
    expect(opens(access, both, { siteId: 'here', practitionerId: 'you' })).toBe(true)
    expect(opens(access, both, { siteId: 'there', practitionerId: 'me' })).toBe(true)
    expect(opens(access, both, { siteId: 'there', practitionerId: 'you' })).toBe(false)
    expect(openSites(access, both)).toEqual(['here'])
  })

  it('of nobody open nothing', () => {
    expect(reachOf(families.FOR_ALL, [])).toBe('none')
  })
})

describe.each(Object.entries(families))('the family %s', (_name, access) => {
  it('decides for every role and every visitor, and for nothing else', () => {
    expect(Object.keys(access).sort()).toEqual([...ROLES, ...VISITORS].sort())
    for (const role of ROLES) expect(SCOPES).toContain(access[role])
    for (const visitor of VISITORS) expect(typeof access[visitor]).toBe('boolean')
  })
})
