import { Temporal } from 'temporal-polyfill'

/** A text in both languages. */
interface Bilingual {
  fr: string
  en: string
}

/** How long one class of data is kept, from when, and why. */
export interface RetentionClass {
  code: string
  label: Bilingual
  /** Purposes are kept apart: what was collected for one is not used for another. */
  purpose: 'care' | 'planning' | 'administration'
  /** ISO 8601: years, months and days are of the calendar of the network. */
  duration: string
  countedFrom: Bilingual
  fate: 'erased' | 'anonymised'
  legalBasis: Bilingual
  source: string
  validFrom: string
}

/** The classes in force on a day: of several rows of one class, the latest that began. */
export function classesInForce(policy: readonly RetentionClass[], day: Temporal.PlainDate): RetentionClass[] {
  const inForce = new Map<string, RetentionClass>()
  for (const row of policy) {
    const known = inForce.get(row.code)
    const begun = Temporal.PlainDate.compare(row.validFrom, day) <= 0
    if (begun && (!known || known.validFrom <= row.validFrom)) inForce.set(row.code, row)
  }
  return [...inForce.values()]
}

/** What is older than this instant has been kept long enough. Calendar units are counted in the time zone of the network. */
export function cutoffOf(
  { duration }: Pick<RetentionClass, 'duration'>,
  now: Temporal.Instant,
  timeZone: string,
): Temporal.Instant {
  return now.toZonedDateTimeISO(timeZone).subtract(Temporal.Duration.from(duration)).toInstant()
}

const UNITS: readonly ['years' | 'months' | 'days' | 'hours', Bilingual, Bilingual][] = [
  ['years', { fr: 'an', en: 'year' }, { fr: 'ans', en: 'years' }],
  ['months', { fr: 'mois', en: 'month' }, { fr: 'mois', en: 'months' }],
  ['days', { fr: 'jour', en: 'day' }, { fr: 'jours', en: 'days' }],
  ['hours', { fr: 'heure', en: 'hour' }, { fr: 'heures', en: 'hours' }],
]

/** A duration of the policy in words: "20 ans", "3 months". */
export function durationInWords(duration: string): Bilingual {
  const parsed = Temporal.Duration.from(duration)
  const parts = UNITS.flatMap(([unit, one, many]) => {
    const count = parsed[unit]
    return count === 0 ? [] : [{ count, words: count === 1 ? one : many }]
  })
  const say = (language: keyof Bilingual, space: string) =>
    parts.map(({ count, words }) => `${count}${space}${words[language]}`).join(' ')
  return { fr: say('fr', '\u00a0'), en: say('en', '\u00a0') }
}
