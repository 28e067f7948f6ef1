import { LETTER, type NameColumns, WORD_START } from './name-columns.ts'
import { typoDistance } from './typo-distance.ts'

/** No match; larger than any rank. */
export const NO_MATCH = 99

/** Rank of a plain match. */
const EXACT = 0
const EXACT_AFTER_ARTICLE = 1
const BEGINS_NAME = 2
const BEGINS_WORDS = 3

/** A query ready for the scan. */
export interface Needle {
  readonly bytes: Uint8Array
  readonly wordBytes: readonly Uint8Array[]
  readonly mask: number
  /** Never answers 0, see `QueryWords`. */
  readonly withoutArticle: boolean
}

/**
 * How a name answers a needle: 0 the whole name, 1 the whole name but its leading article, 2 its beginning, 3 the
 * beginnings of some of its words, `NO_MATCH` otherwise.
 */
export function matchName(columns: NameColumns, row: number, needle: Needle): number {
  const start = columns.start[row] as number
  const end = columns.start[row + 1] as number
  const article = columns.article[row] as number
  const { bytes } = needle
  if (beginsAt(columns.letters, start, end, bytes)) {
    if (end - start !== bytes.length) return BEGINS_NAME
    return needle.withoutArticle ? EXACT_AFTER_ARTICLE : EXACT
  }
  const stem = start + article
  if (article > 0 && beginsAt(columns.letters, stem, end, bytes)) {
    return end - stem === bytes.length ? EXACT_AFTER_ARTICLE : BEGINS_NAME
  }
  return needle.wordBytes.every((word) => beginsSomeWord(columns.letters, start, end, word))
    ? BEGINS_WORDS
    : NO_MATCH
}

/**
 * How a name answers a needle with typing errors: `2 * (errors - 1)` for the whole name, one more for its beginning,
 * `NO_MATCH` otherwise. One error is forgiven from four letters on, two from eight.
 */
export function typoMatch(columns: NameColumns, row: number, needle: Needle): number {
  const length = needle.bytes.length
  const limit = length >= 8 ? 2 : length >= 4 ? 1 : 0
  if (limit === 0 || bitCount(needle.mask & ~(columns.mask[row] as number)) > limit) return NO_MATCH
  const start = columns.start[row] as number
  const end = columns.start[row + 1] as number
  const article = columns.article[row] as number
  const full = typoRank(columns.letters, start, end, needle.bytes, limit)
  if (article === 0) return full
  return Math.min(full, typoRank(columns.letters, start + article, end, needle.bytes, limit))
}

function typoRank(letters: Uint8Array, start: number, end: number, bytes: Uint8Array, limit: number): number {
  if (end - start < bytes.length - limit) return NO_MATCH
  const { whole, prefix } = typoDistance(bytes, letters, start, end, limit)
  const wholeRank = whole <= limit ? 2 * (Math.max(1, whole) - 1) : NO_MATCH
  const prefixRank = prefix <= limit ? 2 * (Math.max(1, prefix) - 1) + 1 : NO_MATCH
  return Math.min(wholeRank, prefixRank)
}

function beginsAt(letters: Uint8Array, at: number, end: number, word: Uint8Array): boolean {
  if (end - at < word.length) return false
  for (let i = 0; i < word.length; i++) {
    if (((letters[at + i] as number) & LETTER) !== word[i]) return false
  }
  return true
}

function beginsSomeWord(letters: Uint8Array, start: number, end: number, word: Uint8Array): boolean {
  const last = end - word.length
  for (let at = start; at <= last; at++) {
    if ((letters[at] as number) & WORD_START && beginsAt(letters, at, end, word)) return true
  }
  return false
}

function bitCount(mask: number): number {
  let bits = mask - ((mask >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}
