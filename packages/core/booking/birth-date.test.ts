import { describe, expect, it } from 'vitest'
import { ageRefusal } from './age-limit.ts'
import { ageInMonths, parseBirthDate } from './birth-date.ts'

const TODAY = '2027-01-11'

describe('a birth date', () => {
  it.each([
    ['1943-03-14', '1943-03-14'],
    ['14/03/1943', '1943-03-14'],
    ['4.3.1943', '1943-03-04'],
    ['29/02/2024', '2024-02-29'],
    ['2027-01-11', '2027-01-11'],
    ['1897-01-01', '1897-01-01'],
  ])('"%s" is %s', (text, date) => {
    expect(parseBirthDate(text, TODAY)).toBe(date)
  })

  it.each([
    ['31/02/1980', { kind: 'impossible', day: 31, month: 2, year: 1980 }],
    ['1900-02-29', { kind: 'impossible', day: 29, month: 2, year: 1900 }],
    ['00/01/1980', { kind: 'impossible', day: 0, month: 1, year: 1980 }],
    ['2027-01-12', { kind: 'future' }],
    ['1896-12-31', { kind: 'too-old' }],
    ['43-03-14', { kind: 'malformed' }],
    ['', { kind: 'malformed' }],
  ])('"%s" is refused', (text, fault) => {
    expect(parseBirthDate(text, TODAY)).toEqual(fault)
  })
})

describe('an age', () => {
  it.each([
    ['2011-01-15', '2027-01-14', 191],
    ['2011-01-15', '2027-01-15', 192],
    ['2026-12-31', '2027-02-28', 1],
    ['2024-02-29', '2025-02-28', 11],
    ['2024-02-29', '2025-03-01', 12],
  ])('born %s, on %s: %i months', (born, on, months) => {
    expect(ageInMonths(born, on)).toBe(months)
  })

  it('is within a minimum that is included and a maximum that is not', () => {
    const limits = { minimumAgeMonths: 3, maximumAgeMonths: 192 }
    expect(ageRefusal('2026-10-12', '2027-01-11', limits)).toEqual({ limit: 'minimum', months: 3 })
    expect(ageRefusal('2026-10-11', '2027-01-11', limits)).toBeUndefined()
    expect(ageRefusal('2011-01-12', '2027-01-11', limits)).toBeUndefined()
    expect(ageRefusal('2011-01-11', '2027-01-11', limits)).toEqual({ limit: 'maximum', months: 192 })
    expect(
      ageRefusal('1900-01-11', '2027-01-11', { minimumAgeMonths: 0, maximumAgeMonths: null }),
    ).toBeUndefined()
  })
})
