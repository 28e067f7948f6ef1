import type { AtlasSite, OpenSlots } from '@maillage/contract/atlas.ts'
import type { CommuneHistory } from '@maillage/contract/atlas-history.ts'
import type { CommuneAccess, ReachableSite } from '@maillage/contract/public-access.ts'
import { findSeries, needOf } from '@maillage/territory/accessibility/published-apl.ts'
import { findArea, zoneName } from '@maillage/territory/area.ts'
import { communesAround } from '@maillage/territory/commune-grid.ts'
import { type CommuneIndex, departementCodeOf } from '@maillage/territory/communes.ts'
import { coverageOf } from '@maillage/territory/coverage.ts'
import type { AtlasDependencies } from '../atlas/atlas-dependencies.ts'
import { POPULATION_YEAR } from '../atlas/read-area-communes.ts'
import { readCommuneHistory } from '../atlas/read-history.ts'
import { minutesToPoints } from '../territory/minutes-to-points.ts'
import { readPublishedApl } from '../territory/read-published-apl.ts'
import { minutesToOpenSlots } from './minutes-to-open-slots.ts'
import { openSlotsNow } from './open-slots-now.ts'
import { unknownPlace } from './public-access.refusals.ts'

const LIMIT_MINUTES = 15
/** What the map of the page shows around the commune. */
const AROUND_KM = 62
/** A centre of another network is named when it is at most so far. */
const NEIGHBOUR_MINUTES = 90
const HISTORY_DAYS = 1100

/**
 * How far the nearest slot is that the public can book, for the inhabitants of a commune; a withdrawn code is read as that of today.
 * @throws {Refusal} `unknown-commune`, `nothing-to-book`.
 */
export async function readCommuneAccess(deps: AtlasDependencies, code: string): Promise<CommuneAccess> {
  const { index } = deps
  const row = index.rowOf(code)
  if (row === undefined) throw unknownPlace()
  const { reason, slots } = await openSlotsNow(deps)
  const [sites, ground, timeZone, history, apl] = await Promise.all([
    reachableSites(deps, slots, row),
    minutesOnGround(deps, slots, row),
    readTimeZone(deps),
    readCommuneHistory(deps, code, { reasonId: reason.id, days: HISTORY_DAYS }),
    aplOf(index, row),
  ])
  return {
    at: slots.at,
    timeZone,
    reason: { id: reason.id, label: reason.label, care: reason.care },
    commune: describeCommune(index, row),
    sites,
    around: ground.around.map((near) => ({
      code: index.codes[near] ?? '',
      minutes: wholeOrNull(ground.minutesOf(near)),
    })),
    shares: shares(index, row, ground.minutesOf),
    history: changesOf(history.days),
    apl,
    travel: deps.travelTime.kind,
    populationYear: POPULATION_YEAR,
  }
}

const wholeOrNull = (minutes: number) => (Number.isFinite(minutes) ? minutes : null)
const numberOrNull = (degrees: number) => (Number.isNaN(degrees) ? null : degrees)

function describeCommune(index: CommuneIndex, row: number): CommuneAccess['commune'] {
  return {
    code: index.codes[row] ?? '',
    name: index.names[row] ?? '',
    postcode: index.postcodes[row]?.[0] ?? '',
    departement: departementCodeOf(index.codes[row] ?? ''),
    population: index.population[row] ?? 0,
    lon: numberOrNull(index.lon[row] as number),
    lat: numberOrNull(index.lat[row] as number),
  }
}

async function readTimeZone(deps: AtlasDependencies): Promise<string> {
  const row = await deps.platform.db
    .selectFrom('network')
    .select('time_zone as timeZone')
    .where('id', '=', await deps.network.id())
    .executeTakeFirstOrThrow()
  return row.timeZone
}

async function reachableSites(
  deps: AtlasDependencies,
  slots: OpenSlots,
  row: number,
): Promise<ReachableSite[]> {
  const minutes = await minutesToPoints(deps, [row], slots.sites)
  return slots.sites
    .map((site, i) => reachableSite(site, minutes[i] ?? Number.POSITIVE_INFINITY))
    .filter((site) => site.siteId !== null || (site.minutes ?? Number.POSITIVE_INFINITY) <= NEIGHBOUR_MINUTES)
    .toSorted((a, b) => away(a) - away(b) || (a.communeName < b.communeName ? -1 : 1))
}

