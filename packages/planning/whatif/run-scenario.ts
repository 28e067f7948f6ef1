import type { Nearest } from '@maillage/territory/coverage.ts'
import { communePlaces, type Places } from '@maillage/territory/travel-table.ts'
import { applyChanges, baselineOn, refusalsOfBaseline } from './apply-changes.ts'
import { type NearestTwo, nearestFrom, nearestTwo, type SiteColumn } from './nearest-two.ts'
import type { PlannedSite, PlannedState, RoadClosure, WhatIfGround } from './planned-state.ts'
import type { Baseline, Scenario } from './what-if-file.ts'
import type { WhatIfRefusal } from './what-if-refusal.ts'

/** Columns of sites that are not of the baseline, kept so that a change made again costs no drive. */
const COLUMNS_KEPT = 64

/** A baseline with the nearest and second nearest site of every commune, ready for any number of scenarios. */
export interface PreparedBaseline {
  readonly baseline: Baseline
  readonly ground: WhatIfGround
  /** The communes that are counted. */
  readonly communes: Places
  /** Inhabitants, one figure a commune. */
  readonly people: Float64Array
  readonly nearest: NearestTwo
  columnOf(site: PlannedSite): Float64Array
}

/** A scenario beside its baseline, both on the same day: what differs comes from the changes alone. */
export interface ScenarioOutcome {
  readonly scenario: Scenario
  readonly before: SiteAccess
  readonly after: SiteAccess
}

export interface SiteAccess {
  readonly state: PlannedState
  /** Minutes and site of every commune; the site is a place in `state.sites`. */
  readonly nearest: Nearest
}

type Refused = { readonly refusals: readonly WhatIfRefusal[] }

/** Computes the drives to the sites of the baseline, once. Refuses a baseline that does not hold together. */
export function prepareBaseline(baseline: Baseline, ground: WhatIfGround): PreparedBaseline | Refused {
  const refusals = refusalsOfBaseline(baseline, ground)
  if (refusals.length > 0) return { refusals }
  const communes = communePlaces(ground.index, ground.rows)
  const state = baselineOn(baseline, ground, baseline.date)
  const openSites = state.sites.filter(({ isOpen }) => isOpen)
  const columnOf = createColumns(communes, ground, openSites.length)
  return {
    baseline,
    ground,
    communes,
    people: Float64Array.from(ground.rows, (row) => ground.index.population[row] as number),
    nearest: nearestTwo(columnsOf(state, columnOf, communes), communes.size),
    columnOf,
  }
}

/**
 * Applies a scenario and finds who goes where. National: some milliseconds, and the drives to each site that is new.
 * @param path of the scenario in its file, for the refusals.
 */
export function runScenario(
  prepared: PreparedBaseline,
  scenario: Scenario,
  path = '',
): ScenarioOutcome | Refused {
  const { baseline, ground } = prepared
  const after = applyChanges(baseline, scenario, ground, path)
  if ('refusals' in after) return after
  return {
    scenario,
    before: accessIn(prepared, baselineOn(baseline, ground, after.on)),
    after: accessIn(prepared, after),
  }
}

function accessIn({ nearest, columnOf, communes }: PreparedBaseline, state: PlannedState): SiteAccess {
  return { state, nearest: nearestFrom(nearest, columnsOf(state, columnOf, communes)) }
}

function columnsOf(
  { sites, roads }: PlannedState,
  columnOf: PreparedBaseline['columnOf'],
  communes: Places,
): SiteColumn[] {
  return sites.flatMap((site, rank) =>
    site.isOpen ? [{ rank, minutes: withClosures(columnOf(site), site, roads, communes) }] : [],
  )
}

/** A copy of the column with the minutes that closed roads add; the column itself when they add none. */
function withClosures(
  column: Float64Array,
  site: PlannedSite,
  roads: readonly RoadClosure[],
  communes: Places,
): Float64Array {
  let changed: Float64Array | undefined
  for (const { between, extraMinutes } of roads) {
    if (!between.includes(site.commune)) continue
    const origin = between[0] === site.commune ? between[1] : between[0]
    const row = communes.commune.indexOf(origin)
    if (row < 0) continue
    changed ??= column.slice()
    changed[row] = (changed[row] as number) + extraMinutes
  }
  return changed ?? column
}

/** Drives to a site from every commune, computed when first asked for; of the sites beyond `pinned`, the last ones are kept. */
function createColumns(
  communes: Places,
  { travel }: WhatIfGround,
  pinned: number,
): PreparedBaseline['columnOf'] {
  const columns = new Map<string, Float64Array>()
  const passing: string[] = []
  return ({ commune, point: { lon, lat } }) => {
    const key = `${commune} ${lon} ${lat}`
    const known = columns.get(key)
    if (known !== undefined) return known
    const place: Places = {
      size: 1,
      lon: Float64Array.of(lon),
      lat: Float64Array.of(lat),
      commune: Int32Array.of(commune),
      areCommunes: false,
    }
    const column = travel.minutes(communes, place)
    if (columns.size >= pinned) passing.push(key)
    if (passing.length > COLUMNS_KEPT) columns.delete(passing.shift() as string)
    columns.set(key, column)
    return column
  }
}
