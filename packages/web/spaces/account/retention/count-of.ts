import type { Language } from '../../../i18n/language.ts'

/** A number of rows as it is written: "20 000", "20,000". */
export function countOf(rows: number, language: Language): string {
  return rows.toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB')
}
