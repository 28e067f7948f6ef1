import { expect, test } from 'vitest'
import {
  countdown,
  dateOf,
  dayOf,
  daysBetween,
  lowered,
  phoneText,
  plainDate,
  timeOf,
  typeset,
} from './time-words.ts'

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

test('a time is said as people say it, in the zone of the site', () => {
  expect(plain(timeOf('2027-01-12T13:20:00Z', 'Europe/Paris', 'fr'))).toBe('14 h 20')
  expect(plain(timeOf('2027-01-12T23:00:00Z', 'Europe/Paris', 'fr'))).toBe('0 h 00')
  expect(plain(timeOf('2027-01-12T13:05:00Z', 'America/Marigot', 'fr'))).toBe('9 h 05')
  expect(plain(timeOf('2027-01-12T13:20:00Z', 'Europe/Paris', 'en'))).toBe('2:20 pm')
  expect(plain(timeOf('2027-01-12T11:20:00Z', 'Europe/Paris', 'en'))).toBe('12:20 pm')
})

test('the spaces of a time never break', () => {
  expect(timeOf('2027-01-12T13:20:00Z', 'Europe/Paris', 'fr')).not.toContain(' ')
})

test('a day is in full, and the first of a month is "1er"', () => {
  expect(plain(dayOf('2027-01-12T13:20:00Z', 'Europe/Paris', 'fr'))).toBe('mardi 12 janvier')
  expect(plain(dayOf('2027-05-01T13:20:00Z', 'Europe/Paris', 'fr'))).toBe('samedi 1er mai')
  expect(plain(dayOf('2027-01-12T13:20:00Z', 'Europe/Paris', 'en'))).toBe('Tuesday 12 January')
})

test('a date breaks neither after its day nor before its year', () => {
  expect(dayOf('2027-01-12T13:20:00Z', 'Europe/Paris', 'fr')).toBe('mardi 12\u00a0janvier')
  expect(plainDate('1943-03-14', 'fr')).toBe('14\u00a0mars\u00a01943')
  expect(plainDate('1943-03-01', 'fr')).toBe('1er\u00a0mars\u00a01943')
  expect(plainDate('1943-03-14', 'en')).toBe('14\u00a0March\u00a01943')
  expect(plainDate('2027-05-01', 'fr', true)).toBe('samedi 1er\u00a0mai')
})

test('a title begins with a small letter after a comma, an acronym does not', () => {
  expect(lowered('Renouveler une ordonnance')).toBe('renouveler une ordonnance')
  expect(lowered('ECG de contrôle')).toBe('ECG de contrôle')
})

test('an evening in Saint-Martin is still that day there', () => {
  expect(dateOf('2027-01-13T00:30:00Z', 'America/Marigot')).toBe('2027-01-12')
  expect(dateOf('2027-01-13T00:30:00Z', 'Europe/Paris')).toBe('2027-01-13')
})

test('days are counted on the calendar, across a change of clock', () => {
  expect(daysBetween('2027-03-27', '2027-03-29')).toBe(2)
})

test('a countdown, a phone number, a sentence', () => {
  expect(plain(countdown(278))).toBe('4 min 38 s')
  expect(plain(countdown(48))).toBe('48 s')
  expect(plain(countdown(300))).toBe('5 min')
  expect(plain(phoneText('+33536491220'))).toBe('05 36 49 12 20')
  expect(typeset('Pour quoi ?')).toBe('Pour quoi\u202f?')
})
