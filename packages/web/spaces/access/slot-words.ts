import type { AccessText } from '../../i18n/access.fr.ts'
import type { Language } from '../../i18n/language.ts'
import { capitalised, dateOf, dayOf, daysBetween, timeOf } from '../../i18n/time-words.ts'

/** "Aujourd’hui, 16 h 40", "Demain, 9 h 20", "Jeudi 14 janvier, 9 h 40": how a slot stands at the head of a line. */
export function slotDay(
  start: string,
  now: number,
  { text, language, timeZone }: { text: AccessText; language: Language; timeZone: string },
): string {
  const away = daysBetween(dateOf(now, timeZone), dateOf(start, timeZone))
  const day = away === 0 ? text.today : away === 1 ? text.tomorrow : dayOf(start, timeZone, language)
  return `${capitalised(day)}, ${timeOf(start, timeZone, language)}`
}
