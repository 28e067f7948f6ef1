import { expect, test } from 'vitest'
import { hasImpossibleDate, readView, writeView } from './url-state.ts'

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

test.each([
  '2027-02-30',
  '2027-13-01',
  '2027-00-10',
  '2027-04-31',
  '2027-02-29',
  '1969-12-31',
  '2200-01-01',
  '9999-12-31',
  'demain',
  '',
])('the date %s of an address falls back to today', (date) => {
  expect(readView(`?date=${date}`).date).toBeNull()
  expect(hasImpossibleDate(`?date=${date}`)).toBe(true)
})

test.each(['2027-02-28', '2028-02-29', '1970-01-01', '2199-12-31'])('the date %s is shown', (date) => {
  expect(readView(`?date=${date}`).date).toBe(date)
  expect(hasImpossibleDate(`?date=${date}`)).toBe(false)
})

test('an address without a date is that of today, and nothing to say', () => {
  expect(hasImpossibleDate('?lang=en')).toBe(false)
})
