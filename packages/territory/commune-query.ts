import { foldedWords } from './fold-text.ts'

/** One way to read the words of a query. */
export interface QueryWords {
  /** Folded words: `['l', 'isle', 'jourdain']`. */
  readonly words: readonly string[]
  /** The words end to end. */
  readonly letters: string
  /** The article that was typed is left out, so that even the same name is not the exact one. */
  readonly withoutArticle: boolean
}

/** What the typed text asks for. */
export interface CommuneQuery {
  /** Digits of a postcode or a commune code, or their beginning; '' when there are none. */
  readonly digits: string
  /** Readings of the words, the literal one first; empty when only digits were typed. */
  readonly readings: readonly QueryWords[]
}

const SHORT_FORMS: Readonly<Record<string, string>> = {
  st: 'saint',
  ste: 'sainte',
  sts: 'saints',
  stes: 'saintes',
}
const ARTICLES: ReadonlySet<string> = new Set(['l', 'le', 'la', 'les'])
const MAX_TYPED_LENGTH = 80
const CODE_LIKE = /^(?:\d{2,5}|\d[ab]\d{0,3})$/
/** Beside a name, the first digit of a code counts while it is being typed. */
const CODE_BESIDE_NAME = /^(?:\d{1,5}|\d[ab]\d{0,3})$/
const BEFORE_DEPARTEMENT: ReadonlySet<string> = new Set(['dans', 'en', 'le', 'la', 'les', 'l'])

/**
 * Reads what a person types to name a commune: "st clar", "l isle jourdain", "32500", "fleurance (32)", "32500 Fleurance".
 * A text of more than 80 characters is cut there.
 */
export function readCommuneQuery(typed: string): CommuneQuery {
  const all = foldedWords(typed.slice(0, MAX_TYPED_LENGTH))
  const joined = all.join('')
  if (CODE_LIKE.test(joined)) return { digits: joined.toUpperCase(), readings: [] }
  const digits = all.find((word) => CODE_BESIDE_NAME.test(word)) ?? ''
  const words = all.filter((word) => word !== digits)
  return { digits: digits.toUpperCase(), readings: readingsOf(words) }
}

/**
 * The same query read as a name followed by that of a département: "fleurance gers", "vic fezensac dans le gers", with the
 * row of the département; undefined when it does not end so.
 */
export function readTrailingDepartement(
  query: CommuneQuery,
  departements: readonly { readonly name: string }[],
): { query: CommuneQuery; departement: number } | undefined {
  const words = query.readings[0]?.words ?? []
  for (const [row, { name }] of departements.entries()) {
    const ending = foldedWords(name)
    const before = words.length - ending.length
    if (before < 1 || !ending.every((word, i) => words[before + i] === word)) continue
    let end = before
    while (end > 1 && BEFORE_DEPARTEMENT.has(words[end - 1] as string)) end--
    const readings = readingsOf(words.slice(0, end))
    return { query: { digits: query.digits, readings }, departement: row }
  }
  return undefined
}

function readingsOf(words: readonly string[]): QueryWords[] {
  if (words.length === 0) return []
  const expanded = words.map((word) => SHORT_FORMS[word] ?? word)
  const [first = '', ...rest] = expanded
  const candidates = [words, expanded]
  const glued = /^(ste?)(.{3,})$/.exec(first)
  if (glued) candidates.push([SHORT_FORMS[glued[1] as string] as string, glued[2] as string, ...rest])
  const byLetters = new Map(candidates.map((reading) => [reading.join(' '), reading]))
  const readings = [...byLetters.values()].map((reading) => readingOf(reading, false))
  return ARTICLES.has(first) && rest.length > 0 ? [...readings, readingOf(rest, true)] : readings
}

function readingOf(words: readonly string[], withoutArticle: boolean): QueryWords {
  return { words, letters: words.join(''), withoutArticle }
}
