import type { Slot, SlotSearchAnswer } from '@maillage/contract/booking.ts'
import { dateOf, hourOf } from '../../../i18n/time-words.ts'
import type { ResultsView } from './results-view.ts'

export const PARTS = ['morning', 'afternoon', 'saturday'] as const
type Part = (typeof PARTS)[number]

/** How many slots each choice of the filters would leave; a choice that cannot be counted is absent. */
export interface FreeCounts {
  parts: ReadonlyMap<Part, number>
  sites: ReadonlyMap<string, number>
}

/** Whether a slot starts in a part of the day at its site: morning ends at noon, Saturday is the whole day. */
export function startsIn(part: Part, start: string, timeZone: string): boolean {
  if (part === 'saturday') return new Date(dateOf(start, timeZone)).getUTCDay() === 6
  return hourOf(start, timeZone) < 12 === (part === 'morning')
}

/**
 * Counts each part under the places that are chosen, and each place under the parts that are chosen, from an answer that
 * neither narrows. Slots that the answer cut off cannot be counted here: of a cut answer only its own counts of the places
 * remain, and those only while no part is chosen.
 */
export function countFree(
  answer: Pick<SlotSearchAnswer, 'slots' | 'total' | 'sites'> | undefined,
  view: Pick<ResultsView, 'parts' | 'lieux'>,
  zoneOf: (siteId: string) => string,
): FreeCounts {
  if (!answer) return { parts: new Map(), sites: new Map() }
  const chosenParts = (view.parts?.split(',') ?? []) as Part[]
  const chosenSites = view.lieux?.split(',') ?? []
  if (answer.slots.length < answer.total) {
    const told = chosenParts.length === 0 ? answer.sites.map((site) => [site.siteId, site.free] as const) : []
    return { parts: new Map(), sites: new Map(told) }
  }
  const isIn = (slot: Slot, part: Part) => startsIn(part, slot.start, zoneOf(slot.siteId))
  const there = answer.slots.filter((slot) => chosenSites.length === 0 || chosenSites.includes(slot.siteId))
  const then = answer.slots.filter(
    (slot) => chosenParts.length === 0 || chosenParts.some((part) => isIn(slot, part)),
  )
  return {
    parts: new Map(PARTS.map((part) => [part, there.filter((slot) => isIn(slot, part)).length])),
    sites: new Map(
      answer.sites.map(({ siteId }) => [siteId, then.filter((slot) => slot.siteId === siteId).length]),
    ),
  }
}
