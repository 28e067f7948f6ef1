import { expect, test } from 'vitest'
import { activeFilters, parseResultsView } from './results-view.ts'

test('an address is read as it was written', () => {
  const site = '018f0000-0000-7000-8000-000000000001'
  const view = {
    commune: '32208',
    minutes: 20,
    vue: 'carte',
    parts: 'morning,saturday',
    lieux: site,
    avec: 'femme',
    fauteuil: 1,
  } as const
  expect(parseResultsView(view)).toEqual(view)
  expect(activeFilters(view)).toBe(4)
})

test('what an address does not say well is left out', () => {
  expect(
    parseResultsView({
      commune: '<script>',
      minutes: 'soon',
      vue: 'x',
      parts: 'noon',
      lieux: '1,2',
      debut: '1/2',
      avec: 1,
      fauteuil: 2,
    }),
  ).toEqual({})
  expect(parseResultsView({ minutes: -5 })).toEqual({})
})

test('no reason is ever read from an address', () => {
  expect(Object.keys(parseResultsView({ reason: 'x', reasonId: 'y', motif: 'z' }))).toEqual([])
})

test.each(['2027-02-30', '2027-13-01', '2027-1-1', 'demain'])(
  'a first day that does not exist is left out: %s',
  (debut) => {
    expect(parseResultsView({ commune: '32208', debut })).toEqual({ commune: '32208' })
    expect(parseResultsView({ debut: '2027-02-28' })).toEqual({ debut: '2027-02-28' })
  },
)
