import { expect, test } from 'vitest'
import { familyName, initialOf, patientName, timeWords } from './words.ts'

const instant = Date.parse('2027-01-12T08:20:00Z')

test('a time reads "9 h 20" in French, "9:20 am" in English, in the zone of the day', () => {
  expect(timeWords('fr', 'Europe/Paris').time(instant)).toBe('9\u00a0h\u00a020')
  expect(timeWords('en', 'Europe/Paris').time(instant)).toBe('9:20\u00a0am')
  expect(timeWords('fr', 'America/Marigot').time(instant)).toBe('4\u00a0h\u00a020')
  expect(timeWords('fr', 'Europe/Paris').time(Date.parse('2027-01-11T23:05:00Z'))).toBe('0\u00a0h\u00a005')
})

test('inside the board a time says neither am nor pm', () => {
  const afternoon = Date.parse('2027-01-12T13:20:00Z')
  expect(timeWords('en', 'Europe/Paris').clock(afternoon)).toBe('2:20')
  expect(timeWords('fr', 'Europe/Paris').clock(afternoon)).toBe('14\u00a0h\u00a020')
})

test('a date is written in full, and the first of a month as "1er"', () => {
  expect(timeWords('fr', 'America/New_York').longDate('2027-01-12')).toBe('mardi 12\u00a0janvier\u00a02027')
  expect(timeWords('fr', 'Europe/Paris').longDate('2027-05-01')).toBe('samedi 1er\u00a0mai\u00a02027')
  expect(timeWords('fr', 'Europe/Paris').birthDate('1958-03-01')).toBe('1er\u00a0mars\u00a01958')
  expect(timeWords('fr', 'Europe/Paris').birthDate('1958-03-21')).toBe('21\u00a0mars\u00a01958')
})

test('the local date of an evening in Saint-Martin is not that of Paris', () => {
  const evening = Date.parse('2027-01-13T01:00:00Z')
  expect(timeWords('fr', 'America/Marigot').dateOf(evening)).toBe('2027-01-12')
  expect(timeWords('fr', 'Europe/Paris').dateOf(evening)).toBe('2027-01-13')
})

test('a patient is called by the first given name and the used name', () => {
  const patient = { givenNames: 'Odette, Marie', birthName: 'Durand', usedName: 'D’Exemple' }
  expect(patientName(patient)).toBe('Odette D’Exemple')
  expect(initialOf(patient) + familyName(patient)).toBe('O.\u00a0D’Exemple')
  expect(patientName({ ...patient, usedName: null })).toBe('Odette Durand')
})
