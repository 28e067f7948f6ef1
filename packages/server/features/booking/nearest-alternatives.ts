import type { Slot } from '@maillage/contract/slot-search.ts'
import { cutFreeTime } from '@maillage/core/booking/cut-free-time.ts'
import { nearestSlots } from '@maillage/core/booking/nearest-slots.ts'
import { DAY_MS, MINUTE_MS } from '@maillage/core/time/local-time.ts'
import { zoneClock } from '@maillage/core/time/zone-clock.ts'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db, Tx } from '../../platform/database.ts'
import { readBusyTime, readFreeTime } from './read-free-time.ts'
import type { ReasonFacts } from './reason-facts.ts'

export interface AlternativesQuery {
  networkId: string
  reason: ReasonFacts
  practitionerId: string
  siteId: string
  /** Epoch ms of the slot that cannot be had. */
  start: number
  now: Temporal.Instant
  count: number
  /** Minutes from where the patient lives, when it is known: shown, and weighed. */
  minutesBySite?: ReadonlyMap<string, number> | undefined
  audiences?: ('everyone' | 'own-patients' | 'office')[]
}

/** How far from the wanted site, as the crow flies, another one may be proposed; about as many minutes by car. */
const REACH_KM = 30
const SITES = 8
/** Looked at first, then the wider window when there is too little in the first. */
const WINDOWS_DAYS = [3, 21, 120]

/**
 * The free slots nearest to one that cannot be had, for the same reason: same practitioner and day first, then near in
 * time and place. Notice and horizon of the reason hold. Fewer than `count` only when there are fewer within 120 days.
 */
export async function nearestAlternatives(db: Db | Tx, query: AlternativesQuery): Promise<Slot[]> {
  const sites = await sitesAround(db, query.networkId, query.siteId)
  const clocks = new Map(sites.map((site) => [site.id, zoneClock(site.time_zone)]))
  const dayOf = (siteId: string, start: number) =>
    clocks.get(siteId)?.dayOf(start) ?? Math.floor(start / DAY_MS)
  const extraMinutes = extraMinutesOf(sites, query)
  for (const [index, days] of WINDOWS_DAYS.entries()) {
    const slots = await openSlots(db, query, sites, days, dayOf)
    if (slots.length <= query.count && index < WINDOWS_DAYS.length - 1) continue
    const found = nearestSlots(query, slots, { extraMinutes, dayOf }, query.count)
    return found.map((slot) => toSlot(slot, query.reason.durationMinutes, query.minutesBySite))
  }
  return []
}

/** A slot as the API says it. */
export function toSlot(
  slot: { practitionerId: string; siteId: string; start: number },
  durationMinutes: number,
  minutesBySite?: ReadonlyMap<string, number>,
): Slot {
  return {
    practitionerId: slot.practitionerId,
    siteId: slot.siteId,
    start: new Date(slot.start).toISOString(),
    end: new Date(slot.start + durationMinutes * MINUTE_MS).toISOString(),
    minutes: minutesBySite?.get(slot.siteId) ?? null,
  }
}

interface SiteAround {
  id: string
  time_zone: string
  km: number
}

async function sitesAround(db: Db | Tx, networkId: string, siteId: string): Promise<SiteAround[]> {
  const { rows } = await sql<SiteAround>`
    select * from (
      select s.id, s.time_zone,
             111.2 * sqrt((s.lat - w.lat) ^ 2 + ((s.lon - w.lon) * cos(radians(w.lat))) ^ 2) as km
        from site s, site w
       where w.id = ${siteId} and s.network_id = ${networkId} and (s.status = 'open' or s.id = w.id)
    ) as near
    where km <= ${REACH_KM} order by km limit ${SITES}`.execute(db)
  return rows
}

function extraMinutesOf(sites: SiteAround[], query: AlternativesQuery): (siteId: string) => number {
  const kilometres = new Map(sites.map((site) => [site.id, site.km]))
  const wanted = query.minutesBySite?.get(query.siteId)
  return (siteId) => {
    const minutes = query.minutesBySite?.get(siteId)
    return wanted !== undefined && minutes !== undefined
      ? minutes - wanted
      : (kilometres.get(siteId) ?? REACH_KM)
  }
}

async function openSlots(
  db: Db | Tx,
  query: AlternativesQuery,
  sites: SiteAround[],
  days: number,
  dayOf: (siteId: string, start: number) => number,
) {
  const { reason } = query
  const now = query.now.epochMilliseconds
  const earliest = now + reason.minimumNoticeMinutes * MINUTE_MS
  const horizon = now + (reason.horizonDays + 1) * DAY_MS
  const wanted = Math.min(Math.max(query.start, earliest), horizon)
  const from = Math.max(earliest, wanted - days * DAY_MS)
  const until = Math.min(wanted + days * DAY_MS, horizon)
  const pieces = await readFreeTime(db, {
    siteIds: sites.map((site) => site.id),
    serviceIds: reason.serviceIds,
    from,
    until,
    limitEach: 300,
    ...(query.audiences ? { audiences: query.audiences } : {}),
  })
  const withBuffers = reason.bufferBeforeMinutes + reason.bufferAfterMinutes > 0
  const practitioners = withBuffers ? [...new Set(pieces.map((piece) => piece.practitionerId))] : []
  const busy = await readBusyTime(db, practitioners, { start: from - DAY_MS, end: until + 2 * DAY_MS })
  return cutFreeTime(pieces, {
    reason,
    startsBetween: () => ({ start: from, end: until }),
    busyOf: (practitionerId) => busy.get(practitionerId) ?? [],
    wants: (siteId, start) => dayOf(siteId, start) - dayOf(siteId, now) <= reason.horizonDays,
  })
}
