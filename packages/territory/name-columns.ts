import { foldText } from './fold-text.ts'

/** Set on the first letter of each word in `NameColumns.letters`. */
export const WORD_START = 0x80
/** Keeps the letter of a byte of `NameColumns.letters`. */
export const LETTER = 0x7f

/** Folded names, end to end, for a scan without allocation. */
export interface NameColumns {
  /** ASCII letters and digits; the first of a word carries `WORD_START`. */
  readonly letters: Uint8Array
  /** Name `i` runs from `start[i]` up to, not including, `start[i + 1]`. */
  readonly start: Uint32Array
  /** Letters of the leading article: 1 for "L'Isle-Jourdain", 0 for "Fleurance". */
  readonly article: Uint8Array
  /** One bit for each letter or digit that the name holds, see `letterMask`. */
  readonly mask: Uint32Array
}

const ARTICLES: ReadonlySet<string> = new Set(['l', 'le', 'la', 'les'])

/** Bit of a folded character: 26 letters, one bit for all digits. */
const letterBit = (code: number) => 1 << (code >= 97 ? code - 97 : 26)

/** Which letters a folded text holds. */
export function letterMask(letters: string): number {
  let mask = 0
  for (let i = 0; i < letters.length; i++) mask |= letterBit(letters.charCodeAt(i))
  return mask >>> 0
}

/** Number of letters of a leading article in a folded text; 0 when it is all there is. */
export function articleLength(letters: string, wordStarts: readonly boolean[]): number {
  const second = wordStarts.indexOf(true, 1)
  return second > 0 && ARTICLES.has(letters.slice(0, second)) ? second : 0
}

/** Folds all names once, at loading. */
export function buildNameColumns(names: readonly string[]): NameColumns {
  const start = new Uint32Array(names.length + 1)
  const article = new Uint8Array(names.length)
  const mask = new Uint32Array(names.length)
  let letters = new Uint8Array(names.length * 16 + 64)
  let length = 0
  for (const [row, name] of names.entries()) {
    const folded = foldText(name)
    if (length + folded.letters.length > letters.length) {
      const larger = new Uint8Array(letters.length * 2 + folded.letters.length)
      larger.set(letters)
      letters = larger
    }
    for (let i = 0; i < folded.letters.length; i++) {
      letters[length++] = folded.letters.charCodeAt(i) | (folded.wordStarts[i] ? WORD_START : 0)
    }
    start[row + 1] = length
    article[row] = articleLength(folded.letters, folded.wordStarts)
    mask[row] = letterMask(folded.letters)
  }
  return { letters: letters.slice(0, length), start, article, mask }
}
