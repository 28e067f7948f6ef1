import type { Slot } from '@maillage/contract/slot-search.ts'

/** One line of the list: a slot, and the other hours of that day at that place with that care. */
export interface SlotGroup {
  slot: Slot
  others: Slot[]
}

export interface DayOfSlots {
  date: string
  groups: SlotGroup[]
}

/**
 * From the soonest day to the latest; within a day, a line for each place and care, in the order of its first hour. `dateOf`
 * gives the local date of a slot at its site, `careOf` what is offered.
 */
export function groupSlots(
  slots: readonly Slot[],
  dateOf: (slot: Slot) => string,
  careOf: (slot: Slot) => string,
): DayOfSlots[] {
  const days = new Map<string, Map<string, SlotGroup>>()
  for (const slot of slots.toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start))) {
    const date = dateOf(slot)
    const groups = days.get(date) ?? new Map<string, SlotGroup>()
    days.set(date, groups)
    const key = `${slot.siteId}|${careOf(slot)}`
    const group = groups.get(key)
    if (!group) groups.set(key, { slot, others: [] })
    else if (group.slot.start !== slot.start && !group.others.some((other) => other.start === slot.start))
      group.others.push(slot)
  }
  return [...days]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, groups]) => ({ date, groups: [...groups.values()] }))
}
