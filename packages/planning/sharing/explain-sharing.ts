import { CRITERIA, type Criterion, compareScores } from './sharing-score.ts'
import { SharingState } from './sharing-state.ts'
import type { SharingTables } from './sharing-tables.ts'
import { dayChoices, PLAN_SIZE, type WeekPlans, weekPlansOn } from './week-plans.ts'

/** One way to part the days of a practitioner between the sites compared. */
export interface Alternative {
  /** Half-days at each of `sites`. */
  readonly halfDays: readonly number[]
  readonly isChosen: boolean
  /** Undefined when the rooms, the weekdays or the fixed days do not allow it. */
  readonly outcome?: {
    /** Half-days of the practitioner's services that are covered at `sites`. */
    readonly covered: number
    /** Minutes of road of the practitioner in a week. */
    readonly road: number
    readonly score: Readonly<Record<Criterion, number>>
  }
}

/** Why a practitioner's days are parted so, everybody else staying as in the answer. */
export interface SharingReason {
  readonly practitioner: number
  /** The sites compared: those of the practitioner, and the next best one when there is only one. */
  readonly sites: readonly number[]
  /** Half-days that these sites need of the practitioner's services. */
  readonly need: number
  /** From nothing at the first site to everything there. */
  readonly alternatives: readonly Alternative[]
  readonly verdict: Verdict
}

/** What parts the choice from the best of the others. `rival` is a row of `alternatives`. */
export type Verdict =
  /** Nothing else is possible. */
  | { readonly kind: 'only' }
  /** The days are on more sites than a table can compare. */
  | { readonly kind: 'too-many-sites' }
  /** No other way covers as much. */
  | { readonly kind: 'covers-most'; readonly rival: number }
  /** The rival covers as much; `gains` says by how much the choice is better, the deciding criterion first. */
  | { readonly kind: 'tie-broken'; readonly rival: number; readonly gains: readonly Gain[] }
  /** Nothing parts them: the rival would do as well. */
  | { readonly kind: 'tie'; readonly rival: number }

export interface Gain {
  readonly criterion: Criterion
  /** Half-days, weekdays, people or minutes, above 0. */
  readonly by: number
}

/** More sites than these are not compared: the table would not be read. */
const MOST_SITES = 3

/** The alternatives of one practitioner, everybody else staying as in `weeks`. */
export function explainPractitioner(tables: SharingTables, weeks: Uint8Array, row: number): SharingReason {
  const others = stateWithout(tables, weeks, row)
  const week = weeks.subarray(row * PLAN_SIZE, (row + 1) * PLAN_SIZE)
  const chosen = halfDaysOf(tables, row, week, 0)
  const own = [...chosen.keys()].filter((site) => chosen[site]! > 0)
  if (own.length > MOST_SITES || own.length === 0) return notCompared(row, own)
  const sites = orderSites(tables, row, own.length === 1 ? withNextBest(tables, others, row, own) : own)
  const best = bestByParting(tables, others, row, sites)
  const total = sites.reduce((sum, site) => sum + chosen[site]!, 0)
  const alternatives = partings(total, sites.length).map((halfDays): Alternative => {
    const isChosen = halfDays.every((units, i) => units === chosen[sites[i]!])
    const found = best.get(halfDays.join(' '))
    if (found === undefined) return { halfDays, isChosen }
    return { halfDays, isChosen, outcome: outcomeOf(tables, others, row, sites, found) }
  })
  const need = sumOver(tables, row, sites, (site, service) => tables.problem.sites[site]!.need[service]!)
  return { practitioner: row, sites, need, alternatives, verdict: verdictOf(alternatives) }
}

function notCompared(row: number, sites: readonly number[]): SharingReason {
  const verdict = { kind: sites.length === 0 ? ('only' as const) : ('too-many-sites' as const) }
  return { practitioner: row, sites, need: 0, alternatives: [], verdict }
}

function stateWithout(tables: SharingTables, weeks: Uint8Array, row: number): SharingState {
  const state = new SharingState(tables)
  for (const other of tables.problem.practitioners.keys())
    if (other !== row) state.place(other, weeks.subarray(other * PLAN_SIZE, (other + 1) * PLAN_SIZE), 0)
  return state
}

function halfDaysOf(tables: SharingTables, row: number, plans: WeekPlans, at: number): number[] {
  const units = tables.problem.sites.map(() => 0)
  for (let weekday = 0; weekday < PLAN_SIZE - 1; weekday++) {
    const code = plans[at + weekday]!
    if (code > 0)
      units[tables.options[row]![code - 1]!.site]! += plans[at + PLAN_SIZE - 1] === weekday + 1 ? 1 : 2
  }
  return units
}

/** Today's main site last, so that the table reads from "nothing moves" to "everything moves". */
function orderSites({ problem, roundTrip }: SharingTables, row: number, sites: readonly number[]): number[] {
  const { today } = problem.practitioners[row]!
  const before = (site: number) => {
    if (today.kind === 'counts') return today.halfDays[site]!
    return today.kind === 'weekdays' ? today.days.filter((day) => day.site === site).length : 0
  }
  const minutes = (site: number) => roundTrip[row * problem.sites.length + site]!
  return sites.toSorted((a, b) => before(a) - before(b) || minutes(b) - minutes(a) || a - b)
}

