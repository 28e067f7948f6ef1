/** Letters and digits of a text without accents, case or separators, and where each came from. */
export interface FoldedText {
  /** `a`-`z` and `0`-`9` only. */
  readonly letters: string
  /** For each letter, its UTF-16 position in the original text. */
  readonly positions: readonly number[]
  /** For each letter, whether it begins a word. */
  readonly wordStarts: readonly boolean[]
}

const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss' }
const foldedCharacters = new Map<string, string>()

function foldCharacter(character: string): string {
  const known = foldedCharacters.get(character)
  if (known !== undefined) return known
  const lower = character.toLowerCase()
  const base = LIGATURES[lower] ?? lower.normalize('NFD').replace(/[^a-z0-9]/g, '')
  foldedCharacters.set(character, base)
  return base
}

const isCombiningMark = (character: string) => character >= '\u0300' && character <= '\u036f'

/**
 * Folds a text for comparison: "L'Isle-Jourdain" gives `lislejourdain`, with words at l, isle, jourdain.
 * Composed and decomposed accents give the same letters.
 */
export function foldText(text: string): FoldedText {
  let letters = ''
  const positions: number[] = []
  const wordStarts: boolean[] = []
  let afterSeparator = true
  for (let position = 0; position < text.length; position++) {
    const character = text[position] as string
    if (isCombiningMark(character)) continue
    const folded = foldCharacter(character)
    for (let i = 0; i < folded.length; i++) {
      positions.push(position)
      wordStarts.push(afterSeparator && i === 0)
    }
    letters += folded
    afterSeparator = folded === ''
  }
  return { letters, positions, wordStarts }
}

/** The words of a text, folded: "L'Isle-Jourdain" gives `['l', 'isle', 'jourdain']`. */
export function foldedWords(text: string): string[] {
  const { letters, wordStarts } = foldText(text)
  const words: string[] = []
  for (let i = 0; i < letters.length; i++) {
    if (wordStarts[i]) words.push('')
    words[words.length - 1] += letters[i] as string
  }
  return words
}
