import { foldName } from '../identity/name-key.ts'
import { neighboursSwapped, oneErrorApart } from './one-error-apart.ts'

type Words = Record<'fr' | 'en', readonly string[]>

/** What the matching needs of an alarm; an alarm of the contract fits. */
export interface MatchableAlarm {
  words: Words
  /** Words that make the others ordinary: a vaccine against meningitis, the follow-up of a stroke. */
  unless?: Words | null
}

/** Words between those that say what is wrong. "mal", "pas" and "plus" do say something. */
const LITTLE_WORDS = new Set(
  'a au aux avec ai c ca ce cet cette ces d dans de des du elle elles en est et il ils j jai je l la le les leur m ma me mes mon n ne nos notre on ou par pour qu que qui s sa se ses si son suis sur t ta te tes ton tres tu un une vos votre y the am an and any at been but feel feeling for from had has have he her his i in is it its my of on our she some so that their to very was with'.split(
    ' ',
  ),
)
const NEGATIONS = new Set(['pas', 'plus', 'jamais', 'not', 'no', 'cannot', 'wont', 'dont'])

/** Blood that nobody loses. */
const ORDINARY_BLOOD =
  /\b(?:(?:prises?|analyses?|bilans?|tests?|dons?) de sang|blood (?:tests?|results?|pressure|sugar))\b/g

/** Words of a phrase may be this many other words apart, little words aside. */
const WORDS_BETWEEN = 3
const SHORTEST_STEM = 5
const ENDINGS = ['ees', 'ent', 'ait', 'ing', 'ee', 'er', 'ez', 'ed', 'es', 'e', 's']

/**
 * The alarm that is best said in what the person wrote, or undefined: the one with the most words of one phrase, the first
 * of the list among equals. Both languages count. Every word of a phrase must be there whole, near each other, in any
 * order (in its order when the phrase denies); number, gender, the common verb endings and one typing error in a long word
 * are forgiven. The beginning of a word is not the word: « mon » is not « monoxyde ».
 */
export function findAlarm<A extends MatchableAlarm>(alarms: readonly A[], typed: string): A | undefined {
  const tokens = wordsOf(typed)
  if (tokens.join('').length < 3) return undefined
  const strength = (words: Words) =>
    Math.max(0, ...[...words.fr, ...words.en].map((phrase) => strengthOf(phrase, tokens)))
  let best: { alarm: A; score: number } | undefined
  for (const alarm of alarms) {
    const score = strength(alarm.words)
    if (score <= (best?.score ?? 0)) continue
    if (alarm.unless && strength(alarm.unless) > 0) continue
    best = { alarm, score }
  }
  return best?.alarm
}

/** How people write to a telephone: « jveu plu », « chui », « tro », « sa saigne pas mal ». */
function openGlued(folded: string): string {
  return folded
    .replaceAll(/\bj(me|veux?|vais?|peux?|sens?|suis|fais?|prends?)\b/g, 'je $1')
    .replaceAll(/\bchuis?\b/g, 'je suis')
    .replaceAll(/\bya\b/g, 'il y a')
    .replaceAll(/\bveu\b/g, 'veux')
    .replaceAll(/\bpeu(?= (?:pas?|plus?)\b)/g, 'peux')
    .replaceAll(/\bsen\b/g, 'sens')
    .replaceAll(/\btro\b/g, 'trop')
    .replaceAll(/\bplu\b/g, 'plus')
    .replaceAll(/\bpa\b/g, 'pas')
    .replaceAll(/\b(saigne\w*) pas mal\b(?! (?:a|au|aux|dans|quand)\b)/g, '$1 beaucoup')
}

function wordsOf(text: string): string[] {
  const folded = openGlued(foldName(text))
    .replaceAll(ORDINARY_BLOOD, 'test')
    .replaceAll(/\b(?:de plus en plus|de plus|en plus)\b/g, 'davantage')
    .replaceAll(/\bwanna\b/g, 'want to')
    .replaceAll(/\balot\b/g, 'a lot')
    .replaceAll(/\b(?:can t|cant|can not)\b/g, 'cannot')
    .replaceAll(/\b(?:won t|will not)\b/g, 'wont')
    .replaceAll(/\b(?:don t|do not|doesn t|does not)\b/g, 'dont')
  return folded === '' ? [] : folded.split(' ')
}

const saysSomething = (word: string) => !LITTLE_WORDS.has(word)

/** How many telling words of the phrase the tokens say; 0 when one is missing. */
function strengthOf(phrase: string, tokens: readonly string[]): number {
  const words = wordsOf(phrase)
  const telling = words.filter(saysSomething)
  if (telling.length < 2) return saidInARow(words, tokens) ? words.length / 2 : 0
  const denies = telling.some((word) => NEGATIONS.has(word))
  const said = denies ? saidInARow : saidNearby
  return said(telling, tokens.filter(saysSomething)) ? telling.length : 0
}

function saidInARow(words: readonly string[], tokens: readonly string[]): boolean {
  if (words.length === 0) return false
  return tokens.some((_, start) => words.every((word, i) => sameWord(tokens[start + i] ?? '', word)))
}

function saidNearby(words: readonly string[], tokens: readonly string[]): boolean {
  const span = words.length + WORDS_BETWEEN
  return tokens.some((_, start) => {
    const near = tokens.slice(start, start + span)
    return words.every((word) => near.some((token) => sameWord(token, word)))
  })
}

/** The same word, give or take its ending or one typing error that leads to no ordinary word. */
function sameWord(token: string, word: string): boolean {
  if (token === word) return true
  if (token.length === word.length && token.length >= 4 && isSwap(token, word)) return true
  if (token.length < SHORTEST_STEM || word.length < SHORTEST_STEM) return false
  const elided = /^(?:qu|[cdjlmnst])(?=[aeiouyh])/.exec(token)?.[0]
  return alike(token, word) || (elided !== undefined && alike(token.slice(elided.length), word))
}

function alike(token: string, word: string): boolean {
  if (token.length < SHORTEST_STEM) return false
  const [a, b] = [stem(token), stem(word)]
  return a === b || mistyped(token, word) || mistyped(a, b)
}

/**
 * One error apart, where the error is plain: the longer the word, the more kinds of error. In six letters a letter changed
 * gives other words (« saigne », « soigne »), and so does another first letter (« mourir », « courir »).
 */
function mistyped(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length)
  if (shorter < SHORTEST_STEM || Math.abs(a.length - b.length) > 1 || !oneErrorApart(a, b)) return false
  if (a.length === b.length && isSwap(a, b)) return true
  if (a[0] !== b[0]) return false
  return shorter >= (a.length === b.length ? 7 : 6)
}

function isSwap(a: string, b: string): boolean {
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  return neighboursSwapped(a.slice(i), b.slice(i))
}

/** A word without doubled letters and without the ending of its number, gender or verb form. */
function stem(word: string): string {
  let rest = word.replaceAll(/(.)\1/g, '$1')
  for (;;) {
    const ending = ENDINGS.find((end) => rest.endsWith(end) && rest.length - end.length >= SHORTEST_STEM)
    if (!ending) return rest
    rest = rest.slice(0, -ending.length)
  }
}
