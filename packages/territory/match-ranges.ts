import type { QueryWords } from './commune-query.ts'
import { type FoldedText, foldText } from './fold-text.ts'
import { articleLength } from './name-columns.ts'

/** A part of a name, in UTF-16 positions: `name.slice(start, end)`. */
export interface MatchRange {
  readonly start: number
  readonly end: number
}

/** The parts of a name that the first fitting reading of a query names; empty when it needed a typing error. */
export function highlightRanges(name: string, readings: readonly QueryWords[]): MatchRange[] {
  const folded = foldText(name)
  const article = articleLength(folded.letters, folded.wordStarts)
  for (const reading of readings) {
    for (const from of article > 0 ? [0, article] : [0]) {
      if (folded.letters.startsWith(reading.letters, from))
        return [rangeOf(folded, from, reading.letters.length)]
    }
  }
  for (const reading of readings) {
    const ranges = reading.words.map((word) => wordRange(folded, word))
    if (ranges.every((range) => range !== undefined)) return mergeRanges(ranges)
  }
  return []
}

function rangeOf(folded: FoldedText, from: number, length: number): MatchRange {
  return { start: folded.positions[from] as number, end: (folded.positions[from + length - 1] as number) + 1 }
}

function wordRange(folded: FoldedText, word: string): MatchRange | undefined {
  for (let at = 0; at < folded.letters.length; at++) {
    if (folded.wordStarts[at] && folded.letters.startsWith(word, at)) return rangeOf(folded, at, word.length)
  }
  return undefined
}

function mergeRanges(ranges: readonly MatchRange[]): MatchRange[] {
  const merged: MatchRange[] = []
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last !== undefined && range.start <= last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) }
    } else merged.push(range)
  }
  return merged
}