/** The only site, and the one where a part of the days would cost least. */
function withNextBest(
  tables: SharingTables,
  others: SharingState,
  row: number,
  own: readonly number[],
): number[] {
  const [only] = own as [number]
  if (tables.problem.practitioners[row]!.maxSites === 1) return [only]
  const reachable = new Set(
    dayChoices(tables, row).flatMap((codes) => codes.map((code) => siteOf(tables, row, code))),
  )
  const best = [...reachable]
    .filter((site) => site >= 0 && site !== only)
    .flatMap((site) => {
      const found = bestPlan(others, row, weekPlansOn(tables, row, [only, site]))
      return found === undefined ? [] : [{ site, score: found.score }]
    })
    .sort((a, b) => compareScores(a.score, b.score))[0]
  return best === undefined ? [only] : [only, best.site]
}

const siteOf = (tables: SharingTables, row: number, code: number) =>
  code === 0 ? -1 : tables.options[row]![code - 1]!.site

interface FoundPlan {
  readonly week: Uint8Array
  readonly score: Float64Array
}

function bestPlan(others: SharingState, row: number, plans: WeekPlans): FoundPlan | undefined {
  let best: FoundPlan | undefined
  const score = new Float64Array(CRITERIA.length)
  for (let at = 0; at < plans.length; at += PLAN_SIZE) {
    others.scoreWith(row, plans, at, score)
    if (best !== undefined && compareScores(score, best.score) >= 0) continue
    best = { week: plans.slice(at, at + PLAN_SIZE), score: score.slice() }
  }
  return best
}

/** The best week for each way to part the days that the rooms allow in full, by its half-days at `sites`. */
function bestByParting(
  tables: SharingTables,
  others: SharingState,
  row: number,
  sites: readonly number[],
): ReadonlyMap<string, FoundPlan> {
  const best = new Map<string, FoundPlan>()
  const score = new Float64Array(CRITERIA.length)
  for (const subset of subsets(sites)) {
    const plans = weekPlansOn(tables, row, subset)
    for (let at = 0; at < plans.length; at += PLAN_SIZE) {
      const placed = others.fittedWeek(row, plans, at)
      const units = halfDaysOf(tables, row, placed, 0)
      const key = sites.map((site) => units[site]).join(' ')
      others.scoreWith(row, plans, at, score)
      const known = best.get(key)
      if (known !== undefined && compareScores(score, known.score) >= 0) continue
      best.set(key, { week: placed, score: score.slice() })
    }
  }
  return best
}

function subsets(sites: readonly number[]): number[][] {
  const [first, ...others] = sites
  if (first === undefined) return [[]]
  return subsets(others).flatMap((set) => [set, [first, ...set]])
}

/** Every way to part half-days between so many sites: rising at the first one. At most one day is half, as in a week. */
function partings(total: number, sites: number): number[][] {
  if (sites === 0) return []
  if (sites === 1) return [[total]]
  const ways: number[][] = []
  for (let units = 0; units <= total; units++) {
    for (const rest of partings(total - units, sites - 1)) ways.push([units, ...rest])
  }
  return ways.filter((way) => way.filter((units) => units % 2 === 1).length <= 1)
}

function outcomeOf(
  tables: SharingTables,
  others: SharingState,
  row: number,
  sites: readonly number[],
  { week, score }: FoundPlan,
): NonNullable<Alternative['outcome']> {
  others.place(row, week, 0)
  const covered = sumOver(tables, row, sites, (site, service) =>
    Math.min(tables.problem.sites[site]!.need[service]!, others.givenAt(site, service)),
  )
  others.remove(row)
  const road = week
    .subarray(0, PLAN_SIZE - 1)
    .reduce((sum, code) => sum + (code === 0 ? 0 : roundTripOf(tables, row, code)), 0)
  return { covered, road, score: Object.fromEntries(CRITERIA.map((name, i) => [name, score[i]!])) as never }
}

const roundTripOf = (tables: SharingTables, row: number, code: number) =>
  tables.roundTrip[row * tables.problem.sites.length + siteOf(tables, row, code)]!

function sumOver(
  { problem }: SharingTables,
  row: number,
  sites: readonly number[],
  value: (site: number, service: number) => number,
): number {
  const { services } = problem.practitioners[row]!
  return sites
    .flatMap((site) => services.map((service) => value(site, service)))
    .reduce((sum, x) => sum + x, 0)
}

function verdictOf(alternatives: readonly Alternative[]): Verdict {
  const chosen = alternatives.find(({ isChosen }) => isChosen)?.outcome
  const costs = (score: Readonly<Record<Criterion, number>>) =>
    Float64Array.from(CRITERIA, (name) => score[name])
  const rivals = alternatives
    .flatMap(({ isChosen, outcome }, row) => (isChosen || outcome === undefined ? [] : [{ row, ...outcome }]))
    .sort((a, b) => compareScores(costs(a.score), costs(b.score)))
  const rival = rivals[0]
  if (rival === undefined || chosen === undefined) return { kind: 'only' }
  if (rival.score.missing > chosen.score.missing) return { kind: 'covers-most', rival: rival.row }
  const differences = CRITERIA.map((criterion) => ({
    criterion,
    by: rival.score[criterion] - chosen.score[criterion],
  }))
  const gains = differences.filter(({ by }) => by > 0)
  return gains.length === 0
    ? { kind: 'tie', rival: rival.row }
    : { kind: 'tie-broken', rival: rival.row, gains }
}
