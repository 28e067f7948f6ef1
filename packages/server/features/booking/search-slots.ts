import type { Slot, SlotSearch, SlotSearchAnswer } from '@maillage/contract/slot-search.ts'
import { cutFreeTime, type FreePiece, type OpenSlot } from '@maillage/core/booking/cut-free-time.ts'
import { liesInPart } from '@maillage/core/booking/parts-of-day.ts'
import { rankSlots } from '@maillage/core/booking/rank-slots.ts'
import type { Interval } from '@maillage/core/time/interval.ts'
import { DAY_MS, formatLocalDate, MINUTE_MS } from '@maillage/core/time/local-time.ts'
import type { BookingDependencies } from './booking-dependencies.ts'
import { toSlot } from './nearest-alternatives.ts'
import { chosen, clockOf, type Days, prepareSearch, type Search } from './prepare-search.ts'
import { readBusyTime, readFreeTime } from './read-free-time.ts'

const FURTHER_SLOTS = 3

/**
 * Free slots for a reason, over sites and practitioners, ordered by date and road together.
 * A read: it takes nothing, and what it shows is checked again when a slot is held.
 *
 * @throws {Refusal} `no-such-reason`, `reason-not-online`, `unknown-commune`.
 */
export async function searchSlots(deps: BookingDependencies, request: SlotSearch): Promise<SlotSearchAnswer> {
  const search = await prepareSearch(deps, request)
  const slots = await slotsBetween(
    search,
    search.days,
    search.sites.map((site) => site.id),
    search.pieces,
  )
  const wanted = slots.filter((slot) => search.isWanted(slot.siteId))
  const inReach = wanted.filter((slot) => search.isInReach(slot.siteId))
  const ranking = rankSlots(inReach, { now: search.now, minutesOf: search.minutesOf, limit: request.limit })
  const asSlot = (slot: OpenSlot): Slot => toSlot(slot, search.reason.durationMinutes, search.minutesBySite)
  const { from, to } = search.days
  return {
    slots: ranking.kept.map(asSlot),
    earliest: ranking.earliest && asSlot(ranking.earliest),
    nearest: ranking.nearest && asSlot(ranking.nearest),
    total: inReach.length,
    window: { from: formatLocalDate(from), to: formatLocalDate(to) },
    nextFrom: inReach.length === 0 ? await firstDayAfter(search) : null,
    sites: describeSites(search, slots, asSlot),
    practitioners: describePractitioners(inReach),
    further: sooner(wanted, ranking.earliest, search).map(asSlot),
    source: search.source,
  }
}

/** Slots whose local day at their site lies in `days`, within notice and horizon, wanted by the filters. */
export async function slotsBetween(
  search: Search,
  days: Days,
  siteIds: string[],
  known?: FreePiece[],
): Promise<OpenSlot[]> {
  const { reason, request } = search
  const windows = new Map(siteIds.map((id) => [id, windowAt(search, id, days)]))
  const ends = [...windows.values()].filter((window) => window.start < window.end)
  if (ends.length === 0) return []
  const from = Math.min(...ends.map((window) => window.start))
  const until = Math.max(...ends.map((window) => window.end))
  const pieces = known ?? (await readFreeTime(search.db, { ...chosen(request), siteIds, from, until }))
  const parts = request.partsOfDay ?? []
  const busy = await busyAround(search, pieces, { start: from, end: until })
  return cutFreeTime(pieces, {
    reason,
    startsBetween: (siteId) => windows.get(siteId) ?? { start: 0, end: 0 },
    ...(busy ? { busyOf: (practitionerId: string) => busy.get(practitionerId) ?? [] } : {}),
    ...(parts.length > 0
      ? { wants: (siteId: string, start: number) => liesInPart(start, clockOf(search, siteId), parts) }
      : {}),
  })
}

function windowAt(search: Search, siteId: string, days: Days): Interval {
  const clock = clockOf(search, siteId)
  const last = Math.min(days.to, clock.dayOf(search.now) + search.reason.horizonDays)
  const earliest = search.now + search.reason.minimumNoticeMinutes * MINUTE_MS
  return { start: Math.max(clock.startOfDay(days.from), earliest), end: clock.startOfDay(last + 1) }
}

async function busyAround(search: Search, pieces: { practitionerId: string }[], window: Interval) {
  const { bufferBeforeMinutes, bufferAfterMinutes } = search.reason
  if (bufferBeforeMinutes + bufferAfterMinutes === 0) return undefined
  const practitioners = [...new Set(pieces.map((piece) => piece.practitionerId))]
  return readBusyTime(search.db, practitioners, {
    start: window.start - DAY_MS,
    end: window.end + 2 * DAY_MS,
  })
}

/** The first day after an empty window on which a site in reach has a slot: windows that grow, up to the horizon. */
async function firstDayAfter(search: Search): Promise<string | null> {
  const siteIds = search.sites
    .map((site) => site.id)
    .filter((id) => search.isInReach(id) && search.isWanted(id))
  const horizon = search.today + search.reason.horizonDays + 1
  let from = search.days.to + 1
  for (let length = 14; from <= horizon; length *= 2) {
    const days = { from, to: from + length - 1 }
    const slots = await slotsBetween(search, days, siteIds)
    const found = slots.map((slot) => clockOf(search, slot.siteId).dayOf(slot.start))
    if (found.length > 0) return formatLocalDate(found.reduce((a, b) => Math.min(a, b)))
    from = days.to + 1
  }
  return null
}

function describeSites(
  search: Search,
  slots: OpenSlot[],
  asSlot: (slot: OpenSlot) => Slot,
): SlotSearchAnswer['sites'] {
  const free = new Map<string, number>()
  const earliest = new Map<string, OpenSlot>()
  for (const slot of slots) {
    free.set(slot.siteId, (free.get(slot.siteId) ?? 0) + 1)
    const known = earliest.get(slot.siteId)
    if (!known || slot.start < known.start) earliest.set(slot.siteId, slot)
  }
  return search.sites
    .map(({ id }) => {
      const first = earliest.get(id)
      return {
        siteId: id,
        minutes: search.minutesOf(id),
        free: free.get(id) ?? 0,
        earliest: first ? asSlot(first) : null,
        inReach: search.isInReach(id),
      }
    })
    .sort((a, b) => (a.minutes ?? 0) - (b.minutes ?? 0) || (a.siteId < b.siteId ? -1 : 1))
}

/** Who is free in reach, and how often, the most first. */
function describePractitioners(inReach: OpenSlot[]): SlotSearchAnswer['practitioners'] {
  const free = new Map<string, number>()
  for (const { practitionerId } of inReach) free.set(practitionerId, (free.get(practitionerId) ?? 0) + 1)
  return [...free]
    .map(([practitionerId, count]) => ({ practitionerId, free: count }))
    .sort((a, b) => b.free - a.free || (a.practitionerId < b.practitionerId ? -1 : 1))
}

/** The first slot of each site a little beyond the maximum, when it is sooner than all in reach. */
function sooner(slots: OpenSlot[], earliest: OpenSlot | null, search: Search): OpenSlot[] {
  const firsts = new Map<string, OpenSlot>()
  for (const slot of slots) {
    if (search.isInReach(slot.siteId) || (earliest && slot.start >= earliest.start)) continue
    const known = firsts.get(slot.siteId)
    if (!known || slot.start < known.start) firsts.set(slot.siteId, slot)
  }
  return [...firsts.values()]
    .sort(
      (a, b) => a.start - b.start || (search.minutesOf(a.siteId) ?? 0) - (search.minutesOf(b.siteId) ?? 0),
    )
    .slice(0, FURTHER_SLOTS)
}
