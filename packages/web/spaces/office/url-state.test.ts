import { expect, test } from 'vitest'
import { readView, writeView } from './url-state.ts'

const site = '0190a000-0000-7000-8000-000000000001'
const other = '0190a000-0000-7000-8000-000000000002'

test('a view survives the address', () => {
  const view = {
    date: '2027-01-12',
    siteIds: [site, other],
    hiddenPractitionerIds: [other],
    practitionerId: site,
  }
  expect(readView(writeView('', view))).toEqual(view)
})

test('an empty view leaves a clean address and keeps the other parameters', () => {
  const empty = { date: null, siteIds: [], hiddenPractitionerIds: [], practitionerId: null }
  expect(writeView('?date=2027-01-12', empty)).toBe('')
  expect(writeView('?lang=en&date=2027-01-12', empty)).toBe('?lang=en')
})

test('what is not a date or an identifier is ignored', () => {
  expect(readView('?date=2027-13-45&site=fleurance,<b>&practitioner=x')).toEqual({
    date: null,
    siteIds: [],
    hiddenPractitionerIds: [],
    practitionerId: null,
  })
})
