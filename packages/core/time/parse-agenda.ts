import type { Agenda, AgendaReason } from './compute-agenda.ts'
import type { Interval } from './interval.ts'
import { type LocalDay, parseInstant, parseLocalDate } from './local-time.ts'
import type { TimeRefusal } from './refusal.ts'
import { type LocalRule, readRule, type TimeRule } from './rule.ts'
import { zoneClock } from './zone-clock.ts'

/** Fields that the input carries and nobody reads: most often a misspelt name. */
export type ParsedAgenda = { agenda: Agenda; ignoredFields: string[] } | { refusals: TimeRefusal[] }

type Fields = Record<string, unknown>

const AGENDA_FIELDS = ['timeZone', 'now', 'from', 'to', 'rules', 'absences', 'busy', 'reason']
const RULE_FIELDS = ['id', 'start', 'end', 'rrule', 'exdates', 'rdates']
const BUSY_FIELDS = ['id', 'start', 'end']
const REASON_FIELDS = [
  'durationMinutes',
  'stepMinutes',
  'bufferBeforeMinutes',
  'bufferAfterMinutes',
  'minimumNoticeMinutes',
  'horizonDays',
]

/** Nineteen years in minutes: beyond it, a number of minutes or days is a mistake and leads out of the calendar. */
const LARGEST_NUMBER = 10_000_000

/**
 * Reads the JSON form of an agenda. Every fault is reported, each with its place (`rules[0].end`).
 *
 * Required: timeZone, now, from, to, rules, reason.durationMinutes. Left out or null: absences and busy are empty, the
 * step is the duration, buffers and notice are 0, and there is no horizon. Unknown fields are ignored and listed.
 */
export function parseAgenda(input: unknown): ParsedAgenda {
  const reader = new AgendaReader()
  const agenda = reader.readAgenda(input)
  return agenda === undefined || reader.refusals.length > 0
    ? { refusals: reader.refusals }
    : { agenda, ignoredFields: reader.ignoredFields }
}

class AgendaReader {
  readonly refusals: TimeRefusal[] = []
  readonly ignoredFields: string[] = []

  readAgenda(input: unknown): Agenda | undefined {
    const fields = this.readObject(input, '', AGENDA_FIELDS)
    if (fields === undefined) return undefined
    const clock = this.readZone(fields.timeZone)
    const now = this.readInstant(fields.now, 'now')
    const from = this.readDate(fields.from, 'from')
    const to = this.readDate(fields.to, 'to')
    if (to < from) {
      this.refusals.push({
        path: 'to',
        kind: 'end-before-start',
        start: String(fields.from),
        end: String(fields.to),
      })
    }
    const rules = this.readRules(fields.rules, 'rules')
    const absences = this.readRules(fields.absences ?? [], 'absences')
    const busy = this.readList(fields.busy ?? [], 'busy').map((item, index) =>
      this.readBusy(item, `busy[${index}]`),
    )
    const reason = this.readReason(fields.reason)
    if (clock === undefined || reason === undefined) return undefined
    return { clock, now, from, to, rules, absences, busy, reason }
  }

  private readZone(value: unknown) {
    const zone = this.readText(value, 'timeZone')
    if (zone === undefined) return undefined
    const clock = /^[+-]/.test(zone) ? undefined : zoneClock(zone)
    if (clock === undefined) this.refusals.push({ path: 'timeZone', kind: 'unknown-zone', value: zone })
    return clock
  }

  private readRules(value: unknown, path: string): TimeRule[] {
    return this.readList(value, path).flatMap((item, index) => {
      const place = `${path}[${index}]`
      const rule = this.readLocalRule(item, place)
      if (rule === undefined) return []
      const read = readRule(rule, place)
      if ('rule' in read) return [read.rule]
      for (const refusal of read.refusals) this.refusals.push(refusal)
      return []
    })
  }

  private readLocalRule(item: unknown, path: string): LocalRule | undefined {
    const fields = this.readObject(item, path, RULE_FIELDS)
    if (fields === undefined) return undefined
    const id = fields.id == null ? undefined : this.readText(fields.id, `${path}.id`)
    const start = this.readText(fields.start, `${path}.start`)
    const end = this.readText(fields.end, `${path}.end`)
    const rrule = fields.rrule == null ? null : this.readText(fields.rrule, `${path}.rrule`)
    const exdates = this.readTexts(fields.exdates ?? [], `${path}.exdates`)
    const rdates = this.readTexts(fields.rdates ?? [], `${path}.rdates`)
    if (start === undefined || end === undefined || rrule === undefined) return undefined
    return { ...(id === undefined ? {} : { id }), start, end, rrule, exdates, rdates }
  }

