import type { Language } from './language.ts'

const NARROW = '\u202f'
const SPACE = '\u00a0'
const LOCALE: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' }
const formats = new Map<string, Intl.DateTimeFormat>()

function format(
  language: Language,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${language}|${timeZone}|${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(LOCALE[language], { timeZone, ...options })
  formats.set(key, made)
  return made
}

/** "14 h 20" in French, "2:20 pm" in English, in the site's zone; the spaces never break. */
export function timeOf(instant: string | number, timeZone: string, language: Language): string {
  const parts = format(language, timeZone, {
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant))
  const hour = Number(parts.find((part) => part.type === 'hour')?.value)
  const minute = parts.find((part) => part.type === 'minute')?.value.padStart(2, '0')
  if (language === 'fr') return `${hour}${SPACE}h${SPACE}${minute}`
  return `${hour % 12 || 12}:${minute}${SPACE}${hour < 12 ? 'am' : 'pm'}`
}

/** "mardi", "Tuesday". */
export function weekdayOf(instant: string | number, timeZone: string, language: Language): string {
  return format(language, timeZone, { weekday: 'long' }).format(new Date(instant))
}

/** "1er mai", "12 janvier 2027": "1er" in French, and a date never breaks after its day, nor before its year. */
export function dateTypeset(text: string, language: Language): string {
  const day = language === 'fr' ? text.replace(/(^|\s)1 /, '$11er ') : text
  return day.replace(/(^|\s)(\d+(?:er)?) /, `$1$2${SPACE}`).replace(/ (\d{4})$/, `${SPACE}$1`)
}

/** "Mardi 13 janvier": how a date stands in a title. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** "renouveler une ordonnance": how a title stands inside a sentence; a title that begins with an acronym stays as it is. */
export function lowered(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)
}

/** "mardi 13 janvier", "Tuesday 13 January"; "1er" in French. */
export function dayOf(instant: string | number, timeZone: string, language: Language): string {
  const text = format(language, timeZone, { weekday: 'long', day: 'numeric', month: 'long' })
    .format(new Date(instant))
    .replace(',', '')
  return dateTypeset(text, language)
}

/** The local calendar date, YYYY-MM-DD. */
export function dateOf(instant: string | number, timeZone: string): string {
  const parts = format('en', timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(
    new Date(instant),
  )
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}

/** The hour on the clock of a zone, 0 to 23. */
export function hourOf(instant: string | number, timeZone: string): number {
  const parts = format('en', timeZone, { hour: 'numeric', hourCycle: 'h23' }).formatToParts(new Date(instant))
  return Number(parts.find((part) => part.type === 'hour')?.value)
}

/** Whole calendar days from one local date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** A local date in words, without a zone: "14 mars 1943". */
export function plainDate(date: string, language: Language, weekday = false): string {
  const options: Intl.DateTimeFormatOptions = weekday
    ? { weekday: 'long', day: 'numeric', month: 'long' }
    : { day: 'numeric', month: 'long', year: 'numeric' }
  const text = format(language, 'UTC', options)
    .format(new Date(`${date}T12:00:00Z`))
    .replace(',', '')
  return dateTypeset(text, language)
}

/** "4 min 38 s", "5 min", "48 s". */
export function countdown(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  const rest = seconds % 60
  if (minutes === 0) return `${rest}${SPACE}s`
  return rest === 0 ? minutesText(minutes) : `${minutesText(minutes)}${SPACE}${rest}${SPACE}s`
}

/** "12 min". */
export function minutesText(minutes: number): string {
  return `${minutes}${SPACE}min`
}

/** French typography for sentences that come from elsewhere: a narrow no-break space before ? ! ; : and inside « ». */
export function typeset(text: string): string {
  return text
    .replace(/ ([?!;])/g, `${NARROW}$1`)
    .replace(/ :/g, `${SPACE}:`)
    .replace(/« /g, `«${NARROW}`)
    .replace(/ »/g, `${NARROW}»`)
}

/** "05 36 49 12 20" from "+33536491220" or "0536491220"; anything else as it is. */
export function phoneText(phone: string): string {
  const digits = phone.replace(/^\+33/, '0').replace(/\D/g, '')
  return digits.length === 10 ? digits.replace(/(\d\d)(?=\d)/g, `$1${SPACE}`) : phone
}
