import type { CommuneIndex } from '@maillage/territory/communes.ts'
import type { TravelTable } from '@maillage/territory/travel-table.ts'
import type { Baseline, BaselineSite, LocalDate, SitePoint } from './what-if-file.ts'

/** What a what-if stands on, besides its file. */
export interface WhatIfGround {
  readonly index: CommuneIndex
  /** Rows of the communes that are counted. */
  readonly rows: Int32Array
  readonly travel: TravelTable
  /** Year of the population in the index. */
  readonly populationYear: number
  /** Where a site stands in a commune when its own point is not given; NaN when nobody knows. */
  pointOf(row: number): SitePoint
}

/** One site on the day that is looked at. */
export interface PlannedSite {
  readonly id: string
  readonly name: string
  /** Row of its commune in the index. */
  readonly commune: number
  readonly point: SitePoint
  /** Days a week of all its practitioners, those who left not counted. */
  readonly days: number
  /** It has opened and is not closed, whether somebody can be seen there or not. */
  readonly isThere: boolean
  /** Counted: it is there, it has days, and it is not full. */
  readonly isOpen: boolean
}

/** Drives between two communes, both ways, take so many minutes more; Infinity: no longer possible. */
export interface RoadClosure {
  readonly between: readonly [number, number]
  readonly extraMinutes: number
}

/** Sites and roads on one day. Sites keep their place in the list: those of the baseline first, then the new ones. */
export interface PlannedState {
  readonly on: LocalDate
  readonly sites: readonly PlannedSite[]
  readonly roads: readonly RoadClosure[]
}

/** A site while changes are made. */
export interface SiteDraft {
  readonly id: string
  readonly name: string
  commune: number
  point: SitePoint
  /** Days of practitioners who are not named one by one. */
  days: number
  opensOn: LocalDate | undefined
  isClosed: boolean
  /** Days with which it has no slot left; it is full up to so many, and -1 when it is not. */
  readonly fullUpTo: number
}

export interface PractitionerDraft {
  readonly id: string
  readonly label: string
  readonly days: Map<string, number>
  hasLeft: boolean
}

/** What changes are made on. */
export interface StateDraft {
  readonly sites: Map<string, SiteDraft>
  readonly practitioners: Map<string, PractitionerDraft>
  readonly roads: RoadClosure[]
}

/** A draft of the baseline. `communeOf` gives the row and the point of a site, found before. */
export function draftOf(
  baseline: Baseline,
  communeOf: (site: BaselineSite) => { row: number; point: SitePoint },
): StateDraft {
  const practitioners = new Map(
    baseline.practitioners.map(({ id, label, days }) => [
      id,
      { id, label, days: new Map(days), hasLeft: false },
    ]),
  )
  const sites = new Map<string, SiteDraft>()
  for (const site of baseline.sites) {
    const { row, point } = communeOf(site)
    const { id, name, days, opensOn } = site
    const fullUpTo = site.isFull ? days + namedDays(practitioners.values(), id) : -1
    sites.set(id, { id, name, commune: row, point, days, opensOn, isClosed: false, fullUpTo })
  }
  return { sites, practitioners, roads: [] }
}

/** The draft as it stands on a day. */
export function stateOn(draft: StateDraft, on: LocalDate): PlannedState {
  return {
    on,
    sites: Array.from(draft.sites.values(), (site) => {
      const days = site.days + namedDays(draft.practitioners.values(), site.id)
      const isThere = !site.isClosed && (site.opensOn === undefined || site.opensOn <= on)
      const { id, name, commune, point } = site
      const isOpen = isThere && days > 0 && days > site.fullUpTo
      return { id, name, commune, point, days, isThere, isOpen }
    }),
    roads: [...draft.roads],
  }
}

/** Days a week of one practitioner over all sites. */
export function daysOf({ days, hasLeft }: PractitionerDraft): number {
  return hasLeft ? 0 : [...days.values()].reduce((sum, each) => sum + each, 0)
}

function namedDays(practitioners: Iterable<PractitionerDraft>, site: string): number {
  let sum = 0
  for (const { days, hasLeft } of practitioners) if (!hasLeft) sum += days.get(site) ?? 0
  return sum
}
