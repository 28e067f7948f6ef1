import {
  clipIntervals,
  disjointIntervals,
  type Interval,
  mergeIntervals,
  subtractIntervals,
} from './interval.ts'
import { DAY_MS, type LocalDay, MINUTE_MS } from './local-time.ts'
import { type Occurrence, visitOccurrences } from './occurrence.ts'
import { OCCURRENCE_LIMIT } from './recurrence.ts'
import type { TimeRefusal } from './refusal.ts'
import type { TimeRule } from './rule.ts'
import { type SlotGrid, type SlotQuery, slotCutter } from './slot-grid.ts'
import type { ZoneClock } from './zone-clock.ts'

/** `horizonDays` null: no horizon. */
export type AgendaReason = SlotGrid & { minimumNoticeMinutes: number; horizonDays: number | null }

/** Everything that decides when one practitioner can be booked; instants in epoch ms. Read by `parseAgenda`. */
export type Agenda = {
  clock: ZoneClock
  now: number
  from: LocalDay
  to: LocalDay
  rules: readonly TimeRule[]
  absences: readonly TimeRule[]
  busy: readonly Interval[]
  reason: AgendaReason
}

/** An occurrence of `rules[rule]`, or of `absences[rule]`. */
export type Opening = Occurrence & { rule: number }

/** An agenda laid out in time: what both `computeAgenda` and `explainAgenda` decide on. */
export type AgendaTime = {
  /** From the start of `from` to the end of `to`. */
  window: Interval
  /** The openings that meet the window, by start. */
  openings: Opening[]
  /** The occurrences of the absences that meet the window or one of the openings. */
  absences: Opening[]
  query: SlotQuery
}

const SLOT_LIMIT = 1_000_000

/**
 * The free time and the slots of an agenda, sorted.
 *
 * `free`: the union of the openings minus absences minus busy time, within the local days `from` to `to` and from `now`
 * on. `slots`: those of each opening's own grid that lie inside it, meet no absence, keep their buffers clear of busy
 * time, start within the window, the notice and the horizon; a start that two openings offer is given once.
 *
 * Refused: a rule that overlaps itself, more than 20,000 occurrences, more than 1,000,000 slots.
 */
export function computeAgenda(
  agenda: Agenda,
): { free: readonly Interval[]; slots: Interval[] } | { refusals: TimeRefusal[] } {
  const time = layOutAgenda(agenda)
  if ('refusals' in time) return time
  const starts = slotStarts(time)
  if ('refusals' in starts) return starts
  const { window, query } = time
  const duration = query.grid.durationMinutes * MINUTE_MS
  const free = subtractIntervals(query.free, query.busy)
  return {
    free: clipIntervals(free, { start: Math.max(window.start, agenda.now), end: window.end }),
    slots: starts.map((start) => ({ start, end: start + duration })),
  }
}

/** Expands the rules and the absences of an agenda over its window. */
export function layOutAgenda(agenda: Agenda): AgendaTime | { refusals: TimeRefusal[] } {
  const { clock, reason } = agenda
  const window = { start: clock.startOfDay(agenda.from), end: clock.startOfDay(agenda.to + 1) }
  const rules = expandAll(agenda.rules, 'rules', agenda, window)
  if ('refusals' in rules) return rules
  const openings = rules.occurrences.sort((a, b) => a.start - b.start || a.rule - b.rule)
  const reach = {
    start: window.start,
    end: openings.reduce((end, opening) => Math.max(end, opening.end), window.end),
  }
  const absences = expandAll(agenda.absences, 'absences', agenda, reach)
  if ('refusals' in absences) return absences
  if (openings.length + absences.occurrences.length > OCCURRENCE_LIMIT) {
    return { refusals: [{ path: 'rules', kind: 'too-many-occurrences', limit: OCCURRENCE_LIMIT }] }
  }
  const query: SlotQuery = {
    grid: reason,
    free: subtractIntervals(mergeIntervals(openings), mergeIntervals(absences.occurrences)),
    busy: disjointIntervals(agenda.busy),
    startsFrom: Math.max(window.start, agenda.now + reason.minimumNoticeMinutes * MINUTE_MS),
    startsBefore: Math.min(window.end, endOfHorizon(agenda)),
    limit: SLOT_LIMIT + 1,
  }
  return { window, openings, absences: absences.occurrences, query }
}

/** The starts (epoch ms) of the slots of an agenda, in order, each once. */
export function slotStarts({ openings, query }: AgendaTime): number[] | { refusals: TimeRefusal[] } {
  const cut = slotCutter(query)
  const starts: number[] = []
  let isSorted = true
  let last = Number.NEGATIVE_INFINITY
  for (const opening of openings) {
    const first = starts.length
    cut(opening, starts)
    if (starts.length > SLOT_LIMIT) {
      return { refusals: [{ path: 'to', kind: 'too-many-slots', limit: SLOT_LIMIT }] }
    }
    if (starts.length === first) continue
    isSorted &&= (starts[first] ?? last) > last
    last = starts.at(-1) ?? last
  }
  return isSorted ? starts : [...new Set(starts)].sort((a, b) => a - b)
}

/** The first instant beyond the horizon: the end of the local day `horizonDays` after that of `now`. */
export function endOfHorizon(agenda: Agenda): number {
  const { clock, reason, now, to } = agenda
  if (reason.horizonDays === null) return Number.POSITIVE_INFINITY
  const lastDay = clock.dayOf(now) + reason.horizonDays
  return lastDay >= to ? Number.POSITIVE_INFINITY : clock.startOfDay(lastDay + 1)
}

function expandAll(
  rules: readonly TimeRule[],
  path: string,
  agenda: Agenda,
  reach: Interval,
): { occurrences: Opening[] } | { refusals: TimeRefusal[] } {
  const occurrences: Opening[] = []
  const refusals: TimeRefusal[] = []
  const to = Math.max(agenda.to, agenda.clock.dayOf(reach.end - 1))
  for (let index = 0; index < rules.length && occurrences.length <= OCCURRENCE_LIMIT; index += 1) {
    const rule = rules[index]!
    const lengthDays = Math.ceil((rule.end - rule.start) / DAY_MS)
    const range = { from: agenda.from - lengthDays - 1, to }
    const cause = visitOccurrences(rule, agenda.clock, range, (start, end, day) => {
      if (start < reach.end && reach.start < end) occurrences.push({ start, end, day, rule: index })
    })
    if (cause !== undefined) refusals.push({ path: `${path}[${index}]`, ...cause })
  }
  return refusals.length > 0 ? { refusals } : { occurrences }
}
