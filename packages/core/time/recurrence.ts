import { DAY_MS, parseLocalDate, parseWallTime, type WallTime, type Weekday } from './local-time.ts'
import type { RefusalCause, RulePart } from './refusal.ts'

/** A day of BYDAY: every such weekday, or the `ordinal`-th of the month (from the end when negative). */
export type RecurrenceDay = { weekday: Weekday; ordinal: number | null }

/**
 * The subset of an RFC 5545 recurrence that Maillage keeps, in local time.
 *
 * `until` is the last wall time at which an occurrence may start (inclusive). `until` and `count` exclude each other.
 */
export type Recurrence = {
  frequency: 'weekly' | 'monthly'
  interval: number
  byDay: RecurrenceDay[]
  until: WallTime | null
  count: number | null
}

/** An agenda may not ask for more: it bounds the work that one input can cause. */
export const OCCURRENCE_LIMIT = 20_000

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const PARTS = new Set(['FREQ', 'INTERVAL', 'BYDAY', 'UNTIL', 'COUNT'])

/**
 * Reads an RRULE value such as `FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU,-1FR;UNTIL=20271231` (RFC 5545, section 3.3.10).
 *
 * FREQ is WEEKLY or MONTHLY; ordinals belong to MONTHLY; UNTIL is local (never `Z`: the rule has no zone of its own),
 * in the form of RFC 5545 or in that of ISO 8601. Any other part is refused by name. Letter case is free.
 */
export function parseRecurrence(text: string): { recurrence: Recurrence } | { cause: RefusalCause } {
  const parts = readParts(text.toUpperCase())
  if ('cause' in parts) return parts
  const frequency = parts.values.get('FREQ')
  if (frequency === undefined) return { cause: { kind: 'rule-part-missing', part: 'FREQ' } }
  if (frequency !== 'WEEKLY' && frequency !== 'MONTHLY') return wrongPart('FREQ', frequency)
  if (parts.values.has('UNTIL') && parts.values.has('COUNT'))
    return { cause: { kind: 'rule-until-and-count' } }
  const interval = readPositive(parts.values.get('INTERVAL') ?? '1')
  if (interval === undefined) return wrongPart('INTERVAL', parts.values.get('INTERVAL')!)
  const bounds = readBounds(parts.values)
  if ('cause' in bounds) return bounds
  const byDay = readDays(parts.values.get('BYDAY'), frequency === 'MONTHLY')
  if ('cause' in byDay) return byDay
  const kept = frequency === 'WEEKLY' ? 'weekly' : 'monthly'
  return { recurrence: { frequency: kept, interval, byDay: byDay.days, ...bounds } }
}

function readParts(text: string): { values: Map<string, string> } | { cause: RefusalCause } {
  const values = new Map<string, string>()
  for (const piece of text.split(';')) {
    const equals = piece.indexOf('=')
    if (equals < 1) return wrongPart('RRULE', text)
    const part = piece.slice(0, equals)
    if (!PARTS.has(part)) return { cause: { kind: 'rule-part-unknown', part } }
    if (values.has(part)) return { cause: { kind: 'rule-part-repeated', part } }
    values.set(part, piece.slice(equals + 1))
  }
  return { values }
}

function readBounds(
  values: ReadonlyMap<string, string>,
): { until: WallTime | null; count: number | null } | { cause: RefusalCause } {
  const countText = values.get('COUNT')
  const count = countText === undefined ? null : readPositive(countText)
  if (count === undefined || (count !== null && count > OCCURRENCE_LIMIT))
    return wrongPart('COUNT', countText!)
  const untilText = values.get('UNTIL')
  const until = untilText === undefined ? null : readUntil(untilText)
  if (until === undefined) return wrongPart('UNTIL', untilText!)
  return { until, count }
}

function readPositive(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) && Number(text) > 0 ? Number(text) : undefined
}

function readUntil(text: string): WallTime | undefined {
  const basic = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?)?$/.exec(text)
  const [, year, month, day, hours, minutes, seconds] = basic ?? []
  const date = basic === null ? text : `${year}-${month}-${day}`
  const extended = hours === undefined ? date : `${date}T${hours}:${minutes}:${seconds ?? '00'}`
  if (!extended.includes('T')) {
    const localDay = parseLocalDate(extended)
    return typeof localDay === 'number' ? (localDay + 1) * DAY_MS - 1 : undefined
  }
  const wallTime = parseWallTime(extended)
  return typeof wallTime === 'number' ? wallTime : undefined
}

function readDays(
  text: string | undefined,
  ordinalsAllowed: boolean,
): { days: RecurrenceDay[] } | { cause: RefusalCause } {
  if (text === undefined) return { days: [] }
  const days: RecurrenceDay[] = []
  for (const item of text.split(',')) {
    const match = /^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/.exec(item)
    if (match === null) return wrongPart('BYDAY', text)
    if (match[1] !== undefined && !ordinalsAllowed) return wrongPart('BYDAY ordinal', text)
    days.push({
      weekday: WEEKDAYS.indexOf(match[2]!),
      ordinal: match[1] === undefined ? null : Number(match[1]),
    })
  }
  return { days }
}

function wrongPart(part: RulePart, value: string): { cause: RefusalCause } {
  return { cause: { kind: 'rule-part-wrong', part, value } }
}
