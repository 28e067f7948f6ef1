import type { OpenSlot } from './cut-free-time.ts'

const HOUR_MS = 3_600_000

/** One minute more on the road weighs as much as this many hours of waiting: docs/guides/search-order.md says why. */
export const WAITING_HOURS_PER_TRAVEL_MINUTE = 3

export interface Ranking {
  /** The best by the blend, best first, at most `limit`; the earliest and the nearest are among them when `limit` is 2 or more. */
  kept: OpenSlot[]
  /** The soonest; of several, the nearest. */
  earliest: OpenSlot | null
  /** The fewest minutes of road; of several, the soonest. Null when no travel time is known. */
  nearest: OpenSlot | null
}

/**
 * Orders free slots by what matters to a patient, date and road together:
 * cost = hours of waiting from `now` + 3 h a minute of road. Ties go to the earlier, the nearer, then by practitioner.
 *
 * @param minutesOf minutes by car to a site, null when unknown (then only the date counts).
 */
export function rankSlots(
  slots: readonly OpenSlot[],
  options: { now: number; minutesOf: (siteId: string) => number | null; limit: number },
): Ranking {
  const minutes = new Map<string, number | null>()
  for (const slot of slots)
    if (!minutes.has(slot.siteId)) minutes.set(slot.siteId, options.minutesOf(slot.siteId))
  const road = (slot: OpenSlot) => minutes.get(slot.siteId) ?? 0
  const cost = (slot: OpenSlot) =>
    (slot.start - options.now) / HOUR_MS + road(slot) * WAITING_HOURS_PER_TRAVEL_MINUTE
  const byTie = (a: OpenSlot, b: OpenSlot) =>
    a.start - b.start || road(a) - road(b) || (a.practitionerId < b.practitionerId ? -1 : 1)
  const ordered = slots
    .map((slot) => ({ slot, cost: cost(slot) }))
    .sort((a, b) => a.cost - b.cost || byTie(a.slot, b.slot))
    .map((entry) => entry.slot)
  const earliest = best(slots, byTie)
  const reachable = slots.filter((slot) => minutes.get(slot.siteId) !== null)
  const nearest = best(reachable, (a, b) => road(a) - road(b) || byTie(a, b))
  return { kept: keepBoth(ordered, options.limit, earliest, nearest), earliest, nearest }
}

function best(slots: readonly OpenSlot[], compare: (a: OpenSlot, b: OpenSlot) => number): OpenSlot | null {
  let found: OpenSlot | null = null
  for (const slot of slots) if (found === null || compare(slot, found) < 0) found = slot
  return found
}

/** The first of the order, the two that the screen names being kept in their place in it. */
function keepBoth(
  ordered: OpenSlot[],
  limit: number,
  earliest: OpenSlot | null,
  nearest: OpenSlot | null,
): OpenSlot[] {
  const kept = ordered.slice(0, limit)
  if (limit < 2) return kept
  const named = [...new Set([earliest, nearest])].filter((slot): slot is OpenSlot => slot !== null)
  const missing = ordered.filter((slot) => named.includes(slot) && !kept.includes(slot))
  if (missing.length === 0) return kept
  const removable = kept.filter((slot) => !named.includes(slot)).slice(-missing.length)
  return [...kept.filter((slot) => !removable.includes(slot)), ...missing]
}
