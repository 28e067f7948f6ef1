import type { Slot, SlotSearchAnswer } from '@maillage/contract/slot-search.ts'

/** How far one looks when nobody is free within the minutes asked. */
export const WIDEST_MINUTES = 90

/** True when the answer leaves a person without any slot to choose: one must look wider. */
export function leadsNowhere(answer: SlotSearchAnswer): boolean {
  return answer.total === 0 && answer.further.length === 0 && answer.nextFrom === null
}

/**
 * The answer with somewhere to go: when nothing is free within the minutes asked, the first slot of each place further
 * away, nearest first, from the wider search where there is one.
 */
export function withFurther(answer: SlotSearchAnswer, wider: SlotSearchAnswer | undefined): SlotSearchAnswer {
  if (!leadsNowhere(answer)) return answer
  const sites = (wider ?? answer).sites
    .filter((site) => site.earliest !== null && site.minutes !== null)
    .toSorted((a, b) => (a.minutes ?? 0) - (b.minutes ?? 0))
  const further = sites.map((site) => site.earliest).filter((slot): slot is Slot => slot !== null)
  return { ...answer, further, sites: (wider ?? answer).sites.map((site) => ({ ...site, inReach: false })) }
}
