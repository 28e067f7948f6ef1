import type { WhatIfBaseline, WhatIfChange } from '@maillage/contract/atlas-scenarios.ts'
import type { AreaCommunes } from '@maillage/contract/atlas.ts'
import type { SharingRefusal } from '@maillage/planning/sharing/sharing-refusal.ts'
import type { Verdict } from '@maillage/planning/sharing/explain-sharing.ts'
import type { Comparison } from '@maillage/planning/whatif/compare-scenario.ts'
import type { WhatIfRefusal } from '@maillage/planning/whatif/what-if-refusal.ts'

/** A place where a site of a commune stands when the baseline does not say. */
export interface KnownPlace {
  readonly communeCode: string
  readonly lon: number
  readonly lat: number
}

/** The ground, the baseline and the changes: everything that the figures depend on. */
export interface WhatIfSpec {
  readonly ground: Pick<AreaCommunes, 'files' | 'outside' | 'populationYear'>
  readonly places: readonly KnownPlace[]
  readonly baseline: WhatIfBaseline
  readonly changes: readonly WhatIfChange[]
  readonly on: string | null
  readonly maxMinutes: number
}

/** One site on the day that is looked at, with and without the changes. */
export interface SiteOutcome {
  readonly id: string
  readonly name: string
  readonly communeCode: string
  readonly lon: number
  readonly lat: number
  readonly days: number
  readonly isThere: boolean
  readonly isOpen: boolean
  /** Undefined for a site that the changes open. */
  readonly before:
    | {
        readonly days: number
        readonly isOpen: boolean
        readonly communeCode: string
        readonly lon: number
        readonly lat: number
      }
    | undefined
}

/** Who loses what; columns by row of the area. */
export interface WhatIfAnswer {
  readonly on: string
  readonly sites: readonly SiteOutcome[]
  readonly minutesBefore: Float64Array
  readonly minutesAfter: Float64Array
  readonly comparison: Comparison
}

export type WhatIfOutcome = WhatIfAnswer | { readonly refusals: readonly WhatIfRefusal[] }

/** What the sharing may do, as rules of the network. */
export interface SharingRules {
  readonly maxSites: number
  readonly maxMinutesPerDay: number
}

export interface SharingSpec extends WhatIfSpec {
  readonly service: string
  /** Days a week that each site needs, by its id. */
  readonly needs: Readonly<Record<string, number>>
  readonly rules: SharingRules
}

/** Days by site, in the order of `sites`. */
export interface SharedPerson {
  readonly id: string
  readonly label: string
  /** In the baseline. */
  readonly before: readonly number[]
  /** After the changes, before the sharing. */
  readonly today: readonly number[]
  readonly after: readonly number[]
  readonly hasLeft: boolean
  /** Where this person is taken to live: the site with most days. */
  readonly home: number
  /** Minutes of road a week. */
  readonly road: number
}

/** One way to part the days, in days. */
export interface Parting {
  readonly days: readonly number[]
  readonly isChosen: boolean
  readonly covered: number | undefined
  readonly road: number
}

export interface SharingWhy {
  readonly practitioner: string
  readonly sites: readonly number[]
  readonly need: number
  readonly partings: readonly Parting[]
  readonly verdict: Verdict
}

export interface SharingOutcome {
  readonly sites: readonly { readonly id: string; readonly need: number; readonly given: number }[]
  readonly people: readonly SharedPerson[]
  readonly missing: number
  /** The one whose days move most. */
  readonly why: SharingWhy | undefined
  /** What the sharing adds to the changes. */
  readonly changes: readonly WhatIfChange[]
}

export type Shared =
  | SharingOutcome
  | { readonly refusals: readonly SharingRefusal[] }
  | { readonly nobody: true }

export type WhatIfOrder =
  | { readonly id: number; readonly kind: 'run'; readonly spec: WhatIfSpec }
  | { readonly id: number; readonly kind: 'share'; readonly spec: SharingSpec }

export type WhatIfReport =
  | { readonly id: number; readonly kind: 'run'; readonly outcome: WhatIfOutcome }
  | { readonly id: number; readonly kind: 'share'; readonly outcome: Shared }
  | { readonly id: number; readonly kind: 'failed' }
