import type { Language } from '../../i18n/language.ts'
import { capitalised, dateOf, dateTypeset, dayOf, plainDate, timeOf } from '../../i18n/time-words.ts'

const NARROW = '\u202f'

/** How the planning screens say numbers and times, in the zone of the network. */
export interface PlanningWords {
  /** "192 645", "192,645": the spaces never break. */
  count(value: number): string
  /** "16,0 %" */
  percent(share: number, digits?: number): string
  decimal(value: number, digits: number): string
  /** "mar. 13, 9 h 20", "auj. 16 h 40" */
  slot(start: number, now: number): string
  /** "Lundi 12 janvier 2026, 8 h 05" */
  moment(instant: number): string
  /** "12 janvier 2026" */
  date(instant: number): string
  /** "12 au 18 janvier 2026" */
  period(from: number, to: number): string
}

/** The typographic thin space of numbers is a narrow no-break one: they stay on one line. */
export function planningWords(language: Language, timeZone: string): PlanningWords {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB'
  const number = (digits: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  const [whole, ...withDigits] = [0, 1, 2].map(number)
  const formatOf = (digits: number) => (digits === 0 ? whole : withDigits[digits - 1]) as Intl.NumberFormat
  const shortDay = new Intl.DateTimeFormat(locale, { timeZone, weekday: 'short', day: 'numeric' })
  const today = language === 'fr' ? 'auj.' : 'today'
  const date = (instant: number) => plainDate(dateOf(instant, timeZone), language)
  return {
    count: (value) => formatOf(0).format(value),
    percent: (share, digits = 1) =>
      language === 'fr'
        ? `${formatOf(digits).format(share * 100)}${NARROW}%`
        : `${formatOf(digits).format(share * 100)}%`,
    decimal: (value, digits) => formatOf(digits).format(value),
    slot: (start, now) => {
      const time = timeOf(start, timeZone, language)
      if (dateOf(start, timeZone) === dateOf(now, timeZone)) return `${today}\u00a0${time}`
      return `${shortDay.format(new Date(start)).replace(' ', '\u00a0')}, ${time}`
    },
    moment: (instant) =>
      `${capitalised(dayOf(instant, timeZone, language))}\u00a0${dateOf(instant, timeZone).slice(0, 4)}, ${timeOf(instant, timeZone, language)}`,
    date,
    period: (from, to) => periodText(from, to, { language, timeZone, locale }),
  }
}

function periodText(
  from: number,
  to: number,
  { language, timeZone, locale }: { language: Language; timeZone: string; locale: string },
): string {
  const [first, last] = [dateOf(from, timeZone), dateOf(to, timeZone)]
  const end = plainDate(last, language)
  const join = language === 'fr' ? ' au ' : ' to '
  const options: Intl.DateTimeFormatOptions =
    first.slice(0, 7) === last.slice(0, 7)
      ? { timeZone, day: 'numeric' }
      : first.slice(0, 4) === last.slice(0, 4)
        ? { timeZone, day: 'numeric', month: 'long' }
        : { timeZone, day: 'numeric', month: 'long', year: 'numeric' }
  const start = dateTypeset(new Intl.DateTimeFormat(locale, options).format(new Date(from)), language)
  return `${start}${join}${end}`
}
