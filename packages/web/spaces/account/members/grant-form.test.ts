import { describe, expect, test } from 'vitest'
import { endOfDay, grantOf } from './grant-form.ts'

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

test.each([
  ['2027-07-14', 'Europe/Paris', '2027-07-14T22:00:00.000Z'],
  ['2027-03-28', 'Europe/Paris', '2027-03-28T22:00:00.000Z'],
  ['2027-10-31', 'Europe/Paris', '2027-10-31T23:00:00.000Z'],
  ['2027-01-31', 'Indian/Reunion', '2027-01-31T20:00:00.000Z'],
])('the day %s ends in %s at %s', (day, zone, end) => {
  expect(endOfDay(day, zone)).toBe(end)
})
