import { foldName } from '../identity/name-key.ts'

type Language = 'fr' | 'en'
type Words = Record<Language, readonly string[]>

/** What the matching needs of a reason; `Reason` of the contract fits. */
export interface MatchableReason {
  label: Record<Language, string>
  words: Words
}

/** Words of everyday language that say nothing of why one comes. */
const EMPTY_WORDS = new Set(
  'a au aux avec ai avoir besoin c ce d dans de depuis des du elle en est et faire fait il j je l la le les m ma mal me mes mon n on ou par pas pour que qui s se suis un une veux y the a am an and any at been for got have has i in is it more my need no of on out some the to want with'.split(
    ' ',
  ),
)

/**
 * The reasons that a person's own words lead to, best first. Runs on the device: the words are never sent.
 * The label and the listed words count; accents, case, order and one typing error in a long word do not.
 * An empty text gives every reason, in their given order.
 */
export function matchReasons<R extends MatchableReason>(
  reasons: readonly R[],
  typed: string,
  language: Language,
  limit = 6,
): R[] {
  const asked = foldName(typed)
  if (asked === '') return reasons.slice(0, limit)
  const tokens = meaningful(asked)
  return reasons
    .map((reason, order) => ({ reason, order, score: scoreOf(reason, asked, tokens, language) }))
    .filter((found) => found.score > 0)
    .sort((a, b) => b.score - a.score || a.order - b.order)
    .slice(0, limit)
    .map((found) => found.reason)
}

/**
 * The first alarm whose words are all in what the person wrote, or undefined. Errs on the side of alarm: words may be
 * apart, a single typing error in a long word is forgiven.
 */
export function findAlarm<A extends { words: Words }>(alarms: readonly A[], typed: string): A | undefined {
  const asked = foldName(typed)
  if (asked.length < 3) return undefined
  const tokens = asked.split(' ')
  const said = (phrase: string) => {
    const folded = foldName(phrase)
    return folded !== '' && (` ${asked} `.includes(` ${folded} `) || phraseIsSaid(folded, tokens))
  }
  return alarms.find((alarm) => [...alarm.words.fr, ...alarm.words.en].some(said))
}

function phraseIsSaid(phrase: string, tokens: readonly string[]): boolean {
  const words = meaningful(phrase)
  if (words.length < 2 && !(words[0] && words[0].length >= 6))
    return words.length === 1 && tokens.includes(words[0] ?? '')
  return words.every((word) => tokens.some((token) => likeness(token, word) >= 2))
}

function meaningful(folded: string): string[] {
  const tokens = folded.split(' ').filter((token) => token !== '')
  const useful = tokens.filter((token) => !EMPTY_WORDS.has(token))
  return useful.length > 0 ? useful : tokens
}

function scoreOf(
  reason: MatchableReason,
  asked: string,
  tokens: readonly string[],
  language: Language,
): number {
  const phrases = [reason.label[language], ...reason.words[language]].map(foldName)
  let best = 0
  for (const [position, phrase] of phrases.entries()) {
    const bonus = position === 0 ? 2 : 0
    if (phrase === asked) best = Math.max(best, 100 + bonus)
    else if (phrase.startsWith(asked)) best = Math.max(best, 60 + bonus)
    else best = Math.max(best, sharedWords(phrase, tokens) + bonus * 0.1)
  }
  return best < 8 ? 0 : best
}

/** Up to 50: how much of what was typed the phrase says. */
function sharedWords(phrase: string, tokens: readonly string[]): number {
  const words = meaningful(phrase)
  let total = 0
  for (const token of tokens) total += Math.max(0, ...words.map((word) => likeness(token, word)))
  const share = total / (3 * tokens.length)
  return share < 0.3 ? 0 : share * 50 + Math.min(5, total / words.length)
}

/** 3: the same word; 2: a beginning of it, or one typing error apart; 0: another word. */
function likeness(token: string, word: string): 0 | 1 | 2 | 3 {
  if (token === word) return 3
  const stem = Math.min(token.length, word.length)
  if (stem >= 3 && (word.startsWith(token) || (token.startsWith(word) && stem >= 4))) return 2
  if (stem >= 5 && Math.abs(token.length - word.length) <= 1 && oneErrorApart(token, word)) return 2
  return 0
}

/** One letter changed, added, dropped, or two neighbours swapped. */
function oneErrorApart(a: string, b: string): boolean {
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  const restA = a.slice(i)
  const restB = b.slice(i)
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  )
}
