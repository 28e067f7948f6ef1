import { transposed, type TravelCsr } from '@maillage/territory/travel-csr.ts'
import type { SitingProblem } from './siting-problem.ts'
import { UNREACHED_MINUTES } from './siting-problem.ts'

/** A problem read once: demand with people, minutes site by site, and what the open sites give. */
export interface SitingView {
  /** People of each demand with somebody; rows that nobody lives in are gone. */
  readonly people: Float64Array
  /** Row in the problem of each demand. */
  readonly rowOf: Int32Array
  readonly totalPeople: number
  /** Sites that may be opened: rows of sites, after the rule of parents and what the budget cannot pay. */
  readonly candidates: Int32Array
  readonly fixed: readonly number[]
  /** Minutes to the nearest open site; a day where there is none. */
  readonly base: Float64Array
  /** Calls back with the demands that a site serves in less than a day, rising. */
  forEachMinute(site: number, call: (demand: number, minutes: number) => void): void
}

export function viewOf(problem: SitingProblem): SitingView {
  const rowOf = Int32Array.from(
    [...problem.people.keys()].filter((row) => (problem.people[row] as number) > 0),
  )
  const people = Float64Array.from(rowOf, (row) => problem.people[row] as number)
  const forEachMinute =
    problem.minutes instanceof Float64Array
      ? denseColumns(problem.minutes, problem.sites, rowOf)
      : sparseColumns(problem.minutes, rowOf)
  const base = new Float64Array(people.length).fill(UNREACHED_MINUTES)
  for (const site of problem.fixed)
    forEachMinute(site, (demand, minutes) => {
      if (minutes < (base[demand] as number)) base[demand] = minutes
    })
  return {
    people,
    rowOf,
    totalPeople: people.reduce((sum, one) => sum + one, 0),
    candidates: Int32Array.from(problem.candidates.filter((site) => isAllowed(problem, site))),
    fixed: problem.fixed,
    base,
    forEachMinute,
  }
}

function isAllowed({ parent, budget }: SitingProblem, site: number): boolean {
  if (parent !== undefined && !((parent.minutes[site] as number) <= parent.atMost)) return false
  return budget === undefined || (budget.cost[site] as number) <= budget.total
}

function denseColumns(minutes: Float64Array, sites: number, rowOf: Int32Array): SitingView['forEachMinute'] {
  return (site, call) => {
    for (let demand = 0; demand < rowOf.length; demand++) {
      const value = minutes[(rowOf[demand] as number) * sites + site] as number
      if (value < UNREACHED_MINUTES) call(demand, value)
    }
  }
}

function sparseColumns(csr: TravelCsr, rowOf: Int32Array): SitingView['forEachMinute'] {
  const bySite = transposed(csr)
  const demandOf = new Int32Array(csr.origins).fill(-1)
  for (const [demand, row] of rowOf.entries()) demandOf[row] = demand
  return (site, call) => {
    for (let pair = bySite.start[site] as number; pair < (bySite.start[site + 1] as number); pair++) {
      const demand = demandOf[bySite.to[pair] as number] as number
      if (demand >= 0) call(demand, bySite.minutes[pair] as number)
    }
  }
}

/** Minutes of each demand to the nearest of the open sites and these. */
export function minutesWith(view: SitingView, layout: Iterable<number>): Float64Array {
  const minutes = view.base.slice()
  for (const site of layout)
    view.forEachMinute(site, (demand, value) => {
      if (value < (minutes[demand] as number)) minutes[demand] = value
    })
  return minutes
}
