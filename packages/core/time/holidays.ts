import { type HolidayEntry, NATIONAL_HOLIDAYS, SAINT_MARTIN_HOLIDAYS } from './holiday-calendars.ts'
import { formatLocalDate, type LocalDay, localDay } from './local-time.ts'
import type { Language } from './refusal.ts'

export type HolidayCalendar = 'metropole' | 'saint-martin'

/** `date` is `YYYY-MM-DD`; `source` is the text that makes the day a holiday. */
export type PublicHoliday = { date: string; name: Record<Language, string>; source: string }

const CALENDARS: Record<HolidayCalendar, readonly HolidayEntry[]> = {
  metropole: NATIONAL_HOLIDAYS,
  'saint-martin': [...NATIONAL_HOLIDAYS, ...SAINT_MARTIN_HOLIDAYS],
}

/**
 * The legal public holidays of a year, by date: eleven in metropolitan France, one more at Saint-Martin (sources in
 * holiday-calendars.ts). Two holidays may share a date (1 May 2008 was also Ascension Day): both are listed. Days
 * that a place keeps by custom only are not listed: a site adds them as closures.
 */
export function publicHolidays(calendar: HolidayCalendar, year: number): PublicHoliday[] {
  const easter = easterSunday(year)
  return CALENDARS[calendar]
    .filter(({ validFrom, validTo }) => validFrom <= year && year <= (validTo ?? year))
    .map(({ on, name, source }) => {
      const day = 'month' in on ? localDay(year, on.month, on.day) : easter + on.daysAfterEaster
      return { date: formatLocalDate(day), name, source }
    })
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

/** Easter Sunday in the Gregorian calendar (the algorithm published anonymously in Nature, vol. 13, 1876). */
export function easterSunday(year: number): LocalDay {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const yearOfCentury = year % 100
  const lunarCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - lunarCorrection + 15) % 30
  const weekday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const march = epact + weekday - 7 * late + 114
  return localDay(year, Math.floor(march / 31), (march % 31) + 1)
}
