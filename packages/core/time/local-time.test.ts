import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import {
  calendarDate,
  DAY_MS,
  daysInMonth,
  formatLocalDate,
  formatWallTime,
  localDay,
  parseInstant,
  parseLocalDate,
  parseWallTime,
  weekdayOf,
} from './local-time.ts'

const anyDay = fc.integer({ min: -719_528, max: 2_932_896 })

describe('local days', () => {
  it('agree with Temporal from year 0 to year 9999', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = Temporal.PlainDate.from('1970-01-01').add({ days: day })
        expect(calendarDate(day)).toEqual({ year: date.year, month: date.month, day: date.day })
        expect(localDay(date.year, date.month, date.day)).toBe(day)
        expect(weekdayOf(day)).toBe(date.dayOfWeek - 1)
        expect(daysInMonth(date.year, date.month)).toBe(date.daysInMonth)
        expect(formatLocalDate(day)).toBe(date.toString())
        expect(parseLocalDate(date.toString())).toBe(day)
      }),
    )
  })

  it('write years beyond 9999 in the expanded form', () => {
    expect(formatLocalDate(localDay(10_000, 1, 1))).toBe('+010000-01-01')
  })
})

describe('a local date', () => {
  it.each(['2027-02-29', '2027-02-30', '2027-04-31', '2027-13-01', '2027-00-10', '2027-01-00', '2100-02-29'])(
    '%s is not a date of the calendar',
    (text) => expect(parseLocalDate(text)).toBe('no-such-date'),
  )

  it.each(['', '2027-3-26', '26/03/2027', '20270326', '2027-03-26 ', '2027-03-26T09:00', '+02027-03-26'])(
    '"%s" is malformed',
    (text) => expect(parseLocalDate(text)).toBe('malformed'),
  )

  it('2028-02-29 exists', () => expect(parseLocalDate('2028-02-29')).toBe(localDay(2028, 2, 29)))
})

describe('a wall time', () => {
  it('is read with or without seconds', () => {
    const expected = localDay(2027, 3, 26) * DAY_MS + 9 * 3_600_000
    expect(parseWallTime('2027-03-26T09:00')).toBe(expected)
    expect(parseWallTime('2027-03-26T09:00:30')).toBe(expected + 30_000)
    expect(formatWallTime(expected)).toBe('2027-03-26T09:00')
  })

  it.each([
    ['2027-03-26T24:00', 'no-such-time'],
    ['2027-03-26T09:60', 'no-such-time'],
    ['2027-03-26T09:00:60', 'no-such-time'],
    ['2027-02-30T09:00', 'no-such-date'],
    ['2027-03-26', 'malformed'],
    ['2027-03-26 09:00', 'malformed'],
    ['2027-03-26T9:00', 'malformed'],
    ['2027-03-26T09:00+01:00', 'offset-unexpected'],
    ['2027-03-26T09:00Z', 'offset-unexpected'],
  ])('%s is refused: %s', (text, fault) => expect(parseWallTime(text)).toBe(fault))
})

describe('an instant', () => {
  it('agrees with Temporal whatever its offset', () => {
    const minutes = fc.integer({ min: -14 * 60, max: 14 * 60 })
    fc.assert(
      fc.property(fc.integer({ min: -2e12, max: 6e12 }), minutes, (ms, offset) => {
        const shown = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(offsetText(offset))
        expect(parseInstant(shown.toString({ timeZoneName: 'never' }))).toBe(ms)
      }),
    )
  })

  it.each([
    '2027-03-26T08:00Z',
    '2027-03-26T09:00+01',
    '2027-03-26T09:00+0100',
    '2027-03-26T09:00:00.000+01:00',
  ])('%s is eight o’clock UTC', (text) => expect(parseInstant(text)).toBe(Date.UTC(2027, 2, 26, 8)))

  it('keeps milliseconds and cuts what is finer', () => {
    expect(parseInstant('2027-03-26T08:00:00.1239Z')).toBe(Date.UTC(2027, 2, 26, 8) + 123)
  })

  it.each([
    ['2027-03-26T09:00', 'offset-missing'],
    ['2027-03-26T09:00:00', 'offset-missing'],
    ['2027-02-30T09:00Z', 'no-such-date'],
    ['2027-03-26T25:00Z', 'no-such-time'],
    ['2027-03-26T09:00+24:00', 'no-such-time'],
    ['2027-03-26', 'malformed'],
    ['now', 'malformed'],
    ['2027-03-26T09:00+01:00[Europe/Paris]', 'malformed'],
  ])('%s is refused: %s', (text, fault) => expect(parseInstant(text)).toBe(fault))
})

function offsetText(minutes: number): string {
  const absolute = Math.abs(minutes)
  const [hours, rest] = [Math.floor(absolute / 60), absolute % 60].map((part) =>
    String(part).padStart(2, '0'),
  )
  return `${minutes < 0 ? '-' : '+'}${hours}:${rest}`
}
