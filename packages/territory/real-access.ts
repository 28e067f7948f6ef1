import type { Nearest } from './coverage.ts'

const HOUR = 3_600_000
const NONE = Number.POSITIVE_INFINITY

/** A slot counts as near in time within 48 hours, 7 days or 30 days of `now`, in hours elapsed. */
export const HORIZON_HOURS = [48, 168, 720] as const

/** A slot counts as near in place at most so many minutes away. */
export const REACH_MINUTES = [15, 20, 30] as const

/** Free slots that a site is known by: enough for the third next available appointment of any set of sites. */
const STARTS_PER_SITE = 3

/** What real access is computed from. */
export interface RealAccessInput {
  /** Minutes, row-major, one row a commune and one column a site; Infinity where no road leads. */
  readonly table: ArrayLike<number>
  readonly communes: number
  readonly sites: number
  /** For each site its first free starts for the reason, epoch milliseconds, ascending; those past the third are not read. */
  readonly starts: readonly (readonly number[])[]
  /** Epoch milliseconds. A start before it is not free any more. */
  readonly now: number
  /** Until when free starts were looked for, epoch milliseconds; a later one is not counted. */
  readonly until: number
}

/**
 * Access to slots that can be booked, per commune (one row each) and as columns.
 *
 * The third next available appointment is the date of the third free slot among all sites in reach, as the Institute for
 * Healthcare Improvement measures delay: the first and second are often the chance of a cancellation. The IHI counts it per
 * clinician; here it is counted per inhabitant, who may go to any site in reach.
 */
export interface RealAccess {
  /** By horizon, in the order of `HORIZON_HOURS`: the nearest site with a free slot by then. */
  readonly nearest: readonly Nearest[]
  /** By reach, in the order of `REACH_MINUTES`. */
  readonly soonest: readonly Soonest[]
  /** What the sites offered when this was computed. */
  readonly offers: SiteOffers
}

/** The next free slots among the sites at most so many minutes away. */
export interface Soonest {
  /** Epoch milliseconds of the first free slot; Infinity when there is none until `until`. */
  readonly first: Float64Array
  /** Column of the site of the first one, the first of several as soon; -1 when there is none. */
  readonly firstSite: Int32Array
  /** Epoch milliseconds of the third next available appointment; Infinity when fewer than three were found. */
  readonly third: Float64Array
}

/** The free starts of the sites, made ready. */
export interface SiteOffers {
  /** `STARTS_PER_SITE` a site, Infinity after the last. */
  readonly starts: Float64Array
  /** Index of the first horizon that the site's first start falls in; `HORIZON_HOURS.length` when it falls in none. */
  readonly horizon: Uint8Array
}

/** Days of 24 hours from `now` to a start, a fraction; Infinity for no start. */
export function daysUntil(start: number, now: number): number {
  return (start - now) / (24 * HOUR)
}

/** Computes the access of every commune. `O(communes x sites)`, 4,446 communes x 100 sites in a few milliseconds. */
export function computeRealAccess(input: RealAccessInput): RealAccess {
  const access: RealAccess = {
    nearest: HORIZON_HOURS.map(() => emptyNearest(input.communes)),
    soonest: REACH_MINUTES.map(() => emptySoonest(input.communes)),
    offers: readOffers(input),
  }
  for (let commune = 0; commune < input.communes; commune++) fillCommune(access, input, commune)
  return access
}

/**
 * Brings `access` up to date in place after bookings, or because time passed: only communes that a changed site may matter
 * to are computed again. The table must be the one that it was computed from.
 * @returns the rows computed again, ascending; the answer is that of `computeRealAccess` on `input`.
 */
export function updateRealAccess(access: RealAccess, input: RealAccessInput): number[] {
  const before = { starts: access.offers.starts.slice(), horizon: access.offers.horizon.slice() }
  const now = readOffers(input)
  access.offers.starts.set(now.starts)
  access.offers.horizon.set(now.horizon)
  const changed = sitesThatDiffer(before, now)
  const rows: number[] = []
  for (let commune = 0; changed.length > 0 && commune < input.communes; commune++) {
    if (!changed.some((site) => concerns(access, input, commune, site))) continue
    fillCommune(access, input, commune)
    rows.push(commune)
  }
  return rows
}

function readOffers({ sites, starts, now, until }: RealAccessInput): SiteOffers {
  const offers = {
    starts: new Float64Array(sites * STARTS_PER_SITE).fill(NONE),
    horizon: new Uint8Array(sites).fill(HORIZON_HOURS.length),
  }
  for (let site = 0; site < sites; site++) {
    const free = (starts[site] ?? []).filter((start) => start >= now && start <= until)
    offers.starts.set(free.slice(0, STARTS_PER_SITE), site * STARTS_PER_SITE)
    const first = free[0] ?? NONE
    const horizon = HORIZON_HOURS.findIndex((hours) => first <= now + hours * HOUR)
    if (horizon >= 0) offers.horizon[site] = horizon
  }
  return offers
}

