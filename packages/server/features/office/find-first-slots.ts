import type { z } from '@hono/zod-openapi'
import type { Slot } from '@maillage/contract/slot-search.ts'
import type { OfficeSlotSearch } from '@maillage/contract/office.ts'
import { cutFreeTime, type OpenSlot } from '@maillage/core/booking/cut-free-time.ts'
import { DAY_MS } from '@maillage/core/time/local-time.ts'
import { zoneClock } from '@maillage/core/time/zone-clock.ts'
import type { Db } from '../../platform/database.ts'
import { toSlot } from '../booking/nearest-alternatives.ts'
import { readBusyTime, readFreeTime } from '../booking/read-free-time.ts'
import { type ReasonFacts, readReason } from '../booking/reason-facts.ts'
import { readSearchSites } from '../booking/search-sites.ts'
import { EVERY_AUDIENCE } from './book-at-office.ts'
import type { OfficeDependencies } from './office-dependencies.ts'
import { noSuchReason } from './office-refusals.ts'
import { requireSite } from './require-site.ts'

/** Within this, the road is not an effort; beyond, sites come after those within. The aim of the centres: care at 15 minutes. */
const NEAR_MINUTES = 15
const FIRST_WINDOW_DAYS = 7

/**
 * The first slots for a reason across the team, every audience: those within 15 minutes of the patient's commune first,
 * the soonest first in each group. The notice of the reason does not bind an agent; its horizon does, so that protected
 * time stays for the day itself.
 *
 * @throws {Refusal} `no-such-reason`, `no-such-site`.
 */
export async function findFirstSlots(
  deps: OfficeDependencies,
  request: z.infer<typeof OfficeSlotSearch>,
): Promise<Slot[]> {
  const { db, clock } = deps.platform
  const networkId = await deps.network.id()
  const reason = await readReason(db, networkId, request.reasonId)
  if (!reason) throw noSuchReason()
  if (request.siteId) await requireSite(db, networkId, request.siteId)
  const minutes = request.communeCode ? await minutesFrom(deps, request.communeCode) : undefined
  const sites = await readSearchSites(db, networkId, {
    near: undefined,
    siteIds: request.siteId ? [request.siteId] : undefined,
    wheelchairAccess: false,
  })
  const now = clock.now().epochMilliseconds
  const from = Math.max(now, request.from ? Date.parse(request.from) : now)
  const siteIds = sites.map((site) => site.id)
  const isNear = (slot: OpenSlot) =>
    !minutes || (minutes.get(slot.siteId) ?? Number.POSITIVE_INFINITY) <= NEAR_MINUTES
  const clocks = new Map(sites.map((site) => [site.id, zoneClock(site.timeZone)]))
  const isWithinHorizon = ({ siteId, start }: OpenSlot): boolean => {
    const clock = clocks.get(siteId)
    return clock !== undefined && clock.dayOf(start) - clock.dayOf(now) <= reason.horizonDays
  }
  const horizon = now + (reason.horizonDays + 1) * DAY_MS
  for (let days = FIRST_WINDOW_DAYS; ; days *= 3) {
    const until = Math.min(from + days * DAY_MS, horizon)
    const window = { reason, siteIds, practitionerId: request.practitionerId, from, until }
    const slots = (await slotsWithin(db, window)).filter(isWithinHorizon)
    if (slots.length < request.limit && until < horizon) continue
    slots.sort(
      (a, b) =>
        Number(isNear(b)) - Number(isNear(a)) ||
        a.start - b.start ||
        (a.practitionerId < b.practitionerId ? -1 : 1),
    )
    return slots.slice(0, request.limit).map((slot) => toSlot(slot, reason.durationMinutes, minutes))
  }
}

async function minutesFrom(
  deps: OfficeDependencies,
  communeCode: string,
): Promise<ReadonlyMap<string, number> | undefined> {
  try {
    return (await deps.travel.minutesFrom({ communeCode })).minutesBySite
  } catch (error) {
    if (error instanceof Error && error.name === 'UnknownCommuneError') return undefined
    throw error
  }
}

interface Window {
  reason: ReasonFacts
  siteIds: string[]
  practitionerId: string | undefined
  from: number
  until: number
}

async function slotsWithin(
  db: Db,
  { reason, siteIds, practitionerId, from, until }: Window,
): Promise<OpenSlot[]> {
  const pieces = await readFreeTime(db, {
    siteIds,
    serviceIds: reason.serviceIds,
    from,
    until,
    audiences: EVERY_AUDIENCE,
    practitionerId,
  })
  const withBuffers = reason.bufferBeforeMinutes + reason.bufferAfterMinutes > 0
  const practitioners = withBuffers ? [...new Set(pieces.map((piece) => piece.practitionerId))] : []
  const busy = await readBusyTime(db, practitioners, { start: from - DAY_MS, end: until + 2 * DAY_MS })
  return cutFreeTime(pieces, {
    reason,
    startsBetween: () => ({ start: from, end: until }),
    busyOf: (id) => busy.get(id) ?? [],
  })
}
