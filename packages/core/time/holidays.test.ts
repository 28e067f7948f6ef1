import { describe, expect, it } from 'vitest'
import { easterSunday, publicHolidays } from './holidays.ts'
import { formatLocalDate, weekdayOf } from './local-time.ts'

const datesOf = (calendar: 'metropole' | 'saint-martin', year: number) =>
  publicHolidays(calendar, year).map((holiday) => holiday.date)

describe('public holidays', () => {
  it('lists the eleven legal holidays of 2027 in metropolitan France, in order', () => {
    expect(datesOf('metropole', 2027)).toEqual([
      '2027-01-01',
      '2027-03-29',
      '2027-05-01',
      '2027-05-06',
      '2027-05-08',
      '2027-05-17',
      '2027-07-14',
      '2027-08-15',
      '2027-11-01',
      '2027-11-11',
      '2027-12-25',
    ])
  })

  it('adds 28 May at Saint-Martin, and 27 May for the years before 2018', () => {
    expect(datesOf('saint-martin', 2027)).toContain('2027-05-28')
    expect(datesOf('saint-martin', 2027)).toHaveLength(12)
    expect(datesOf('saint-martin', 2017)).toContain('2017-05-27')
    expect(datesOf('saint-martin', 2017)).not.toContain('2017-05-28')
    expect(datesOf('metropole', 2027)).not.toContain('2027-05-28')
  })

  it('keeps both holidays when two fall on one date', () => {
    expect(datesOf('metropole', 2008).filter((date) => date === '2008-05-01')).toHaveLength(2)
  })

  it('names each holiday in French and in English, with its source', () => {
    for (const holiday of publicHolidays('saint-martin', 2027)) {
      expect(holiday.name.fr).not.toBe('')
      expect(holiday.name.en).not.toBe('')
      expect(holiday.source).not.toBe('')
    }
  })

  it.each([
    [1818, '1818-03-22'],
    [1943, '1943-04-25'],
    [1954, '1954-04-18'],
    [1981, '1981-04-19'],
    [2000, '2000-04-23'],
    [2024, '2024-03-31'],
    [2026, '2026-04-05'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
  ])('puts Easter %i on %s', (year, date) => {
    expect(formatLocalDate(easterSunday(year))).toBe(date)
  })

  it('always puts Easter on a Sunday between 22 March and 25 April', () => {
    for (let year = 1600; year < 3000; year += 1) {
      expect(weekdayOf(easterSunday(year))).toBe(6)
      const monthAndDay = formatLocalDate(easterSunday(year)).slice(5)
      expect(monthAndDay >= '03-22' && monthAndDay <= '04-25').toBe(true)
    }
  })
})
