import type { CommuneIndex } from '@maillage/territory/communes.ts'
import type { TravelPlace, TravelTime } from '@maillage/territory/travel-time.ts'
import type { Db } from '../../platform/database.ts'

/** Where a patient starts from: a commune, or a point. */
export type Origin = { communeCode: string } | { point: { lat: number; lon: number } }

export interface SitesInMinutes {
  /** Whole minutes by car to each open site of the network; a site that no road joins is absent. */
  minutesBySite: ReadonlyMap<string, number>
  source: { provider: 'estimate' | 'matrix' | 'osrm'; fellBack: boolean }
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
 * Travel times from an origin to the sites of a network. Commune origins are kept in memory, and both directions are
 * stored in `travel_time`, so that planning reads what patients were told.
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
      if ('point' in origin) return ask(deps.travel, { lon: origin.point.lon, lat: origin.point.lat }, rows)
      const kept = known.get(origin.communeCode)
      if (kept && (!kept.answer.source.fellBack || performance.now() - kept.at < FALLBACK_KEPT_MS))
        return kept.answer
      const answer = await ask(deps.travel, origin.communeCode, rows)
      if (known.size >= KEPT_ORIGINS) known.delete(known.keys().next().value ?? '')
      known.set(origin.communeCode, { answer, at: performance.now() })
      await storeBothDirections(deps, origin.communeCode, rows)
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

async function ask(travel: TravelTime, from: TravelPlace, rows: SitePlace[]): Promise<SitesInMinutes> {
  if (rows.length === 0)
    return { minutesBySite: new Map(), source: { provider: travel.kind, fellBack: false } }
  const { pairs, fallbacks } = await travel.minutes(
    [from],
    rows.map((row) => row.commune_code),
  )
  const minutesBySite = new Map<string, number>()
  for (const [i, row] of rows.entries()) {
    const minutes = pairs[0]?.[i]?.minutes
    if (minutes !== null && minutes !== undefined) minutesBySite.set(row.id, minutes)
  }
  const allEstimated =
    travel.kind !== 'estimate' && (pairs[0] ?? []).every((pair) => pair.provider === 'estimate')
  return {
    minutesBySite,
    source: { provider: allEstimated ? 'estimate' : travel.kind, fellBack: fallbacks.length > 0 },
  }
}

async function storeBothDirections(
  deps: { db: Db; travel: TravelTime; now: () => Date },
  commune: string,
  rows: SitePlace[],
): Promise<void> {
  const codes = [...new Set(rows.map((row) => row.commune_code))]
  if (codes.length === 0) return
  const [there, back] = await Promise.all([
    deps.travel.minutes([commune], codes),
    deps.travel.minutes(codes, [commune]),
  ])
  const computed_at = deps.now()
  const values = codes.flatMap((code, i) => {
    const out = there.pairs[0]?.[i]
    const home = back.pairs[i]?.[0]
    const same = code === commune
    return [
      ...(out?.minutes != null
        ? [
            {
              from_commune: commune,
              to_commune: code,
              minutes: out.minutes,
              provider: out.provider,
              computed_at,
            },
          ]
        : []),
      ...(home?.minutes != null && !same
        ? [
            {
              from_commune: code,
              to_commune: commune,
              minutes: home.minutes,
              provider: home.provider,
              computed_at,
            },
          ]
        : []),
    ]
  })
  if (values.length === 0) return
  await deps.db
    .insertInto('travel_time')
    .values(values)
    .onConflict((conflict) =>
      conflict.columns(['from_commune', 'to_commune']).doUpdateSet((eb) => ({
        minutes: eb.ref('excluded.minutes'),
        provider: eb.ref('excluded.provider'),
        computed_at: eb.ref('excluded.computed_at'),
      })),
    )
    .execute()
}
