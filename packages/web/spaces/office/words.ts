import type { OfficePatient } from '@maillage/contract/office.ts'
import type { Language } from '../../i18n/language.ts'
import { dateOf, dateTypeset, plainDate, timeOf } from '../../i18n/time-words.ts'

const LOCALE: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' }

/** How the office says times and dates, in the zone of the day. French times read "9 h 20". */
export interface TimeWords {
  time(instant: number): string
  hour(hour: number): string
  /** "9 h 20", "9:20": inside the board, whose hours stand beside it. */
  clock(instant: number): string
  /** "mardi 12 janvier 2027" */
  longDate(date: string): string
  /** "mar. 12 janv. 2027": where the long date has no room. */
  briefDate(date: string): string
  /** "mardi 12 janvier" */
  dayMonth(date: string): string
  /** "mar. 12" */
  shortDate(date: string): string
  /** "janvier 2027" */
  month(month: string): string
  /** "4 mars 1958" */
  birthDate(date: string): string
  /** The local date of an instant, ISO. */
  dateOf(instant: number): string
  /** "l", "m", ... from Monday. */
  weekdays: readonly { short: string; long: string }[]
}

export function timeWords(language: Language, timeZone: string): TimeWords {
  const named = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(LOCALE[language], { ...options, timeZone: 'UTC' })
    return (date: string) => {
      return dateTypeset(format.format(new Date(`${date}T12:00:00Z`)).replace(',', ''), language)
    }
  }
  const short = named({ weekday: 'narrow' })
  const long = named({ weekday: 'long' })
  const monday = (day: number) => `2027-01-${String(4 + day).padStart(2, '0')}`
  return {
    time: (instant) => timeOf(instant, timeZone, language),
    clock: (instant) => timeOf(instant, timeZone, language).replace(/\u00a0[ap]m$/, ''),
    hour: (hour) =>
      language === 'fr' ? `${hour}\u00a0h` : `${hour % 12 || 12}\u00a0${hour < 12 ? 'am' : 'pm'}`,
    longDate: named({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    briefDate: named({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }),
    dayMonth: (date) => plainDate(date, language, true),
    shortDate: named({ weekday: 'short', day: 'numeric' }),
    month: (month) => named({ month: 'long', year: 'numeric' })(`${month}-02`),
    birthDate: (date) => plainDate(date, language),
    dateOf: (instant) => dateOf(instant, timeZone),
    weekdays: [0, 1, 2, 3, 4, 5, 6].map((day) => ({
      short: short(monday(day)).toLowerCase(),
      long: long(monday(day)),
    })),
  }
}

/** First given name (they are parted by commas), then the used name or the birth name: how one calls the patient. */
export function patientName(patient: Pick<OfficePatient, 'givenNames' | 'birthName' | 'usedName'>): string {
  return `${firstGivenName(patient.givenNames)} ${familyName(patient)}`
}

function firstGivenName(givenNames: string): string {
  return givenNames.split(',')[0]?.trim() ?? ''
}

/** "O. ": what stands before the family name in a narrow column. */
export function initialOf(patient: Pick<OfficePatient, 'givenNames'>): string {
  const [initial] = firstGivenName(patient.givenNames)
  return initial ? `${initial}.\u00a0` : ''
}

/** The name in use, or the birth name. */
export function familyName(patient: Pick<OfficePatient, 'birthName' | 'usedName'>): string {
  return patient.usedName ?? patient.birthName
}
