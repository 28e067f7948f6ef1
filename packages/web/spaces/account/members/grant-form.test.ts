import { describe, expect, test } from 'vitest'
import { grantOf } from './grant-form.ts'

const form = {
  role: 'secretary' as const,
  everywhere: false,
  siteIds: ['a'],
  practitionerId: 'p',
  lastDay: '',
}

describe('what the form of a role asks of the server', () => {
  test('a secretary has sites and no agenda', () => {
    expect(grantOf(form, 'Europe/Paris')).toEqual({
      role: 'secretary',
      siteIds: ['a'],
      practitionerId: null,
      validUntil: null,
    })
  })

  test('an auditor has neither, whatever was chosen before', () => {
    expect(grantOf({ ...form, role: 'auditor' }, 'Europe/Paris')).toMatchObject({
      siteIds: null,
      practitionerId: null,
    })
  })

  test('a replacement keeps the replaced and ends after its last day', () => {
    expect(grantOf({ ...form, role: 'replacement', lastDay: '2027-01-31' }, 'Europe/Paris')).toMatchObject({
      practitionerId: 'p',
      validUntil: '2027-01-31T23:00:00.000Z',
    })
  })
})
