import { joinPlaces, prepareSiting, type SitingQuestion } from '@maillage/planning/siting/prepare-siting.ts'
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
  const travel = await readTravel(values.travel, ground, io, reachOf(numbers))
  const { index } = ground
  const communes = communePlaces(index, area.rows)
  const pairs = communes.size * (communes.size + fixed.size)
  if (pairs > MOST_PAIRS) throw tooLarge(pairs, MOST_PAIRS)
  const points = pointsIn(index, joinPlaces(pointsOf(communes), fixed))
  const amounts = await readAmounts(values, points, ground, io, read)
  const isForbidden = new Set(forbidden.codes)
  const question: SitingQuestion = {
    communes,
    people: Float64Array.from(area.rows, (row) => index.population[row] as number),
    open: fixed,
    closed: new Set(
      [...points.keys()].filter(
        (site) => isForbidden.has(points[site]?.code ?? '') || !amounts.isCosted(site),
      ),
    ),
    k: numbers.k,
    objective: numbers.objective,
    mayBeParent: fixed.codes.map((code) => !isAntenne(code, ground)),
    ...(numbers.parentMinutes !== undefined && { parentMinutes: numbers.parentMinutes }),
    ...(amounts.capacity && { capacity: amounts.capacity }),
    ...(amounts.cost && { budget: { cost: amounts.cost, total: numbers.budget as number } }),
  }
  const { problem, parents } = prepareSiting(question, travel)
  return {
    area,
    numbers,
    travel,
    problem,
    communes: points.slice(0, communes.size),
    points,
    fixed: problem.fixed,
    parents,
    withTravel: (table) => prepareSiting(question, table).problem,
  }
}

/** How far drives must be known: all of them, but for the objectives that ask for a limit. */
function reachOf({ objective, maxMinutes }: SiteNumbers): { option: string; minutes: number } {
  if (objective.kind === 'covering' || objective.kind === 'set-covering')
    return { option: '--max-minutes', minutes: maxMinutes }
  return { option: `--objective ${objective.kind}`, minutes: LONGEST_ROADS }
}

/** What `import roads` computes at most: further, nobody is sent to a site. */
const LONGEST_ROADS = 180

function pointsIn(index: Ground['index'], { commune, lon, lat }: Places): SitePoint[] {
  return Array.from(commune, (row, site) => ({
    code: index.codes[row] as string,
    name: index.names[row] as string,
    lon: lon[site] as number,
    lat: lat[site] as number,
  }))
}

/** An antenne is nobody's centre. */
function isAntenne(code: string, { centres }: Ground): boolean {
  return centres.some(({ commune, kind }) => kind === 'antenne' && commune === code)
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
