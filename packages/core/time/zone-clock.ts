import { Temporal } from 'temporal-polyfill'
import {
  DAY_MS,
  dayOfWallTime,
  formatLocalDate,
  type LocalDay,
  MINUTE_MS,
  type WallTime,
} from './local-time.ts'

/** Converts between instants (epoch ms) and the wall clock of one IANA time zone. */
export type ZoneClock = {
  zone: string
  /**
   * The instant of a wall time, resolved as Temporal's `compatible`: a time that a change of offset skips is moved
   * later by the length of the gap; a time that comes twice is the earlier one.
   */
  toInstant(wallTime: WallTime): number
  /** What the wall clock shows at an instant. */
  toWallTime(instant: number): WallTime
  /** The first instant of a local day, which is not midnight where the clocks change at midnight. */
  startOfDay(day: LocalDay): number
  /** The local day of an instant. */
  dayOf(instant: number): LocalDay
  /** ISO 8601 with the offset in force, `2027-03-26T09:00:00+01:00`; milliseconds only where there are any. */
  format(instant: number): string
}

/** A stretch of time `[start, end)` during which `offset` ms are added to UTC. */
type OffsetSpan = { start: number; end: number; offset: number }

const TABLE_MS = 2 ** 35
const clocks = new Map<string, ZoneClock>()

/**
 * The clock of a zone, or undefined when the zone is unknown. Offsets come from Temporal; the changes of a year are
 * read once and kept, so that a conversion costs a few comparisons.
 */
export function zoneClock(zone: string): ZoneClock | undefined {
  const known = clocks.get(zone)
  if (known !== undefined) return known
  if (!isTimeZone(zone)) return undefined
  const clock = buildClock(zone)
  clocks.set(zone, clock)
  return clock
}

function isTimeZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}

function buildClock(zone: string): ZoneClock {
  const spanAt = spanReader(zone)
  const offsetAt = (instant: number) => spanAt(instant).offset
  const toInstant = (wallTime: WallTime) => {
    const span = spanAt(wallTime)
    const isFarFromChange = wallTime - DAY_MS >= span.start && wallTime + DAY_MS < span.end
    return isFarFromChange ? wallTime - span.offset : resolveCompatible(wallTime, offsetAt)
  }
  const toWallTime = (instant: number) => instant + offsetAt(instant)
  const startOfDay = (day: LocalDay) => {
    const midnight = toInstant(day * DAY_MS)
    if (toWallTime(midnight) === day * DAY_MS) return midnight
    return Temporal.PlainDate.from(formatLocalDate(day)).toZonedDateTime(zone).epochMilliseconds
  }
  const dayOf = (instant: number) => dayOfWallTime(toWallTime(instant))
  return { zone, toInstant, toWallTime, startOfDay, dayOf, format: instantFormatter(spanAt) }
}

function spanReader(zone: string): (instant: number) => OffsetSpan {
  const tables = new Map<number, OffsetSpan[]>()
  let last: OffsetSpan = { start: Number.NaN, end: Number.NaN, offset: 0 }
  return (instant) => {
    if (instant >= last.start && instant < last.end) return last
    const key = Math.floor(instant / TABLE_MS)
    const table = tables.get(key) ?? readSpans(zone, key * TABLE_MS, (key + 1) * TABLE_MS)
    tables.set(key, table)
    last = table.find((span) => instant < span.end) ?? last
    return last
  }
}

/** The offsets of about 397 days, in order: `start` to `end` is covered whole. */
function readSpans(zone: string, start: number, end: number): OffsetSpan[] {
  const spans: OffsetSpan[] = []
  let moment = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone)
  for (;;) {
    const next = moment.getTimeZoneTransition('next')
    const until = next === null ? end : Math.min(next.epochMilliseconds, end)
    const offset = moment.offsetNanoseconds / 1_000_000
    spans.push({ start: moment.epochMilliseconds, end: until, offset })
    if (next === null || until === end) return spans
    moment = next
  }
}

function resolveCompatible(wallTime: WallTime, offsetAt: (instant: number) => number): number {
  const before = offsetAt(wallTime - DAY_MS)
  const after = offsetAt(wallTime + DAY_MS)
  if (before === after) return wallTime - before
  const early = wallTime - Math.max(before, after)
  const late = wallTime - Math.min(before, after)
  if (early + offsetAt(early) === wallTime) return early
  if (late + offsetAt(late) === wallTime) return late
  return wallTime - before
}

/** Texts of the minutes of one local day under one offset; `start` to `end` is the part of it in force. */
type DayTexts = {
  start: number
  end: number
  midnight: number
  offset: number
  byMinute: (string | undefined)[]
}

/** Days whose texts are kept: the same instants are written for one practitioner after another. */
const KEPT_DAYS = 64

function instantFormatter(spanAt: (instant: number) => OffsetSpan): (instant: number) => string {
  const kept = new Map<number, DayTexts>()
  const openDay = (instant: number): DayTexts => {
    const span = spanAt(instant)
    const midnight = Math.floor((instant + span.offset) / DAY_MS) * DAY_MS - span.offset
    const start = Math.max(midnight, span.start)
    const known = kept.get(start)
    if (known !== undefined) return known
    const byMinute = new Array<string | undefined>(1440).fill(undefined)
    const end = Math.min(midnight + DAY_MS, span.end)
    if (kept.size >= KEPT_DAYS) kept.clear()
    const opened = { start, end, midnight, offset: span.offset, byMinute }
    kept.set(start, opened)
    return opened
  }
  let today: DayTexts = { start: Number.NaN, end: Number.NaN, midnight: 0, offset: 0, byMinute: [] }
  return (instant) => {
    if (!(instant >= today.start && instant < today.end)) today = openDay(instant)
    const minute = Math.floor((instant - today.midnight) / MINUTE_MS)
    if (today.midnight + minute * MINUTE_MS !== instant) return formatWith(instant, today.offset)
    const known = today.byMinute[minute]
    if (known !== undefined) return known
    const text = formatWith(instant, today.offset)
    today.byMinute[minute] = text
    return text
  }
}

function formatWith(instant: number, offset: number): string {
  const wallTime = instant + offset
  const day = dayOfWallTime(wallTime)
  return formatLocalDate(day) + formatTime(wallTime - day * DAY_MS) + formatOffset(offset)
}

function formatTime(time: number): string {
  const text = new Date(time).toISOString().slice(10, 23)
  return text.endsWith('.000') ? text.slice(0, -4) : text
}

function formatOffset(offset: number): string {
  const text = new Date(Math.abs(offset)).toISOString().slice(11, 19)
  return (offset < 0 ? '-' : '+') + (text.endsWith(':00') ? text.slice(0, 5) : text)
}
