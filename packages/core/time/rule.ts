import {
  DAY_MS,
  dayOfWallTime,
  formatLocalDate,
  formatWallTime,
  type LocalDay,
  parseLocalDate,
  parseWallTime,
  type WallTime,
} from './local-time.ts'
import { OCCURRENCE_LIMIT, parseRecurrence, type Recurrence } from './recurrence.ts'
import { recurrenceDays } from './recurrence-days.ts'
import type { TimeRefusal } from './refusal.ts'

/**
 * A rule as people write it, in the local time of its site: `start` and `end` are `YYYY-MM-DDTHH:MM`, `exdates` and
 * `rdates` are `YYYY-MM-DD`. Without `rrule`, the rule is a single occurrence.
 */
export type LocalRule = {
  id?: string
  start: string
  end: string
  rrule?: string | null
  exdates?: readonly string[]
  rdates?: readonly string[]
}

/** A rule that has been read and holds together: see `readRule`. */
export type TimeRule = {
  id: string | null
  start: WallTime
  end: WallTime
  recurrence: Recurrence | null
  exdays: ReadonlySet<LocalDay>
  rdays: readonly LocalDay[]
}

const CYCLE_DAYS = 29 * 366

/**
 * Reads a rule. `path` prefixes the refusals: with `rules[0]`, a wrong end is refused at `rules[0].end`.
 *
 * Refused: a malformed or impossible date, an end that is not after its start, a recurrence outside the subset, and a
 * rule whose wall-clock periods overlap one another (with the dates of the first two that do).
 */
export function readRule(rule: LocalRule, path = ''): { rule: TimeRule } | { refusals: TimeRefusal[] } {
  const refusals: TimeRefusal[] = []
  const at = (field: string) => (path === '' ? field : `${path}.${field}`)
  const start = readWallTime(rule.start, at('start'), refusals)
  const end = readWallTime(rule.end, at('end'), refusals)
  const exdays = readDays(rule.exdates ?? [], at('exdates'), refusals)
  const rdays = readDays(rule.rdates ?? [], at('rdates'), refusals)
  const recurrence = readRecurrence(rule.rrule ?? null, at('rrule'), refusals)
  if (end <= start) {
    refusals.push({
      path: at('end'),
      kind: 'end-before-start',
      start: formatWallTime(start),
      end: formatWallTime(end),
    })
  }
  if (refusals.length > 0) return { refusals }
  const read: TimeRule = { id: rule.id ?? null, start, end, recurrence, exdays: new Set(exdays), rdays }
  const overlap = findWallOverlap(read)
  if (overlap === undefined) return { rule: read }
  const [first, second] = overlap.map(formatLocalDate) as [string, string]
  return { refusals: [{ path, kind: 'overlaps-itself', first, second }] }
}

/** The local days of a rule up to `lastDay`, in order, EXDATE and RDATE applied, at most one more than the limit. */
export function ruleDays(rule: TimeRule, lastDay: LocalDay): LocalDay[] {
  const { exdays, rdays, recurrence } = rule
  const repeated =
    recurrence === null
      ? [dayOfWallTime(rule.start)].filter((day) => day <= lastDay)
      : recurrenceDays(recurrence, rule.start, lastDay, OCCURRENCE_LIMIT + exdays.size + 1)
  const kept = exdays.size === 0 ? repeated : repeated.filter((day) => !exdays.has(day))
  if (rdays.length === 0) return kept
  const added = rdays.filter((day) => day <= lastDay && !exdays.has(day))
  return [...new Set([...kept, ...added])].sort((a, b) => a - b)
}

/**
 * Two periods of one rule can only overlap on the wall clock when they last more than a day. The days of a recurrence
 * repeat their pattern within 28 years, so a look that far, and past the last RDATE, settles it.
 */
function findWallOverlap(rule: TimeRule): [LocalDay, LocalDay] | undefined {
  const length = rule.end - rule.start
  if (length <= DAY_MS) return undefined
  const lengthDays = Math.ceil(length / DAY_MS)
  const dated = [...rule.rdays, ...rule.exdays]
  const lastDated = dated.reduce((last, day) => Math.max(last, day), dayOfWallTime(rule.start))
  const days = ruleDays(rule, lastDated + lengthDays + CYCLE_DAYS)
  for (let index = 1; index < days.length; index += 1) {
    const [previous, next] = [days[index - 1]!, days[index]!]
    if ((next - previous) * DAY_MS < length) return [previous, next]
  }
  return undefined
}

function readWallTime(text: string, path: string, refusals: TimeRefusal[]): WallTime {
  const wallTime = parseWallTime(text)
  if (typeof wallTime === 'number') return wallTime
  refusals.push({ path, kind: 'wrong-time', fault: wallTime, expected: 'wall-time', value: text })
  return Number.NaN
}

function readDays(texts: readonly string[], path: string, refusals: TimeRefusal[]): LocalDay[] {
  return texts.flatMap((text, index) => {
    const day = parseLocalDate(text)
    if (typeof day === 'number') return [day]
    refusals.push({
      path: `${path}[${index}]`,
      kind: 'wrong-time',
      fault: day,
      expected: 'date',
      value: text,
    })
    return []
  })
}

function readRecurrence(text: string | null, path: string, refusals: TimeRefusal[]): Recurrence | null {
  if (text === null) return null
  const read = parseRecurrence(text)
  if ('recurrence' in read) return read.recurrence
  refusals.push({ path, ...read.cause })
  return null
}
