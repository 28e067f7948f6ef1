/**
 * Local dates and wall-clock times as plain numbers, without a zone.
 *
 * A `LocalDay` counts the days since 1970-01-01 in the proleptic Gregorian calendar. A `WallTime` is the
 * milliseconds since 1970-01-01T00:00 read on a wall clock: it is not an instant, and only a `ZoneClock`
 * (zone-clock.ts) may turn it into one.
 */
export type LocalDay = number
export type WallTime = number

/** Monday is 0, Sunday is 6. */
export type Weekday = number

export const DAY_MS = 86_400_000
export const MINUTE_MS = 60_000

/** Why a text is not the date or time that was expected. */
export type TimeTextFault =
  | 'malformed'
  | 'no-such-date'
  | 'no-such-time'
  | 'offset-missing'
  | 'offset-unexpected'

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const DATE_TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/
const INSTANT =
  /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?)(?:[.,](\d{1,9}))?(?:Z|([+-])(\d{2})(?::?(\d{2}))?)$/
const OFFSET = /(?:Z|[+-]\d{2}:?(?:\d{2})?)$/

/** Days from 1970-01-01 to the first of a month; `month` is 1 to 12. */
export function localDay(year: number, month: number, day: number): LocalDay {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The calendar date of a local day; `month` is 1 to 12. */
export function calendarDate(localDay: LocalDay): { year: number; month: number; day: number } {
  const shifted = localDay + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  }
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

export function weekdayOf(day: LocalDay): Weekday {
  return (((day + 3) % 7) + 7) % 7
}

/** The local day that a wall time falls on. */
export function dayOfWallTime(wallTime: WallTime): LocalDay {
  return Math.floor(wallTime / DAY_MS)
}

/** `YYYY-MM-DD`; years beyond 9999 as ISO 8601 expanded years, `+010000-01-01`. */
export function formatLocalDate(localDay: LocalDay): string {
  const { year, month, day } = calendarDate(localDay)
  return `${formatYear(year)}-${twoDigits(month)}-${twoDigits(day)}`
}

/** `YYYY-MM-DDTHH:MM`. */
export function formatWallTime(wallTime: WallTime): string {
  const day = dayOfWallTime(wallTime)
  const minutes = Math.floor((wallTime - day * DAY_MS) / MINUTE_MS)
  return `${formatLocalDate(day)}T${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
}

/** Reads `YYYY-MM-DD`. A date that no calendar has (2027-02-30) is a fault, never rolled over. */
export function parseLocalDate(text: string): LocalDay | TimeTextFault {
  const match = DATE.exec(text)
  if (match === null) return 'malformed'
  return checkedDay(Number(match[1]), Number(match[2]), Number(match[3]))
}

/** Reads `YYYY-MM-DDTHH:MM`, seconds optional; hours 00 to 23. A time with an offset is a fault: this is local time. */
export function parseWallTime(text: string): WallTime | TimeTextFault {
  const match = DATE_TIME.exec(text)
  if (match === null) return INSTANT.test(text) && OFFSET.test(text) ? 'offset-unexpected' : 'malformed'
  const day = checkedDay(Number(match[1]), Number(match[2]), Number(match[3]))
  if (typeof day !== 'number') return day
  const [hours, minutes, seconds] = [Number(match[4]), Number(match[5]), Number(match[6] ?? 0)]
  if (hours > 23 || minutes > 59 || seconds > 59) return 'no-such-time'
  return day * DAY_MS + ((hours * 60 + minutes) * 60 + seconds) * 1000
}

/** Reads an ISO 8601 instant with its offset (`...T09:00:00+01:00`, `...T08:00Z`) as epoch ms, finer digits cut off. */
export function parseInstant(text: string): number | TimeTextFault {
  const match = INSTANT.exec(text)
  if (match === null) return typeof parseWallTime(text) === 'number' ? 'offset-missing' : 'malformed'
  const wallTime = parseWallTime(match[1]!)
  if (typeof wallTime !== 'number') return wallTime
  const [hours, minutes] = [Number(match[4] ?? 0), Number(match[5] ?? 0)]
  if (hours > 23 || minutes > 59) return 'no-such-time'
  const offset = (match[3] === '-' ? -1 : 1) * (hours * 60 + minutes) * MINUTE_MS
  return wallTime + Number((match[2] ?? '').padEnd(3, '0').slice(0, 3)) - offset
}

function checkedDay(year: number, month: number, day: number): LocalDay | TimeTextFault {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return 'no-such-date'
  return localDay(year, month, day)
}

function formatYear(year: number): string {
  if (year >= 0 && year <= 9999) return String(year).padStart(4, '0')
  return `${year < 0 ? '-' : '+'}${String(Math.abs(year)).padStart(6, '0')}`
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}
