import type { Lang } from '../command.ts'

/** JSON has neither NaN nor Infinity: null. */
export function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

/** So many digits after the point at most; null for what is no number. */
export function rounded(value: number, digits: number): number | null {
  return Number.isFinite(value) ? Number(value.toFixed(digits)) : null
}

/** A number as it is written in a language: 30 826, 12,5. */
export function spoken(value: number, lang: Lang, digits = 0): string {
  return value.toLocaleString(lang, { minimumFractionDigits: digits, maximumFractionDigits: digits })
}
