import type { SlotSearch } from '@maillage/contract/booking.ts'
import { type LocalDay, parseLocalDate } from '@maillage/core/time/local-time.ts'
import { type ZoneClock, zoneClock } from '@maillage/core/time/zone-clock.ts'
import type { Db } from '../../platform/database.ts'
import type { SitesInMinutes } from '../territory/site-travel.ts'
import { noSuchReason, reasonNotOnline } from './booking.refusals.ts'
import type { BookingDependencies } from './booking-dependencies.ts'
import { readPhone } from './read-phone.ts'
import { type ReasonFacts, readReason } from './reason-facts.ts'
import { minutesFrom } from './request-facts.ts'
import { readSearchSites, type SearchSite } from './search-sites.ts'

/** Local days, both included. */
export interface Days {
  from: LocalDay
  to: LocalDay
}

/** A search with the facts that it stands on. */
export interface Search {
  db: Db
  request: SlotSearch
  reason: ReasonFacts
  /** Open sites in reach, and up to twice the maximum of minutes. */
  sites: SearchSite[]
  minutesBySite: ReadonlyMap<string, number>
  minutesOf: (siteId: string) => number | null
  isInReach: (siteId: string) => boolean
  source: SitesInMinutes['source']
  /** Epoch ms. */
  now: number
  today: LocalDay
  days: Days
  clocks: ReadonlyMap<string, ZoneClock>
}

/** Sites up to so many times the maximum are told of: on the map, and for a sooner slot. */
const BEYOND = 2

/**
 * Reads what a search stands on: the reason, the sites around the origin, the window.
 * @throws {Refusal} `no-such-reason`, `reason-not-online`, `unknown-commune`.
 */
export async function prepareSearch(deps: BookingDependencies, request: SlotSearch): Promise<Search> {
  const { db, clock } = deps.platform
  const networkId = await deps.network.id()
  const [reason, around] = await Promise.all([
    readReason(db, networkId, request.reasonId),
    readSitesAround(deps, networkId, request),
  ])
  if (!reason) throw noSuchReason()
  if (reason.audience !== 'everyone') throw reasonNotOnline(await readPhone(db, networkId))
  const { sites, travel } = around
  const clocks = new Map(sites.map((site) => [site.id, zoneClock(site.timeZone) ?? utcClock()]))
  const now = clock.now().epochMilliseconds
  const today = (clocks.values().next().value ?? utcClock()).dayOf(now)
  const minutesBySite = travel?.minutesBySite ?? new Map<string, number>()
  const reach = travel ? request.maximumMinutes : Number.POSITIVE_INFINITY
  return {
    db,
    request,
    reason,
    sites,
    clocks,
    minutesBySite,
    minutesOf: (siteId) => minutesBySite.get(siteId) ?? null,
    isInReach: (siteId) => (minutesBySite.get(siteId) ?? (travel ? Number.POSITIVE_INFINITY : 0)) <= reach,
    source: travel?.source ?? { provider: 'estimate', fellBack: false },
    now,
    today,
    days: windowOf(request, today),
  }
}

/** The clock of a site of the search. */
export function clockOf(search: Search, siteId: string): ZoneClock {
  return search.clocks.get(siteId) ?? utcClock()
}

async function readSitesAround(
  deps: BookingDependencies,
  networkId: string,
  request: SlotSearch,
): Promise<{ sites: SearchSite[]; travel: SitesInMinutes | undefined }> {
  const travel = request.point
    ? await minutesFrom(deps, { point: request.point })
    : request.communeCode
      ? await minutesFrom(deps, { communeCode: request.communeCode })
      : undefined
  const farthest = request.maximumMinutes * BEYOND
  const near =
    travel && [...travel.minutesBySite].filter(([, minutes]) => minutes <= farthest).map(([id]) => id)
  const { siteIds, wheelchairAccess = false } = request
  const sites = await readSearchSites(deps.platform.db, networkId, { near, siteIds, wheelchairAccess })
  return { sites, travel }
}

/** From the day asked for, or today when it is left out or gone. */
function windowOf(request: SlotSearch, today: LocalDay): Days {
  const asked = request.from === undefined ? today : parseLocalDate(request.from)
  const from = typeof asked === 'number' ? Math.max(asked, today) : today
  return { from, to: from + request.days - 1 }
}

function utcClock(): ZoneClock {
  return zoneClock('UTC') as ZoneClock
}
