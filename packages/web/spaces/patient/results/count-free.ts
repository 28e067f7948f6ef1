import type { Slot, SlotSearchAnswer } from '@maillage/contract/slot-search.ts'
import { dateOf, hourOf } from '../../../i18n/time-words.ts'
import type { ResultsView } from './results-view.ts'

export const PARTS = ['morning', 'afternoon', 'saturday'] as const
type Part = (typeof PARTS)[number]

/** How many slots each choice of the filters would leave; a choice that cannot be counted is absent. */
export interface FreeCounts {
  parts: ReadonlyMap<Part, number>
  sites: ReadonlyMap<string, number>
  /** By `femme`, `homme` and the id of each professional who has a slot in reach. */
  people: ReadonlyMap<string, number>
}

/** What the counts need to know of places and people. */
export interface Known {
  zoneOf(siteId: string): string
  genderOf(practitionerId: string): string | undefined
}

/** Whether a slot starts in a part of the day at its site: morning ends at noon, Saturday is the whole day. */
export function startsIn(part: Part, start: string, timeZone: string): boolean {
  if (part === 'saturday') return new Date(dateOf(start, timeZone)).getUTCDay() === 6
  return hourOf(start, timeZone) < 12 === (part === 'morning')
}

/** Whether a slot is with whom the view asks for. */
function isWith(avec: string | undefined, slot: Slot, known: Known): boolean {
  if (avec === undefined) return true
  if (avec === 'femme') return known.genderOf(slot.practitionerId) === 'female'
  if (avec === 'homme') return known.genderOf(slot.practitionerId) === 'male'
  return slot.practitionerId === avec
}

/**
 * Counts each choice under what is chosen of the other kinds, from an answer that none of them narrows. Slots that the
 * answer cut off cannot be counted here: of a cut answer only its own counts remain, those of the places and of the people,
 * and those only while nothing else is chosen.
 */
export function countFree(
  answer: Pick<SlotSearchAnswer, 'slots' | 'total' | 'sites' | 'practitioners'> | undefined,
  view: Pick<ResultsView, 'parts' | 'lieux' | 'avec'>,
  known: Known,
): FreeCounts {
  if (!answer) return { parts: new Map(), sites: new Map(), people: new Map() }
  if (answer.slots.length < answer.total) return countCut(answer, view, known)
  const parts = (view.parts?.split(',') ?? []) as Part[]
  const places = view.lieux?.split(',') ?? []
  const isIn = (slot: Slot, part: Part) => startsIn(part, slot.start, known.zoneOf(slot.siteId))
  const there = (slot: Slot) => places.length === 0 || places.includes(slot.siteId)
  const then = (slot: Slot) => parts.length === 0 || parts.some((part) => isIn(slot, part))
  const withThem = (slot: Slot) => isWith(view.avec, slot, known)
  const count = (...tests: ((slot: Slot) => boolean)[]) =>
    answer.slots.filter((slot) => tests.every((test) => test(slot))).length
  return {
    parts: new Map(PARTS.map((part) => [part, count((slot) => isIn(slot, part), there, withThem)])),
    sites: new Map(
      answer.sites.map(({ siteId }) => [siteId, count((slot) => slot.siteId === siteId, then, withThem)]),
    ),
    people: new Map(
      whoever(answer).map((who) => [who, count((slot) => isWith(who, slot, known), there, then)]),
    ),
  }
}

function countCut(
  answer: Pick<SlotSearchAnswer, 'sites' | 'practitioners'>,
  view: Pick<ResultsView, 'parts' | 'lieux' | 'avec'>,
  known: Known,
): FreeCounts {
  const sites = view.parts || view.avec ? [] : answer.sites.map((site) => [site.siteId, site.free] as const)
  const people = new Map<string, number>()
  for (const { practitionerId, free } of view.parts || view.lieux ? [] : answer.practitioners) {
    people.set(practitionerId, free)
    const gender = { female: 'femme', male: 'homme' }[known.genderOf(practitionerId) ?? '']
    if (gender) people.set(gender, (people.get(gender) ?? 0) + free)
  }
  return { parts: new Map(), sites: new Map(sites), people }
}

function whoever(answer: Pick<SlotSearchAnswer, 'practitioners'>): string[] {
  return ['femme', 'homme', ...answer.practitioners.map((person) => person.practitionerId)]
}
