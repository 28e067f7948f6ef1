import type { AtlasSite, OpenSlots } from '@maillage/contract/atlas.ts'
import type { Centre } from '@maillage/territory/centres.ts'
import type { CommuneIndex } from '@maillage/territory/communes.ts'
import { DAY_MS } from '@maillage/core/time/local-time.ts'
import { prepareSearch } from '../booking/prepare-search.ts'
import { slotsBetween } from '../booking/search-slots.ts'
import type { AccessDependencies } from './atlas-dependencies.ts'
import { readSites, type SiteRow } from './atlas.queries.ts'
import { centreId, knownCentres, otherCentres } from './known-centres.ts'
import { readWorkedHalves, WEEKS, type WorkedHalves } from './read-worked-halves.ts'

const DAYS_AHEAD = 30
const STARTS_EACH = 3
const ANYWHERE = { maximumMinutes: 120, limit: 1 } as const

/**
 * What is really open for a reason, site by site: the first starts that the search of patients would offer now. Announced sites, and
 * centres that only open data tells of, have none.
 *
 * @throws {Refusal} `no-such-reason`, `reason-not-online`.
 */
export async function readOpenSlots(deps: AccessDependencies, reasonId: string): Promise<OpenSlots> {
  const { db, clock } = deps.platform
  const networkId = await deps.network.id()
  const now = clock.now()
  const [starts, sites, network, worked] = await Promise.all([
    firstStarts(deps, reasonId, now.epochMilliseconds),
    readSites(db, networkId),
    db.selectFrom('network').select('name').where('id', '=', networkId).executeTakeFirst(),
    readWorkedHalves(db, reasonId, now),
  ])
  const days = daysPerWeek(worked)
  const openings = new Map((await knownCentres()).map(({ commune, since }) => [commune, since]))
  const own = sites.map((site) => ownSite(site, network?.name ?? '', { starts, days, openings }))
  const others = await otherCentres(sites)
  return {
    at: now.toString(),
    reasonId,
    sites: [...own, ...others.map((centre) => otherCentre(centre, deps.index))],
  }
}

/** The first starts at each site (epoch ms), soonest first; two clinicians free at one instant give it twice. */
async function firstStarts(
  deps: AccessDependencies,
  reasonId: string,
  now: number,
): Promise<ReadonlyMap<string, number[]>> {
  const search = await prepareSearch(deps, { reasonId, days: DAYS_AHEAD + 1, ...ANYWHERE })
  const siteIds = search.sites.map((site) => site.id)
  const slots = await slotsBetween(search, search.days, siteIds)
  const within = slots.filter((slot) => slot.start < now + DAYS_AHEAD * DAY_MS)
  const bySite = Map.groupBy(within, (slot) => slot.siteId)
  const firstOf = (siteId: string) =>
    (bySite.get(siteId) ?? [])
      .map((slot) => slot.start)
      .toSorted((a, b) => a - b)
      .slice(0, STARTS_EACH)
  return new Map(siteIds.map((siteId) => [siteId, firstOf(siteId)]))
}

function daysPerWeek(worked: readonly WorkedHalves[]): ReadonlyMap<string, number> {
  const days = new Map<string, number>()
  for (const { siteId, halves } of worked) days.set(siteId, (days.get(siteId) ?? 0) + halves / 2 / WEEKS)
  return days
}

interface OfSites {
  starts: ReadonlyMap<string, number[]>
  days: ReadonlyMap<string, number>
  /** By commune: when open data says that a centre opened there, or shall. */
  openings: ReadonlyMap<string, string>
}

function ownSite(site: SiteRow, network: string, { starts, days, openings }: OfSites): AtlasSite {
  return {
    ...site,
    network,
    isOwn: true,
    since: openings.get(site.communeCode) ?? null,
    starts: (starts.get(site.id) ?? []).map((start) => new Date(start).toISOString()),
    daysPerWeek: days.get(site.id) ?? 0,
  }
}

function otherCentre(centre: Centre, index: CommuneIndex): AtlasSite {
  const { name, kind, network, parent, commune, lon, lat, status, since, source } = centre
  return {
    id: centreId(commune),
    name,
    kind,
    network,
    isOwn: false,
    parentId: parent ? centreId(parent) : null,
    communeCode: commune,
    communeName: index.names[index.rowOf(commune) ?? -1] ?? name,
    lon,
    lat,
    status,
    since,
    source,
    phone: null,
    starts: [],
    daysPerWeek: 0,
  }
}
