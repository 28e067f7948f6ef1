import { foldName } from '../identity/name-key.ts'
import { oneErrorApart } from './one-error-apart.ts'

type Language = 'fr' | 'en'
type Words = Record<Language, readonly string[]>

/** What the matching needs of a reason; `Reason` of the contract fits. */
export interface MatchableReason {
  label: Record<Language, string>
  words: Words
}

/** Words of everyday language that say nothing of why one comes. */
const EMPTY_WORDS = new Set(
  (
    'a ai aimerais an ans au aux avec avoir besoin c ca ce cest contre d dans de depuis des dois du elle en encore est et faire fait faut hier il j jai je jour jours l la le les m ma mal matin me mes mois mon n ne nuit on ou par pas petit petite peu plusieurs pour prendre quelques qui qu rdv rendez s sa se semaine semaines ses soir suis sur temps toujours tous tout toute toutes tres trop un une veut veux visite voudrais vous y ' +
    'am and any are at been can day days feel feeling for from got has have he her his i in is it like month months more my need no not of old on our out please really she since some that the they time to very visit want week weeks with would year years'
  ).split(' '),
)

/** In "plus de médicaments", in "vaccin 11 ans" it counts; by itself it leads nowhere. */
const ONLY_WITH_ANOTHER = /^(?:plus|\d+)$/
/** A shorter word, found in a long sentence, is no clue by itself. */
const SHORTEST_TELLING_WORD = 4

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
  const overall = shareOf(tokens, phrases.flatMap(meaningful))
  let best = 0
  for (const [position, phrase] of phrases.entries()) {
    const bonus = position === 0 ? 2 : 0
    if (phrase === asked) best = Math.max(best, 100 + bonus)
    else if (phrase.startsWith(asked)) best = Math.max(best, 60 + bonus)
    else if (overall > 0) best = Math.max(best, overall * 30 + sharedWords(phrase, tokens) + bonus * 0.1)
  }
  return best
}

/** Up to 25: how much of what was typed the phrase says, a little more for a phrase that says nothing else. */
function sharedWords(phrase: string, tokens: readonly string[]): number {
  const words = meaningful(phrase)
  return shareOf(tokens, words) * 20 + shareOf(words, tokens) * 5
}

/** From 0 to 1: how much of the one the other says. One long word said in full, or a third of it all, or nothing. */
function shareOf(tokens: readonly string[], words: readonly string[]): number {
  const likest = tokens.map((token) => Math.max(0, ...words.map((word) => likeness(token, word))))
  if (!tokens.some((token, i) => !ONLY_WITH_ANOTHER.test(token) && (likest[i] ?? 0) > 0)) return 0
  const share = likest.reduce((sum, like) => sum + like, 0) / (3 * tokens.length)
  const inFull = tokens.some((token, i) => token.length >= SHORTEST_TELLING_WORD && (likest[i] ?? 0) === 3)
  return inFull || share >= 0.3 ? share : 0
}

/** 3: the same word; 2: a beginning of it, or one typing error apart; 0: another word. */
function likeness(token: string, word: string): 0 | 1 | 2 | 3 {
  if (token === word) return 3
  const stem = Math.min(token.length, word.length)
  if (stem >= 3 && (word.startsWith(token) || (token.startsWith(word) && stem >= 4))) return 2
  if (stem >= 5 && Math.abs(token.length - word.length) <= 1 && oneErrorApart(token, word)) return 2
  return 0
}
