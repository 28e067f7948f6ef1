import type { Interval } from './interval.ts'
import { DAY_MS, formatLocalDate, type LocalDay, parseLocalDate } from './local-time.ts'
import { OCCURRENCE_LIMIT } from './recurrence.ts'
import type { RefusalCause, TimeRefusal } from './refusal.ts'
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

/** `expandRule` for a rule already read. */
export function expandTimeRule(
  rule: TimeRule,
  clock: ZoneClock,
  range: { from: LocalDay; to: LocalDay },
): { occurrences: Occurrence[] } | { refusals: TimeRefusal[] } {
  const occurrences: Occurrence[] = []
  const cause = visitOccurrences(rule, clock, range, (start, end, day) =>
    occurrences.push({ start, end, day }),
  )
  return cause === undefined ? { occurrences } : { refusals: [{ path: '', ...cause }] }
}

/** Shows the occurrences of a range to `visit`, in order, and stops at the one that makes the rule refused. */
export function visitOccurrences(
  rule: TimeRule,
  clock: ZoneClock,
  range: { from: LocalDay; to: LocalDay },
  visit: (start: number, end: number, day: LocalDay) => void,
): RefusalCause | undefined {
  const days = ruleDays(rule, range.to)
  if (days.length > OCCURRENCE_LIMIT) return { kind: 'too-many-occurrences', limit: OCCURRENCE_LIMIT }
  const timeOfDay = rule.start - Math.floor(rule.start / DAY_MS) * DAY_MS
  const length = rule.end - rule.start
  let previousEnd = Number.NEGATIVE_INFINITY
  let previousDay = 0
  for (const day of days) {
    if (day < range.from) continue
    const wallStart = day * DAY_MS + timeOfDay
    const start = clock.toInstant(wallStart)
    const end = clock.toInstant(wallStart + length)
    if (end <= start) continue
    if (previousEnd > start) {
      return { kind: 'overlaps-itself', first: formatLocalDate(previousDay), second: formatLocalDate(day) }
    }
    visit(start, end, day)
    previousEnd = end
    previousDay = day
  }
  return undefined
}

function wrongRange(path: string, fault: Exclude<ReturnType<typeof parseLocalDate>, number>, value: string) {
  return { refusals: [{ path, kind: 'wrong-time', fault, expected: 'date', value }] satisfies TimeRefusal[] }
}
