import type { OpenSlot } from './cut-free-time.ts'

export interface WantedSlot {
  practitionerId: string
  siteId: string
  /** Epoch ms. */
  start: number
}

export interface NearnessRules {
  /** Extra minutes of road to a site, compared with the wanted one. */
  extraMinutes: (siteId: string) => number
  /** Local day of a start at a site: the same practitioner on the same day comes first. */
  dayOf: (siteId: string, start: number) => number
}

const HOUR_MS = 3_600_000
/** A minute more on the road weighs as much as these hours of distance in time (docs/guides/search-order.md). */
const HOURS_PER_MINUTE = 3

/**
 * The `count` slots nearest to one that cannot be had: first the same practitioner on the same day, then by distance in
 * time with the road weighed in. Deterministic: ties go to the earlier start, then to the practitioner's id.
 */
export function nearestSlots(
  wanted: WantedSlot,
  slots: readonly OpenSlot[],
  rules: NearnessRules,
  count: number,
): OpenSlot[] {
  const day = rules.dayOf(wanted.siteId, wanted.start)
  const isWanted = (slot: OpenSlot) =>
    slot.start === wanted.start && slot.practitionerId === wanted.practitionerId
  const costs = new Map<OpenSlot, number>()
  for (const slot of slots) {
    if (isWanted(slot)) continue
    const sameDay =
      slot.practitionerId === wanted.practitionerId &&
      slot.siteId === wanted.siteId &&
      rules.dayOf(slot.siteId, slot.start) === day
    const hours = Math.abs(slot.start - wanted.start) / HOUR_MS
    const road = Math.max(0, rules.extraMinutes(slot.siteId)) * HOURS_PER_MINUTE
    costs.set(slot, sameDay ? hours / 1000 : 1 + hours + road)
  }
  return [...costs.keys()]
    .sort(
      (a, b) =>
        (costs.get(a) ?? 0) - (costs.get(b) ?? 0) ||
        a.start - b.start ||
        (a.practitionerId < b.practitionerId ? -1 : 1),
    )
    .slice(0, count)
}