const away = ({ minutes }: ReachableSite) => minutes ?? Number.POSITIVE_INFINITY

function reachableSite(site: AtlasSite, minutes: number): ReachableSite {
  const { id, name, communeName, network, kind, status, lon, lat, starts, isOwn } = site
  const siteId = isOwn ? id : null
  return { siteId, name, communeName, network, kind, status, lon, lat, minutes: wholeOrNull(minutes), starts }
}

/** Minutes of the communes that the page speaks of: those of the département and of the EPCI, and those near. */
async function minutesOnGround(deps: AtlasDependencies, slots: OpenSlots, row: number) {
  const { index } = deps
  const [lon, lat] = [index.lon[row] as number, index.lat[row] as number]
  const around = Number.isNaN(lon) ? [] : communesAround(index, lon, lat, AROUND_KM)
  const rows = [
    ...new Set([...around, ...rowsOf(index, areaKey('dep', index, row)), ...epciRows(index, row), row]),
  ]
  const minutes = await minutesToOpenSlots(deps, slots, rows)
  const byRow = new Map(rows.map((each, i) => [each, minutes[i] as number]))
  return { around, minutesOf: (each: number) => byRow.get(each) ?? Number.POSITIVE_INFINITY }
}

function areaKey(kind: 'dep' | 'epci', index: CommuneIndex, row: number): string {
  return kind === 'dep' ? `dep:${departementCodeOf(index.codes[row] ?? '')}` : `epci:${index.epci[row]}`
}

function rowsOf(index: CommuneIndex, key: string): Int32Array {
  const area = findArea(index, key)
  return 'refusal' in area ? new Int32Array() : area.rows
}

function epciRows(index: CommuneIndex, row: number): Int32Array {
  return index.epci[row] ? rowsOf(index, areaKey('epci', index, row)) : new Int32Array()
}

function shares(
  index: CommuneIndex,
  row: number,
  minutesOf: (row: number) => number,
): CommuneAccess['shares'] {
  const shareOf = (rows: ArrayLike<number>) => {
    const minutes = Float64Array.from(rows, minutesOf)
    const population = Array.from(rows, (each) => index.population[each] as number)
    const { share, population: people } = coverageOf({ minutes }, population, LIMIT_MINUTES)
    return people === 0 ? null : share
  }
  const epci = epciRows(index, row)
  const whole = rowsOf(index, areaKey('dep', index, row))
  const departement = departementCodeOf(index.codes[row] ?? '')
  return [
    { kind: 'commune', name: index.names[row] ?? '', share: shareOf([row]) },
    ...(epci.length > 0
      ? [
          {
            kind: 'epci' as const,
            name: zoneName(index, 'epci', String(index.epci[row])),
            share: shareOf(epci),
          },
        ]
      : []),
    ...(whole.length > 1
      ? [{ kind: 'departement' as const, name: zoneName(index, 'dep', departement), share: shareOf(whole) }]
      : []),
  ]
}

/** The days on which the minutes to a slot open within the week were not those of the day before. */
function changesOf(days: CommuneHistory['days']): CommuneAccess['history'] {
  return days
    .filter(({ minutes7d }, i) => i === 0 || minutes7d !== days[i - 1]?.minutes7d)
    .map(({ day, minutes7d }) => ({ day, minutes: minutes7d }))
}

/** What the DREES published last of general practitioners, all ages; null for a commune that it says nothing of. */
async function aplOf(index: CommuneIndex, row: number): Promise<CommuneAccess['apl']> {
  const series = findSeries('gp')
  if (!series) return null
  const published = await readPublishedApl(index)
  const values = published.columns[series.column]
  const value = values[row] as number
  if (Number.isNaN(value)) return null
  const need = needOf(published, series, index)
  let [people, weighted] = [0, 0]
  for (const each of rowsOf(index, areaKey('dep', index, row))) {
    const weight = need[each] as number
    if (weight === 0) continue
    people += weight
    weighted += weight * (values[each] as number)
  }
  return { year: series.year, commune: value, departement: weighted / people }
}
