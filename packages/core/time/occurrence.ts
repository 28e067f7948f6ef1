import type { Interval } from './interval.ts'
import { DAY_MS, formatLocalDate, type LocalDay, parseLocalDate } from './local-time.ts'
import { OCCURRENCE_LIMIT } from './recurrence.ts'
import type { TimeRefusal } from './refusal.ts'
import { type LocalRule, readRule, ruleDays, type TimeRule } from './rule.ts'
import { type ZoneClock, zoneClock } from './zone-clock.ts'

/** One occurrence of a rule; `day` is the local date on which the rule places its start. */
export type Occurrence = Interval & { day: LocalDay }

/**
 * The occurrences of a rule that start on the local dates `range.from` to `range.to`, both included, in order.
 *
 * An occurrence that began earlier and still runs on `range.from` is left out, so that consecutive ranges never give
 * the same one twice. Start and end keep the rule's wall clock (and its day offset when it runs past midnight), resolved
 * as Temporal's `compatible`; an occurrence that a change of offset leaves without any time is left out.
 *
 * Refused: what `readRule` refuses, an unknown zone, a malformed range, occurrences that overlap one another, more
 * than 20,000 occurrences between the rule's start and `range.to`.
 */
export function expandRule(
  rule: LocalRule,
  zone: string,
  range: { from: string; to: string },
): { occurrences: Occurrence[] } | { refusals: TimeRefusal[] } {
  const clock = zoneClock(zone)
  if (clock === undefined) return { refusals: [{ path: 'zone', kind: 'unknown-zone', value: zone }] }
  const from = parseLocalDate(range.from)
  if (typeof from !== 'number') return wrongRange('range.from', from, range.from)
  const to = parseLocalDate(range.to)
  if (typeof to !== 'number') return wrongRange('range.to', to, range.to)
  const read = readRule(rule)
  if ('refusals' in read) return read
  return expandTimeRule(read.rule, clock, { from, to })
}

/** `expandRule` for a rule already read; `path` is where its refusals are said to be. */
export function expandTimeRule(
  rule: TimeRule,
  clock: ZoneClock,
  range: { from: LocalDay; to: LocalDay },
  path = '',
): { occurrences: Occurrence[] } | { refusals: TimeRefusal[] } {
  const days = ruleDays(rule, range.to)
  if (days.length > OCCURRENCE_LIMIT) {
    return { refusals: [{ path, kind: 'too-many-occurrences', limit: OCCURRENCE_LIMIT }] }
  }
  const timeOfDay = rule.start - Math.floor(rule.start / DAY_MS) * DAY_MS
  const length = rule.end - rule.start
  const occurrences: Occurrence[] = []
  let previous: Occurrence | undefined
  for (const day of days) {
    if (day < range.from) continue
    const wallStart = day * DAY_MS + timeOfDay
    const occurrence = { start: clock.toInstant(wallStart), end: clock.toInstant(wallStart + length), day }
    if (occurrence.end <= occurrence.start) continue
    if (previous !== undefined && previous.end > occurrence.start) return overlap(path, previous, occurrence)
    occurrences.push(occurrence)
    previous = occurrence
  }
  return { occurrences }
}

function overlap(path: string, first: Occurrence, second: Occurrence): { refusals: TimeRefusal[] } {
  const dates = { first: formatLocalDate(first.day), second: formatLocalDate(second.day) }
  return { refusals: [{ path, kind: 'overlaps-itself', ...dates }] }
}

function wrongRange(path: string, fault: Exclude<ReturnType<typeof parseLocalDate>, number>, value: string) {
  return { refusals: [{ path, kind: 'wrong-time', fault, expected: 'date', value }] satisfies TimeRefusal[] }
}
