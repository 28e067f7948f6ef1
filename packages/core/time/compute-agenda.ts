import { clipIntervals, type Interval, mergeIntervals, overlaps, subtractIntervals } from './interval.ts'
import { DAY_MS, type LocalDay, MINUTE_MS } from './local-time.ts'
import { expandTimeRule, type Occurrence } from './occurrence.ts'
import { OCCURRENCE_LIMIT } from './recurrence.ts'
import type { TimeRefusal } from './refusal.ts'
import type { TimeRule } from './rule.ts'
import { cutSlots, type SlotGrid, type SlotQuery } from './slot-grid.ts'
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

/** An occurrence of `rules[rule]`. */
export type Opening = Occurrence & { rule: number }

/** An agenda laid out in time: what both `computeAgenda` and `explainAgenda` decide on. */
export type AgendaTime = {
  /** From the start of `from` to the end of `to`. */
  window: Interval
  /** The openings that meet the window, by start. */
  openings: Opening[]
  /** The occurrences of each absence that meet the window or one of the openings. */
  absences: Occurrence[][]
  query: SlotQuery
}

export const SLOT_LIMIT = 1_000_000

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
): { free: Interval[]; slots: Interval[] } | { refusals: TimeRefusal[] } {
  const time = layOutAgenda(agenda)
  if ('refusals' in time) return time
  const slots = slotsOf(time)
  if (slots.length > SLOT_LIMIT)
    return { refusals: [{ path: 'to', kind: 'too-many-slots', limit: SLOT_LIMIT }] }
  const { window, query } = time
  const free = subtractIntervals(query.free, query.busy)
  return { free: clipIntervals(free, { start: Math.max(window.start, agenda.now), end: window.end }), slots }
}

/** Expands the rules and the absences of an agenda over its window. */
export function layOutAgenda(agenda: Agenda): AgendaTime | { refusals: TimeRefusal[] } {
  const { clock, reason } = agenda
  const window = { start: clock.startOfDay(agenda.from), end: clock.startOfDay(agenda.to + 1) }
  const rules = expandAll(agenda.rules, 'rules', agenda, window)
  if ('refusals' in rules) return rules
  const openings = rules.occurrences.flatMap((list, rule) =>
    list.map((occurrence) => ({ ...occurrence, rule })),
  )
  openings.sort((a, b) => a.start - b.start || a.rule - b.rule)
  const reach = {
    start: window.start,
    end: openings.reduce((end, opening) => Math.max(end, opening.end), window.end),
  }
  const absences = expandAll(agenda.absences, 'absences', agenda, reach)
  if ('refusals' in absences) return absences
  const count = openings.length + absences.occurrences.reduce((sum, list) => sum + list.length, 0)
  if (count > OCCURRENCE_LIMIT) {
    return { refusals: [{ path: 'rules', kind: 'too-many-occurrences', limit: OCCURRENCE_LIMIT }] }
  }
  const query: SlotQuery = {
    grid: reason,
    free: subtractIntervals(mergeIntervals(openings), mergeIntervals(absences.occurrences.flat())),
    busy: mergeIntervals(agenda.busy),
    startsFrom: Math.max(window.start, agenda.now + reason.minimumNoticeMinutes * MINUTE_MS),
    startsBefore: Math.min(window.end, endOfHorizon(agenda)),
  }
  return { window, openings, absences: absences.occurrences, query }
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
): { occurrences: Occurrence[][] } | { refusals: TimeRefusal[] } {
  const occurrences: Occurrence[][] = []
  const refusals: TimeRefusal[] = []
  const to = Math.max(agenda.to, agenda.clock.dayOf(reach.end - 1))
  for (const [index, rule] of rules.entries()) {
    const lengthDays = Math.ceil((rule.end - rule.start) / DAY_MS)
    const range = { from: agenda.from - lengthDays - 1, to }
    const expanded = expandTimeRule(rule, agenda.clock, range, `${path}[${index}]`)
    if ('refusals' in expanded) refusals.push(...expanded.refusals)
    else occurrences.push(expanded.occurrences.filter((occurrence) => overlaps(occurrence, reach)))
  }
  return refusals.length > 0 ? { refusals } : { occurrences }
}

function slotsOf({ openings, query }: AgendaTime): Interval[] {
  const duration = query.grid.durationMinutes * MINUTE_MS
  const starts: number[] = []
  const bounded = { ...query, limit: SLOT_LIMIT + 1 }
  let sorted = true
  for (const opening of openings) {
    if (starts.length > SLOT_LIMIT) break
    for (const start of cutSlots(opening, bounded)) {
      if (starts.length > 0 && start <= starts[starts.length - 1]!) sorted = false
      starts.push(start)
    }
  }
  const distinct = sorted ? starts : [...new Set(starts)].sort((a, b) => a - b)
  return distinct.map((start) => ({ start, end: start + duration }))
}
