import { type Places, pointsOf, type TravelTable } from '@maillage/territory/travel-table.ts'
import type { SitingObjective, SitingProblem } from './siting-problem.ts'

/** A question about an area: its inhabitants, what is open, where one may open. */
export interface SitingQuestion {
  /** Whole communes; their points are the candidates. */
  readonly communes: Places
  readonly people: Float64Array
  /** Sites that are open and stay, at their own points. */
  readonly open: Places
  /** Rows of communes where nothing may open, beside those of sites that are open. */
  readonly closed: ReadonlySet<number>
  /** Undefined: as many as there are candidates. */
  readonly k: number | undefined
  readonly objective: SitingObjective
  /** A new site must be at most so many minutes from one that is open and may have antennes. */
  readonly parentMinutes?: number
  /** Which of the open sites may have antennes; all of them by default. */
  readonly mayBeParent?: readonly boolean[]
  /** By site of the problem: people that each can take, and what opening it costs. */
  readonly capacity?: Float64Array
  readonly budget?: { readonly cost: Float64Array; readonly total: number }
}

/** The open site that a place reaches first: the row of it among the sites of the problem, and the minutes. */
export interface Parent {
  readonly site: number
  readonly minutes: number
}

export interface PreparedSiting {
  /** Its sites are the communes, in their order, then the sites that are open. */
  readonly problem: SitingProblem
  readonly parents: readonly (Parent | undefined)[]
}

/** Makes the problem of a question, with the minutes of a travel table. */
export function prepareSiting(question: SitingQuestion, travel: TravelTable): PreparedSiting {
  const { communes, open, closed, people, k, objective, parentMinutes, capacity, budget } = question
  const places = joinPlaces(pointsOf(communes), open)
  const openCommunes = new Set(open.commune)
  const fixed = Array.from({ length: open.size }, (_, site) => communes.size + site)
  const mayOpen = (site: number) =>
    !closed.has(site) &&
    !openCommunes.has(communes.commune[site] as number) &&
    !Number.isNaN(communes.lon[site])
  const parents = nearestParents(travel, places, question)
  const atLeast = (parent: Parent | undefined) => parent?.minutes ?? Number.POSITIVE_INFINITY
  const candidates = Array.from({ length: communes.size }, (_, site) => site).filter(mayOpen)
  const problem: SitingProblem = {
    people,
    sites: places.size,
    minutes: travel.minutes(communes, places),
    fixed,
    candidates,
    k: k ?? candidates.length,
    objective,
    ...(capacity && { capacity }),
    ...(budget && { budget }),
    ...(parentMinutes !== undefined && {
      parent: { minutes: Float64Array.from(parents, atLeast), atMost: parentMinutes },
    }),
  }
  return { problem, parents }
}

/** The places of two lists as one list of points. */
export function joinPlaces(a: Places, b: Places): Places {
  const both = <T extends Float64Array | Int32Array>(into: T, one: T, two: T): T => {
    into.set(one)
    into.set(two, one.length)
    return into
  }
  const size = a.size + b.size
  return {
    size,
    lon: both(new Float64Array(size), a.lon, b.lon),
    lat: both(new Float64Array(size), a.lat, b.lat),
    commune: both(new Int32Array(size), a.commune, b.commune),
    areCommunes: false,
  }
}

function nearestParents(
  travel: TravelTable,
  places: Places,
  { communes, open, mayBeParent }: SitingQuestion,
): (Parent | undefined)[] {
  const minutes = travel.minutes(places, open)
  return Array.from({ length: places.size }, (_, place) => {
    let nearest: Parent | undefined
    for (let site = 0; site < open.size; site++) {
      const away = minutes[place * open.size + site] as number
      if (mayBeParent?.[site] === false || !(away < (nearest?.minutes ?? Number.POSITIVE_INFINITY))) continue
      nearest = { site: communes.size + site, minutes: away }
    }
    return nearest
  })
}
