import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fullMoment, plainDay } from './slot-words.ts'

const ZONE = 'Europe/Paris'
const french = { language: 'fr', network: { timeZone: ZONE } } as unknown as Parameters<typeof plainDay>[0]
const english = { ...french, language: 'en' } as Parameters<typeof plainDay>[0]
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

beforeEach(() => {
  vi.useFakeTimers()
  vi.setSystemTime('2026-12-30T08:00:00Z')
})
afterEach(() => {
  vi.useRealTimers()
})

test('a moment of another year says its year, one of this year does not', () => {
  expect(plain(fullMoment(french, '2027-01-12T07:30:00Z', ZONE))).toBe('mardi 12 janvier 2027, 8 h 30')
  expect(plain(fullMoment(english, '2027-01-12T07:30:00Z', ZONE))).toBe('Tuesday 12 January 2027, 8:30 am')
  expect(plain(fullMoment(french, '2026-12-31T07:30:00Z', ZONE))).toBe('jeudi 31 décembre, 8 h 30')
})

test('the year is that of the clock on the wall of the site', () => {
  expect(plain(fullMoment(french, '2026-12-31T23:30:00Z', ZONE))).toBe('vendredi 1er janvier 2027, 0 h 30')
})

test('a day without an hour follows the same rule', () => {
  expect(plain(plainDay(french, '2027-01-12'))).toBe('mardi 12 janvier 2027')
  expect(plain(plainDay(french, '2026-12-31'))).toBe('jeudi 31 décembre')
})
