import type { AreaCommunes } from '@maillage/contract/atlas.ts'
import type { LayoutChange, LayoutFacts } from '@maillage/planning/siting/layout-facts.ts'
import type {
  SitingObjective,
  SitingProgress,
  SitingRefusal,
  SitingResult,
} from '@maillage/planning/siting/siting-problem.ts'
import type { AccessTravel } from '../compute/area-access.ts'

/** A site that is open and stays. */
export interface OpenPoint {
  readonly id: string
  readonly communeCode: string
  readonly lon: number
  readonly lat: number
  /** A centre, on which antennes may hang. */
  readonly mayBeParent: boolean
}

export interface SitingSpec {
  readonly ground: Pick<AreaCommunes, 'files' | 'outside'>
  readonly open: readonly OpenPoint[]
  readonly forbidden: readonly string[]
  /** Undefined: as many as it takes. */
  readonly k: number | undefined
  readonly objective: SitingObjective
  readonly withinMinutes: number
  readonly parentMinutes: number | undefined
  readonly travel: AccessTravel
}

/** One layout on the ground. */
export interface LayoutOnGround {
  /** Codes of the communes of the new sites. */
  readonly codes: readonly string[]
  readonly value: number
  /** How far it is behind the best one, in the unit of the objective. */
  readonly behind: number
  readonly isTie: boolean
  readonly change: LayoutChange
  /** People it brings within the minutes when roads wind more and less. */
  readonly newlyCovered: readonly [least: number, most: number]
  /** For each new site, the open site it would hang on. */
  readonly parents: readonly ({ readonly openId: string; readonly minutes: number } | undefined)[]
  /** By row of the area: minutes to the nearest site once it is open. */
  readonly minutes: Float64Array
}

export interface SitingAnswer {
  readonly result: Pick<
    SitingResult,
    'value' | 'before' | 'bound' | 'gap' | 'proved' | 'provedBy' | 'candidates' | 'stopped'
  >
  readonly population: number
  readonly before: LayoutFacts
  /** By row of the area: minutes with the open sites alone. */
  readonly minutesBefore: Float64Array
  /** The best, then others as good or nearly. */
  readonly layouts: readonly LayoutOnGround[]
  readonly tookMs: number
}

export type SitingOrder = { readonly kind: 'start'; readonly spec: SitingSpec } | { readonly kind: 'cancel' }

export type SitingReport =
  | { readonly kind: 'progress'; readonly progress: SitingProgress; readonly codes: readonly string[] }
  | { readonly kind: 'done'; readonly answer: SitingAnswer }
  | { readonly kind: 'refused'; readonly refusal: SitingRefusal; readonly codes: readonly string[] }
  | { readonly kind: 'failed'; readonly message: string }
