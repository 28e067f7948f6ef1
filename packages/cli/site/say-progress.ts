import type { SitingProgress } from '@maillage/planning/siting/siting-problem.ts'
import type { Io, Lang } from '../command.ts'
import { numberIn } from './number-words.ts'
import type { SiteQuestion } from './site-question.ts'
import { valueIn } from './site-words.ts'

/** A search that ends sooner says nothing of its progress. */
const FIRST_AFTER_MS = 700
const EVERY_MS = 1000

const PHASES: Readonly<Record<SitingProgress['phase'], Readonly<Record<Lang, string>>>> = {
  search: { fr: 'recherche', en: 'search' },
  bound: { fr: 'borne', en: 'bound' },
  proof: { fr: 'preuve', en: 'proof' },
}

/** Tells the best value, its bound and its gap on the error stream, at most once a second. */
export function sayProgress(
  { numbers }: SiteQuestion,
  io: Io,
  now: () => number,
): (progress: SitingProgress) => void {
  const objective = numbers.objective.kind
  let next = now() + FIRST_AFTER_MS
  return ({ phase, value, bound, gap }) => {
    if (now() < next) return
    next = now() + EVERY_MS
    const unit = (amount: number) => valueIn(io.lang, { objective }, amount)
    const isBounded = Number.isFinite(gap)
    const limit = isBounded ? `, ${io.lang === 'fr' ? 'borne' : 'bound'} ${unit(bound)}` : ''
    const distance = isBounded ? ` (${numberIn(io.lang, 100 * gap, 2)}\u00a0%)` : ''
    io.err(`${PHASES[phase][io.lang]}\u202f: ${unit(value)}${limit}${distance}`)
  }
}
