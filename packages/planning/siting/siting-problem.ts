import type { TravelCsr } from '@maillage/territory/travel-csr.ts'

/** What "best" means. Minutes are those to the nearest open site; people are the weights of the demand. */
export type SitingObjective =
  /** Least mean minutes of a person (p-median). */
  | { readonly kind: 'median' }
  /** Most people within so many minutes (maximal covering). */
  | { readonly kind: 'covering'; readonly withinMinutes: number }
  /** Fewest new sites so that at most this share of the people is beyond so many minutes (location set covering). */
  | { readonly kind: 'set-covering'; readonly withinMinutes: number; readonly beyondShare: number }
  /** Least minutes of the person who has most (p-center). */
  | { readonly kind: 'center' }
  /** Least mean minutes of this share of the people, those who have most: 0.1 is the worst-served tenth. */
  | { readonly kind: 'worst-share'; readonly share: number }

/** Where to open: demand, sites and what is allowed. Sites are rows: columns of `minutes`. */
export interface SitingProblem {
  /** People at each point of demand, at least 0; points with nobody are left out of every objective. */
  readonly people: Float64Array
  readonly sites: number
  /**
   * Minutes from each point of demand to each site: row-major `people.length x sites`, Infinity where there is no road;
   * or sparse, within a bound, for the two covering objectives.
   */
  readonly minutes: Float64Array | TravelCsr
  /** Sites that are open and stay open; they do not count in `k`. */
  readonly fixed: readonly number[]
  /** Sites that may be opened, each once, none of `fixed`. */
  readonly candidates: readonly number[]
  /** New sites, at most; for set covering the most that may be opened. */
  readonly k: number
  readonly objective: SitingObjective
  /** People that each site can take, Infinity where it is not limited. A commune may be shared between sites. */
  readonly capacity?: Float64Array
  /** Cost of opening each site, and what may be spent on all new ones. */
  readonly budget?: { readonly cost: Float64Array; readonly total: number }
  /** A new site must be attached to a centre that is open: minutes from each site to the nearest one, and the most allowed. */
  readonly parent?: { readonly minutes: Float64Array; readonly atMost: number }
}

/** Minutes that stand for "no road to any open site" in means: a day, more than any drive. */
export const UNREACHED_MINUTES = 1440

/** Why a demand has no answer: the constraint that cannot be met, with the figures to say it. */
export type SitingRefusal =
  | { readonly kind: 'not-a-count'; readonly what: 'k'; readonly value: number }
  | {
      readonly kind: 'not-an-amount'
      readonly what: 'people' | 'minutes' | 'capacity' | 'cost' | 'budget' | 'within' | 'share' | 'parent'
      readonly value: number
    }
  | { readonly kind: 'nobody-to-serve' }
  /** Nothing is open and nothing is to be opened. */
  | { readonly kind: 'no-site-open' }
  | { readonly kind: 'k-above-candidates'; readonly k: number; readonly candidates: number }
  /** No candidate is within reach of an open centre; `nearest` is the least minutes of one, Infinity when there is no centre. */
  | { readonly kind: 'no-parent-in-reach'; readonly atMost: number; readonly nearest: number }
  | { readonly kind: 'budget-below-cheapest'; readonly total: number; readonly cheapest: number }
  /** The largest allowed layout cannot take everybody. */
  | { readonly kind: 'capacity-short'; readonly missing: number }
  /** No open or allowed site is reached (within the minutes asked for, in set covering) from these rows of demand. */
  | { readonly kind: 'unreachable'; readonly rows: readonly number[]; readonly people: number }
  /** Set covering: even with all that `k`, budget and capacity allow, more people than asked stay beyond. */
  | {
      readonly kind: 'cover-out-of-reach'
      readonly beyond: number
      readonly allowed: number
      readonly proved: boolean
    }
  | { readonly kind: 'too-large'; readonly pairs: number; readonly atMost: number }
  | { readonly kind: 'needs-all-minutes'; readonly objective: SitingObjective['kind'] }

/** One answer: the new sites, rising, and the value of the objective in its own unit (minutes, people or sites). */
export interface SitingLayout {
  readonly sites: readonly number[]
  readonly value: number
}

export interface SitingResult extends SitingLayout {
  /** The objective with the open sites alone; for set covering the people beyond with them. */
  readonly before: number
  /** No layout can do better than this. */
  readonly bound: number
  /** Distance of value and bound, relative to the value; 0 when proved. */
  readonly gap: number
  readonly proved: boolean
  /** What gave the bound: every layout tried, our own relaxation, or the solver. */
  readonly provedBy: 'enumeration' | 'relaxation' | 'solver' | 'nothing'
  /** Other layouts, best first, that are near the best; all of them when a single site is opened. */
  readonly alternatives: readonly SitingLayout[]
  /** What each new site adds: the objective without it, all others kept. */
  readonly without: readonly SitingLayout[]
  /** Candidates that were allowed, after parents. */
  readonly candidates: number
  readonly stopped: boolean
}

/** A layout better than those before it, or a tighter bound; values in the unit of the objective. */
export interface SitingProgress {
  readonly phase: 'search' | 'bound' | 'proof'
  readonly layout: readonly number[]
  readonly value: number
  readonly bound: number
  readonly gap: number
}

/** Whether a greater value is better. */
export function isGreaterBetter(objective: SitingObjective): boolean {
  return objective.kind === 'covering'
}