function sitesThatDiffer(before: SiteOffers, now: SiteOffers): number[] {
  const changed: number[] = []
  for (let site = 0; site < now.horizon.length; site++) {
    let differs = before.horizon[site] !== now.horizon[site]
    for (let place = 0; place < STARTS_PER_SITE; place++) {
      const at = site * STARTS_PER_SITE + place
      differs ||= before.starts[at] !== now.starts[at]
    }
    if (differs) changed.push(site)
  }
  return changed
}

/** Whether the slots of the site may be among what the commune's row says: in reach, or as near as its nearest. */
function concerns(access: RealAccess, input: RealAccessInput, commune: number, site: number): boolean {
  const minutes = input.table[commune * input.sites + site] as number
  if (minutes <= (REACH_MINUTES.at(-1) as number)) return true
  return minutes < NONE && access.nearest.some((nearest) => minutes <= (nearest.minutes[commune] as number))
}

function fillCommune(access: RealAccess, input: RealAccessInput, commune: number): void {
  fillNearest(access, input, commune)
  for (const [place, soonest] of access.soonest.entries()) {
    fillSoonest(soonest, access.offers, input, commune, REACH_MINUTES[place] as number)
  }
}

/** A slot by one horizon is one by the later horizons too. */
function fillNearest({ nearest, offers }: RealAccess, input: RealAccessInput, commune: number): void {
  const { table, sites } = input
  const horizons = HORIZON_HOURS.length
  for (let by = 0; by < horizons; by++) {
    const { minutes, site } = nearest[by] as Nearest
    minutes[commune] = NONE
    site[commune] = -1
  }
  for (let site = 0; site < sites; site++) {
    const away = table[commune * sites + site] as number
    for (let by = offers.horizon[site] as number; by < horizons; by++) {
      const { minutes, site: column } = nearest[by] as Nearest
      if (!(away < (minutes[commune] as number))) continue
      minutes[commune] = away
      column[commune] = site
    }
  }
}

function fillSoonest(
  soonest: Soonest,
  { starts }: SiteOffers,
  { table, sites }: RealAccessInput,
  commune: number,
  reach: number,
): void {
  let first = NONE
  let second = NONE
  let third = NONE
  let firstSite = -1
  for (let site = 0; site < sites; site++) {
    if (!((table[commune * sites + site] as number) <= reach)) continue
    for (let place = site * STARTS_PER_SITE; place < (site + 1) * STARTS_PER_SITE; place++) {
      const start = starts[place] as number
      if (start >= third) break
      third = start < second ? second : start
      if (start >= second) continue
      second = start < first ? first : start
      if (start >= first) continue
      first = start
      firstSite = site
    }
  }
  soonest.first[commune] = first
  soonest.firstSite[commune] = firstSite
  soonest.third[commune] = third
}

function emptyNearest(communes: number): Nearest {
  return { minutes: new Float64Array(communes).fill(NONE), site: new Int32Array(communes).fill(-1) }
}

function emptySoonest(communes: number): Soonest {
  return {
    first: new Float64Array(communes).fill(NONE),
    firstSite: new Int32Array(communes).fill(-1),
    third: new Float64Array(communes).fill(NONE),
  }
}

/** One choice of an inhabitant: a site, how far, how soon. */
export interface SlotChoice {
  readonly site: number
  readonly minutes: number
  /** Epoch milliseconds. */
  readonly start: number
}

/**
 * The choices of a commune worth showing, the nearest first: each next one is further and sooner. What is left out is both
 * as far and as late as one of these (the Pareto front of minutes and date; of two equals, the first column).
 */
export function soonerButFurther(input: RealAccessInput, commune: number): SlotChoice[] {
  const { starts } = readOffers(input)
  const choices: SlotChoice[] = []
  for (let site = 0; site < input.sites; site++) {
    const minutes = input.table[commune * input.sites + site] as number
    const start = starts[site * STARTS_PER_SITE] as number
    if (minutes < NONE && start < NONE) choices.push({ site, minutes, start })
  }
  choices.sort((a, b) => a.minutes - b.minutes || a.start - b.start || a.site - b.site)
  const front: SlotChoice[] = []
  for (const choice of choices) {
    if (choice.start < (front.at(-1)?.start ?? NONE)) front.push(choice)
  }
  return front
}
