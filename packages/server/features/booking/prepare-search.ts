import type { SlotSearch } from '@maillage/contract/slot-search.ts'
import type { FreePiece } from '@maillage/core/booking/cut-free-time.ts'
import { DAY_MS, type LocalDay, parseLocalDate } from '@maillage/core/time/local-time.ts'
import { type ZoneClock, zoneClock } from '@maillage/core/time/zone-clock.ts'
import type { Db } from '../../platform/database.ts'
import type { SitesInMinutes } from '../territory/site-travel.ts'
import { noSuchReason, reasonNotOnline } from './booking.refusals.ts'
import type { SearchDependencies } from './booking-dependencies.ts'
import { type FreeTimeQuery, readFreeTime } from './read-free-time.ts'
import { readPhone } from './read-phone.ts'
import type { ReasonFacts } from './reason-facts.ts'
import { minutesFrom } from './request-facts.ts'
import { readReasonAndSites, type SearchSite } from './search-sites.ts'

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
  /** Open sites in reach, and the nearest of those a little beyond. */
  sites: SearchSite[]
  minutesBySite: ReadonlyMap<string, number>
  minutesOf: (siteId: string) => number | null
  isInReach: (siteId: string) => boolean
  /** Whether slots of this site were asked for; the others are only counted. */
  isWanted: (siteId: string) => boolean
  source: SitesInMinutes['source']
  /** Epoch ms. */
  now: number
  today: LocalDay
  days: Days
  clocks: ReadonlyMap<string, ZoneClock>
  /** Free time of the sites in the window, a little more, when an origin let it be read at once. */
  pieces: FreePiece[] | undefined
}

/** Sites up to so many times the maximum, and at most so many of them, are told of: on the map, and for a sooner slot. */
const BEYOND = { times: 2, sites: 6 }
/** The farthest that a wall clock may be from UTC, either way. */
const FARTHEST_OFFSET_MS = 14 * 3_600_000
/** No reason can be booked further ahead: a window beyond it is empty wherever it starts. */
const FARTHEST_DAYS = 1000

/**
 * Reads what a search stands on: the reason, the sites around the origin, their free time in the window. All at once: with
 * an origin nothing has to wait for the answer of another read.
 *
 * @throws {Refusal} `no-such-reason`, `reason-not-online`, `unknown-commune`.
 */
export async function prepareSearch(deps: SearchDependencies, request: SlotSearch): Promise<Search> {
  const { db, clock } = deps.platform
  const networkId = await deps.network.id()
  const now = clock.now().epochMilliseconds
  const travel = await travelFrom(deps, request)
  const near = travel && sitesAround(travel, request)
  const filter = {
    near,
    siteIds: near ? undefined : request.siteIds,
    wheelchairAccess: request.wheelchairAccess ?? false,
  }
  const [facts, pieces] = await Promise.all([
    readReasonAndSites(db, networkId, request.reasonId, filter),
    near && readFreeTime(db, { ...coarseWindow(request, now), ...chosen(request), siteIds: near }),
  ])
  if (!facts) throw noSuchReason()
  const { reason, sites } = facts
  if (reason.audience !== 'everyone') throw reasonNotOnline(await readPhone(db, networkId))
  const clocks = new Map(sites.map((site) => [site.id, zoneClock(site.timeZone) ?? utcClock()]))
  const today = (clocks.values().next().value ?? utcClock()).dayOf(now)
  return {
    db,
    request,
    reason,
    sites,
    clocks,
    ...reachOf(travel, request.maximumMinutes),
    isWanted: wantedAmong(request.siteIds),
    source: travel?.source ?? { provider: 'estimate', fellBack: false },
    now,
    today,
    days: windowOf(request, today),
    pieces: pieces?.filter((piece) => clocks.has(piece.siteId)),
  }
}

/** The clock of a site of the search. */
export function clockOf(search: Search, siteId: string): ZoneClock {
  return search.clocks.get(siteId) ?? utcClock()
}

/** Whose free time a search reads. */
export function chosen(request: SlotSearch): Pick<FreeTimeQuery, 'serviceIds' | 'practitionerId' | 'gender'> {
  const { practitionerId, gender } = request
  return { serviceIds: { ofReason: request.reasonId }, practitionerId, gender }
}

function travelFrom(deps: SearchDependencies, request: SlotSearch): Promise<SitesInMinutes> | undefined {
  if (request.point) return minutesFrom(deps, { point: request.point })
  return request.communeCode ? minutesFrom(deps, { communeCode: request.communeCode }) : undefined
}

/** Sites in reach, then the nearest of those a little beyond, first those that were asked for. */
function sitesAround({ minutesBySite }: SitesInMinutes, request: SlotSearch): string[] {
  const { maximumMinutes, siteIds = [] } = request
  const asked = new Set(siteIds)
  const inReach: string[] = []
  const beyond: [string, number][] = []
  for (const [id, minutes] of minutesBySite) {
    if (minutes <= maximumMinutes) inReach.push(id)
    else if (minutes <= maximumMinutes * BEYOND.times) beyond.push([id, minutes])
  }
  const later = (id: string) => (asked.has(id) ? 0 : 1)
  beyond.sort((a, b) => later(a[0]) - later(b[0]) || a[1] - b[1] || (a[0] < b[0] ? -1 : 1))
  return [...inReach, ...beyond.slice(0, BEYOND.sites).map(([id]) => id)]
}

function wantedAmong(siteIds: string[] = []): Search['isWanted'] {
  const asked = new Set(siteIds)
  return (siteId) => asked.size === 0 || asked.has(siteId)
}

function reachOf(
  travel: SitesInMinutes | undefined,
  maximumMinutes: number,
): Pick<Search, 'minutesBySite' | 'minutesOf' | 'isInReach'> {
  const minutesBySite = travel?.minutesBySite ?? new Map<string, number>()
  return {
    minutesBySite,
    minutesOf: (siteId) => minutesBySite.get(siteId) ?? null,
    isInReach: (siteId) =>
      !travel || (minutesBySite.get(siteId) ?? Number.POSITIVE_INFINITY) <= maximumMinutes,
  }
}

/** From the day asked for, or today when it is left out or gone. */
function windowOf(request: SlotSearch, today: LocalDay): Days {
  const asked = request.from === undefined ? today : parseLocalDate(request.from)
  const from = typeof asked === 'number' ? Math.min(Math.max(asked, today), today + FARTHEST_DAYS) : today
  return { from, to: from + request.days - 1 }
}

/** A period that holds the window in whatever zone the sites turn out to be. */
function coarseWindow(request: SlotSearch, now: number): { from: number; until: number } {
  const first = windowOf(request, Math.floor((now - FARTHEST_OFFSET_MS) / DAY_MS))
  const last = windowOf(request, Math.floor((now + FARTHEST_OFFSET_MS) / DAY_MS))
  return {
    from: Math.max(now, first.from * DAY_MS - FARTHEST_OFFSET_MS),
    until: (last.to + 1) * DAY_MS + FARTHEST_OFFSET_MS,
  }
}

function utcClock(): ZoneClock {
  return zoneClock('UTC') as ZoneClock
}
