/** A local date: `2026-06-30`. */
export type LocalDate = string

/** Half days are counted: 0.5, 1, 1.5... */
export const DAY_STEP = 0.5

/** Days a week of one practitioner, all sites together. */
export const MAX_PRACTITIONER_DAYS = 5

/** Days a week of all the practitioners of one site. */
export const MAX_SITE_DAYS = 100

/** A site as the baseline knows it. */
export interface BaselineSite {
  readonly id: string
  readonly name: string
  /** INSEE code. */
  readonly commune: string
  /** WGS84 degrees of the site itself; without it the point that the ground knows in the commune. */
  readonly point?: SitePoint
  /** Days a week of practitioners who are not named one by one. */
  readonly days: number
  /** When it opens; without it, it is open already. */
  readonly opensOn?: LocalDate
  /** It has practitioners, and no slot that can be booked: it counts as open only once its days rise. */
  readonly isFull?: true
}

export interface SitePoint {
  readonly lon: number
  readonly lat: number
}

/** Somebody who works days a week at one or several sites. */
export interface BaselinePractitioner {
  readonly id: string
  /** What a planner calls them; no name of a person is needed. */
  readonly label: string
  /** Days a week, by site. */
  readonly days: ReadonlyMap<string, number>
}

/** What stands before any change: a dated snapshot. */
export interface Baseline {
  readonly date: LocalDate
  /** The communes that are counted: `dep:32`. */
  readonly area: string
  /** Label of the travel times: `estimate:detour=1.35,speed=55`. */
  readonly travel: string
  readonly populationYear: number
  readonly sites: readonly BaselineSite[]
  readonly practitioners: readonly BaselinePractitioner[]
}

/** One thing that would be otherwise, from `on` (from the date of the baseline when it is left out). */
export type Change = { readonly on?: LocalDate } & ChangeKind

export type ChangeKind =
  | {
      readonly kind: 'open-site'
      readonly id: string
      readonly name: string
      readonly commune: string
      readonly point?: SitePoint
      readonly days: number
    }
  | { readonly kind: 'close-site'; readonly site: string }
  | {
      readonly kind: 'move-site'
      readonly site: string
      readonly commune: string
      readonly point?: SitePoint
    }
  | {
      readonly kind: 'add-practitioner'
      readonly id: string
      readonly label: string
      readonly site: string
      readonly days: number
    }
  | { readonly kind: 'retire-practitioner'; readonly practitioner: string }
  /** Without `practitioner`: the days of those who are not named one by one. */
  | {
      readonly kind: 'change-days'
      readonly practitioner?: string
      readonly site: string
      readonly days: number
    }
  /** Drives between these communes, both ways, take so many minutes more; Infinity: no longer possible. */
  | {
      readonly kind: 'close-road'
      readonly pairs: readonly (readonly [string, string])[]
      readonly extraMinutes: number
    }
  | { readonly kind: 'change-opening'; readonly site: string; readonly opensOn: LocalDate }

/** A named set of changes. */
export interface Scenario {
  readonly name: string
  /** The day that is looked at; without it, the day on which the last change is made. */
  readonly on?: LocalDate
  /** Date and area of the baseline that the scenario was drawn on, when it is kept apart from it. */
  readonly basedOn?: { readonly date: LocalDate; readonly area: string }
  readonly changes: readonly Change[]
}

/** Contents of a what-if file. */
export interface WhatIfFile {
  /** The limit of "near", in minutes. */
  readonly maxMinutes: number
  readonly baseline: Baseline
  readonly scenarios: readonly Scenario[]
}
