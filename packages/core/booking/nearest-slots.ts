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
  const nearest: Ranked[] = []
  for (const slot of slots) {
    const isOfWanted = slot.practitionerId === wanted.practitionerId
    if (isOfWanted && slot.start === wanted.start) continue
    const hours = Math.abs(slot.start - wanted.start) / HOUR_MS
    const road = Math.max(0, rules.extraMinutes(slot.siteId)) * HOURS_PER_MINUTE
    const isSameDay =
      isOfWanted && slot.siteId === wanted.siteId && rules.dayOf(slot.siteId, slot.start) === day
    keepNearest(nearest, { slot, cost: isSameDay ? hours / 1000 : 1 + hours + road }, count)
  }
  return nearest.map((ranked) => ranked.slot)
}

interface Ranked {
  slot: OpenSlot
  cost: number
}

/** Puts a slot in its place among the `count` nearest, in order, and drops the last one too many. */
function keepNearest(nearest: Ranked[], candidate: Ranked, count: number): void {
  let place = nearest.length
  while (place > 0 && comesBefore(candidate, nearest[place - 1] as Ranked)) place -= 1
  if (place >= count) return
  nearest.splice(place, 0, candidate)
  if (nearest.length > count) nearest.pop()
}

function comesBefore(a: Ranked, b: Ranked): boolean {
  if (a.cost !== b.cost) return a.cost < b.cost
  if (a.slot.start !== b.slot.start) return a.slot.start < b.slot.start
  return a.slot.practitionerId < b.slot.practitionerId
}