  private readBusy(item: unknown, path: string): Interval {
    const fields = this.readObject(item, path, BUSY_FIELDS)
    if (fields === undefined) return { start: 0, end: 0 }
    const start = this.readInstant(fields.start, `${path}.start`)
    const end = this.readInstant(fields.end, `${path}.end`)
    if (end < start) {
      const given = { start: String(fields.start), end: String(fields.end) }
      this.refusals.push({ path: `${path}.end`, kind: 'end-before-start', ...given })
    }
    return { start, end }
  }

  private readReason(value: unknown): AgendaReason | undefined {
    const fields = this.readObject(value, 'reason', REASON_FIELDS)
    if (fields === undefined) return undefined
    const durationMinutes = this.readWhole(fields, 'durationMinutes', 1, undefined)
    return {
      durationMinutes,
      stepMinutes: this.readWhole(fields, 'stepMinutes', 1, durationMinutes),
      bufferBeforeMinutes: this.readWhole(fields, 'bufferBeforeMinutes', 0, 0),
      bufferAfterMinutes: this.readWhole(fields, 'bufferAfterMinutes', 0, 0),
      minimumNoticeMinutes: this.readWhole(fields, 'minimumNoticeMinutes', 0, 0),
      horizonDays: fields.horizonDays == null ? null : this.readWhole(fields, 'horizonDays', 0, 0),
    }
  }

  private readWhole(fields: Fields, field: string, minimum: number, otherwise: number | undefined): number {
    const value = fields[field]
    const path = `reason.${field}`
    if (value == null && otherwise !== undefined) return otherwise
    if (value === undefined) this.refusals.push({ path, kind: 'missing' })
    else if (
      typeof value !== 'number' ||
      !Number.isInteger(value) ||
      value < minimum ||
      value > LARGEST_NUMBER
    ) {
      this.refusals.push({
        path,
        kind: 'not-whole',
        minimum,
        maximum: LARGEST_NUMBER,
        received: JSON.stringify(value),
      })
    } else return value
    return Number.NaN
  }

  private readInstant(value: unknown, path: string): number {
    const text = this.readText(value, path)
    if (text === undefined) return Number.NaN
    const instant = parseInstant(text)
    if (typeof instant === 'number') return instant
    this.refusals.push({ path, kind: 'wrong-time', fault: instant, expected: 'instant', value: text })
    return Number.NaN
  }

  private readDate(value: unknown, path: string): LocalDay {
    const text = this.readText(value, path)
    if (text === undefined) return Number.NaN
    const day = parseLocalDate(text)
    if (typeof day === 'number') return day
    this.refusals.push({ path, kind: 'wrong-time', fault: day, expected: 'date', value: text })
    return Number.NaN
  }

  private readTexts(value: unknown, path: string): string[] {
    return this.readList(value, path).flatMap((item, index) => this.readText(item, `${path}[${index}]`) ?? [])
  }

  private readText(value: unknown, path: string): string | undefined {
    return this.isPresent(value, path) && this.isType(typeof value === 'string', 'text', value, path)
      ? (value as string)
      : undefined
  }

  private readList(value: unknown, path: string): unknown[] {
    return this.isPresent(value, path) && this.isType(Array.isArray(value), 'list', value, path)
      ? (value as unknown[])
      : []
  }

  private readObject(value: unknown, path: string, known: readonly string[]): Fields | undefined {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    if (!this.isPresent(value, path) || !this.isType(isObject, 'object', value, path)) return undefined
    for (const field of Object.keys(value as object)) {
      if (!known.includes(field)) this.ignoredFields.push(path === '' ? field : `${path}.${field}`)
    }
    return value as Fields
  }

  private isPresent(value: unknown, path: string): boolean {
    if (value === undefined) this.refusals.push({ path, kind: 'missing' })
    return value !== undefined
  }

  private isType(
    matches: boolean,
    expected: 'object' | 'list' | 'text',
    value: unknown,
    path: string,
  ): boolean {
    if (matches) return true
    const received = asJson(value)
    const shown = received.length > 60 ? `${received.slice(0, 60)}…` : received
    this.refusals.push({ path, kind: 'wrong-type', expected, received: shown })
    return false
  }
}

/** Nested beyond what the engine can walk, a value is told by its kind. */
function asJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    return Array.isArray(value) ? '[…]' : '{…}'
  }
}
