import { nearestCommune } from '@maillage/territory/commune-grid.ts'
import type { CommuneIndex } from '@maillage/territory/communes.ts'
import type {
  TravelAnswer,
  TravelPair,
  TravelPlace,
  TravelPoint,
  TravelTime,
} from '@maillage/territory/travel-time.ts'
import type { Db } from '../../platform/database.ts'
import { sourceOf, type TravelSource } from './travel-source.ts'

/** Where a patient starts from: a commune, or a point. */
export type Origin = { communeCode: string } | { point: { lat: number; lon: number } }

export interface SitesInMinutes {
  /** Whole minutes by car to each open site of the network; a site that no road joins is absent. */
  minutesBySite: ReadonlyMap<string, number>
  source: TravelSource
}

export interface SiteTravel {
  /** @throws UnknownCommuneError for a code that INSEE never gave. */
  minutesFrom(origin: Origin): Promise<SitesInMinutes>
  /** Forgets what it knows of the sites: they changed. */
  forget(): void
}

const KEPT_ORIGINS = 4_000
/** An answer in which the provider failed is asked again after this long. */
const FALLBACK_KEPT_MS = 60_000
const SITES_KEPT_MS = 30_000

/**
 * Travel times from an origin to the sites of a network, each where it stands in its commune. Commune origins are kept in
 * memory, and both directions are stored in `travel_time`, so that planning reads what patients were told.
 */
export function createSiteTravel(deps: {
  db: Db
  networkId: () => Promise<string>
  travel: TravelTime
  index: CommuneIndex
  now: () => Date
}): SiteTravel {
  const known = new Map<string, { answer: SitesInMinutes; at: number }>()
  let sites: { rows: SitePlace[]; at: number } | undefined

  const readSites = async (): Promise<SitePlace[]> => {
    if (sites && performance.now() - sites.at < SITES_KEPT_MS) return sites.rows
    const rows = await deps.db
      .selectFrom('site')
      .select(['id', 'commune_code', 'lon', 'lat'])
      .where('network_id', '=', await deps.networkId())
      .where('status', '=', 'open')
      .orderBy('id')
      .execute()
    if (rows.map((row) => row.id).join() !== sites?.rows.map((row) => row.id).join()) known.clear()
    sites = { rows, at: performance.now() }
    return rows
  }

  return {
    async minutesFrom(origin) {
      const rows = await readSites()
      if ('point' in origin)
        return answerFrom(deps.travel, rows, await ask(deps, pointIn(deps.index, origin.point), rows))
      const kept = known.get(origin.communeCode)
      if (kept && (!kept.answer.source.fellBack || performance.now() - kept.at < FALLBACK_KEPT_MS))
        return kept.answer
      const there = await ask(deps, origin.communeCode, rows)
      const answer = answerFrom(deps.travel, rows, there)
      if (known.size >= KEPT_ORIGINS) known.delete(known.keys().next().value ?? '')
      known.set(origin.communeCode, { answer, at: performance.now() })
      await storeBothDirections(deps, origin.communeCode, rows, there.pairs[0] ?? [])
      return answer
    },
    forget() {
      sites = undefined
      known.clear()
    },
  }
}

interface SitePlace {
  id: string
  commune_code: string
  lon: number
  lat: number
}

/** A point with its commune, so that a provider that knows only communes answers too. */
function pointIn(index: CommuneIndex, { lon, lat }: { lon: number; lat: number }): TravelPoint {
  const commune = index.codes[nearestCommune(index, lon, lat)]
  return commune === undefined ? { lon, lat } : { lon, lat, commune }
}

function placeOf(index: CommuneIndex, { lon, lat, commune_code }: SitePlace): TravelPoint {
  return index.rowOf(commune_code) === undefined ? { lon, lat } : { lon, lat, commune: commune_code }
}

async function ask(
  deps: { travel: TravelTime; index: CommuneIndex },
  from: TravelPlace,
  rows: SitePlace[],
): Promise<TravelAnswer> {
  if (rows.length === 0) return { pairs: [[]], fallbacks: [] }
  return deps.travel.minutes(
    [from],
    rows.map((row) => placeOf(deps.index, row)),
  )
}

function answerFrom(travel: TravelTime, rows: SitePlace[], answer: TravelAnswer): SitesInMinutes {
  const minutesBySite = new Map<string, number>()
  for (const [i, row] of rows.entries()) {
    const minutes = answer.pairs[0]?.[i]?.minutes
    if (minutes !== null && minutes !== undefined) minutesBySite.set(row.id, minutes)
  }
  return { minutesBySite, source: sourceOf(travel, answer) }
}

interface StoredTime {
  from_commune: string
  to_commune: string
  minutes: number
  provider: string
}

/** One row a direction and a pair of communes: the site that is nearest, where a commune has several. */
async function storeBothDirections(
  deps: { db: Db; travel: TravelTime; index: CommuneIndex; now: () => Date },
  commune: string,
  rows: SitePlace[],
  there: readonly TravelPair[],
): Promise<void> {
  if (rows.length === 0) return
  const back = await deps.travel.minutes(
    rows.map((row) => placeOf(deps.index, row)),
    [commune],
  )
  const nearest = new Map<string, StoredTime>()
  const keep = (from_commune: string, to_commune: string, pair: TravelPair | undefined) => {
    if (pair?.minutes == null) return
    const key = `${from_commune};${to_commune}`
    const known = nearest.get(key)
    if (!known || pair.minutes < known.minutes)
      nearest.set(key, { from_commune, to_commune, minutes: pair.minutes, provider: pair.provider })
  }
  for (const [i, { commune_code }] of rows.entries()) {
    keep(commune, commune_code, there[i])
    keep(commune_code, commune, back.pairs[i]?.[0])
  }
  if (nearest.size === 0) return
  const computed_at = deps.now()
  await deps.db
    .insertInto('travel_time')
    .values(inOneOrder(nearest).map((time) => ({ ...time, computed_at })))
    .onConflict((conflict) =>
      conflict.columns(['from_commune', 'to_commune']).doUpdateSet((eb) => ({
        minutes: eb.ref('excluded.minutes'),
        provider: eb.ref('excluded.provider'),
        computed_at: eb.ref('excluded.computed_at'),
      })),
    )
    .execute()
}

/** The same order for all, so that two communes asked about at once never wait for each other. */
function inOneOrder(times: ReadonlyMap<string, StoredTime>): StoredTime[] {
  return [...times].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, time]) => time)
}
