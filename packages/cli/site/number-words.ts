import type { Lang } from '../command.ts'

/** A number as it is written in a language, with so many decimals. */
export function numberIn(lang: Lang, value: number, digits = 0): string {
  return value.toLocaleString(lang, { minimumFractionDigits: digits, maximumFractionDigits: digits })
}
