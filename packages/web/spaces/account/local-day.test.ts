import { expect, test } from 'vitest'
import { endOfDay, isDay, startOfDay } from './local-day.ts'

test.each([
  ['2027-07-14', 'Europe/Paris', '2027-07-13T22:00:00.000Z', '2027-07-14T22:00:00.000Z'],
  ['2027-03-28', 'Europe/Paris', '2027-03-27T23:00:00.000Z', '2027-03-28T22:00:00.000Z'],
  ['2027-10-31', 'Europe/Paris', '2027-10-30T22:00:00.000Z', '2027-10-31T23:00:00.000Z'],
  ['2027-12-31', 'Indian/Reunion', '2027-12-30T20:00:00.000Z', '2027-12-31T20:00:00.000Z'],
])('the day %s in %s goes from %s to %s', (day, zone, start, end) => {
  expect([startOfDay(day, zone), endOfDay(day, zone)]).toEqual([start, end])
})

test.each([
  ['2027-02-29', false],
  ['2028-02-29', true],
  ['2027-13-01', false],
  ['hier', false],
  [null, false],
])('%s is a day: %s', (text, is) => {
  expect(isDay(text)).toBe(is)
})
