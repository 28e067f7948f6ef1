import type { SitingProblem } from '@maillage/planning/siting/siting-problem.ts'
import type { Area } from '@maillage/territory/area.ts'
import { type Places, communePlaces, pointsOf, type TravelTable } from '@maillage/territory/travel-table.ts'
import type { Io } from '../command.ts'
import type { ReadText } from '../read-json.ts'
import type { Ground } from '../territory/ground.ts'
import { readArea } from '../territory/read-area.ts'
import { readSites, type Sites } from '../territory/read-sites.ts'
import { readTravel } from '../territory/read-travel.ts'
import { MOST_PAIRS } from '@maillage/planning/siting/check-siting.ts'
import { tooLarge } from './too-large.ts'
import { readAmounts } from './read-amounts.ts'
import { readNumbers, type SiteNumbers, type SiteValues } from './site-options.ts'

/** Where one may go in the answer: a candidate commune or a site that is open. */
export interface SitePoint {
  readonly code: string
  readonly name: string
  readonly lon: number
  readonly lat: number
}

/** A question as it was asked, and the problem that it makes. */
export interface SiteQuestion {
  readonly area: Area
  readonly numbers: SiteNumbers
  readonly travel: TravelTable
  readonly problem: SitingProblem
  /** The communes of the area: their row is that of the demand. */
  readonly communes: readonly SitePoint[]
  /** By row of site: candidates first, then those that are open. */
  readonly points: readonly SitePoint[]
  readonly fixed: readonly number[]
  /** The centre that each site is nearest to: its row and its minutes. */
  readonly parents: readonly ({ readonly site: number; readonly minutes: number } | undefined)[]
  /** The same problem with other travel times. */
  withTravel(travel: TravelTable): SitingProblem
}

/** @throws Misuse for options that cannot be used. */
export async function readQuestion(
  values: SiteValues,
  ground: Ground,
  io: Io,
  read: ReadText,
): Promise<SiteQuestion> {
  const numbers = readNumbers(values)
  const area = readArea(values.area, ground, io)
  const fixed = values.fixed ? readSites('--fixed', values.fixed, ground, io) : noSites
  const forbidden = values.forbid ? readSites('--forbid', values.forbid, ground, io) : noSites
  const travel = await readTravel(values.travel, ground, io)
  const { index } = ground
  const communes = communePlaces(index, area.rows)
  const pairs = communes.size * (communes.size + fixed.size)
  if (pairs > MOST_PAIRS) throw tooLarge(pairs, MOST_PAIRS)
  const places = joined(pointsOf(communes), fixed)
  const points = Array.from(places.commune, (row, site) => ({
    code: index.codes[row] as string,
    name: index.names[row] as string,
    lon: places.lon[site] as number,
    lat: places.lat[site] as number,
  }))
  const fixedRows = [...Array(fixed.size).keys()].map((site) => communes.size + site)
  const closed = new Set([...fixed.codes, ...forbidden.codes])
  const amounts = await readAmounts(values, points, ground, io, read)
  const candidates = [...Array(communes.size).keys()].filter(
    (site) =>
      !closed.has(points[site]?.code ?? '') && !Number.isNaN(places.lon[site]) && amounts.isCosted(site),
  )
  const people = Float64Array.from(area.rows, (row) => index.population[row] as number)
  const parents = nearestParents(travel, places, fixed, fixedRows, ground)
  const withTravel = (table: TravelTable): SitingProblem => ({
    people,
    sites: places.size,
    minutes: table.minutes(communes, places),
    fixed: fixedRows,
    candidates,
    k: numbers.k ?? candidates.length,
    objective: numbers.objective,
    ...(amounts.capacity && { capacity: amounts.capacity }),
    ...(amounts.cost && { budget: { cost: amounts.cost, total: numbers.budget as number } }),
    ...(numbers.parentMinutes !== undefined && {
      parent: {
        minutes: Float64Array.from(parents, (parent) => parent?.minutes ?? Number.POSITIVE_INFINITY),
        atMost: numbers.parentMinutes,
      },
    }),
  })
  return {
    area,
    numbers,
    travel,
    problem: withTravel(travel),
    communes: points.slice(0, communes.size),
    points,
    fixed: fixedRows,
    parents,
    withTravel,
  }
}

const noSites: Sites = {
  size: 0,
  lon: new Float64Array(),
  lat: new Float64Array(),
  commune: new Int32Array(),
  areCommunes: false,
  codes: [],
  names: [],
}

function joined(a: Places, b: Places): Places {
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

/** The open centre that each place reaches first: what an antenne would be attached to. An antenne is nobody's centre. */
function nearestParents(
  travel: TravelTable,
  places: Places,
  fixed: Sites,
  fixedRows: readonly number[],
  { centres }: Ground,
): SiteQuestion['parents'] {
  const antennes = new Set(centres.filter(({ kind }) => kind === 'antenne').map(({ commune }) => commune))
  const minutes = travel
    .minutes(places, fixed)
    .map((one, at) => (antennes.has(fixed.codes[at % fixed.size] ?? '') ? Number.POSITIVE_INFINITY : one))
  return Array.from({ length: places.size }, (_, site) => {
    const row = minutes.subarray(site * fixed.size, (site + 1) * fixed.size)
    const least = row.reduce((one, two) => Math.min(one, two), Number.POSITIVE_INFINITY)
    if (!Number.isFinite(least)) return undefined
    return { site: fixedRows[row.indexOf(least)] as number, minutes: least }
  })
}
