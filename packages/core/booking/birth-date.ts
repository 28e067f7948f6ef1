import {
  calendarDate,
  daysInMonth,
  formatLocalDate,
  type LocalDay,
  localDay,
  parseLocalDate,
} from '../time/local-time.ts'

export type BirthDateFault =
  | { kind: 'malformed' }
  /** A day that this month does not have, or a month that no year has. */
  | { kind: 'impossible'; day: number; month: number; year: number }
  | { kind: 'future' }
  | { kind: 'too-old' }

/** Older than this nobody is known to have lived (the longest proven life: 122 years). */
const LONGEST_LIFE_YEARS = 130

/**
 * Reads a birth date, `1943-03-14` or `14/03/1943`.
 *
 * @param today `YYYY-MM-DD` where the care is given.
 * @returns `YYYY-MM-DD`, or why it is no birth date.
 */
export function parseBirthDate(text: string, today: string): string | BirthDateFault {
  const parts = readParts(text.trim())
  if (!parts) return { kind: 'malformed' }
  const { year, month, day } = parts
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return { kind: 'impossible', ...parts }
  const born = localDay(year, month, day)
  const now = parseLocalDate(today)
  if (typeof now !== 'number') throw new RangeError('today is no local date')
  if (born > now) return { kind: 'future' }
  if (calendarDate(now).year - year > LONGEST_LIFE_YEARS) return { kind: 'too-old' }
  return formatLocalDate(born)
}

function readParts(text: string): { year: number; month: number; day: number } | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) }
  const french = /^(\d{1,2})[/. ](\d{1,2})[/. ](\d{4})$/.exec(text)
  if (french) return { year: Number(french[3]), month: Number(french[2]), day: Number(french[1]) }
  return undefined
}

/** Whole months lived on a local date; both `YYYY-MM-DD`. Born on a 31st, a month is full on the last day of a shorter month's next day. */
export function ageInMonths(birthDate: string, on: string): number {
  const born = calendarDate(asDay(birthDate))
  const then = calendarDate(asDay(on))
  return (then.year - born.year) * 12 + (then.month - born.month) - (then.day < born.day ? 1 : 0)
}

function asDay(date: string): LocalDay {
  const day = parseLocalDate(date)
  if (typeof day !== 'number') throw new RangeError('not a local date')
  return day
}
