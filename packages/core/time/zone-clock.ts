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

/** Offsets in force during about 397 days: from `starts[i]` on, `offsets[i]` ms are added to UTC. */
type OffsetTable = { starts: number[]; offsets: number[] }

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
  const offsetAt = offsetReader(zone)
  const toInstant = (wallTime: WallTime) => resolveCompatible(wallTime, offsetAt)
  const toWallTime = (instant: number) => instant + offsetAt(instant)
  const startOfDay = (day: LocalDay) => {
    const midnight = toInstant(day * DAY_MS)
    if (toWallTime(midnight) === day * DAY_MS) return midnight
    return Temporal.PlainDate.from(formatLocalDate(day)).toZonedDateTime(zone).epochMilliseconds
  }
  const dayOf = (instant: number) => dayOfWallTime(toWallTime(instant))
  return { zone, toInstant, toWallTime, startOfDay, dayOf, format: instantFormatter(offsetAt) }
}

function offsetReader(zone: string): (instant: number) => number {
  const tables = new Map<number, OffsetTable>()
  let lastKey = Number.NaN
  let table: OffsetTable = { starts: [], offsets: [] }
  return (instant) => {
    const key = Math.floor(instant / TABLE_MS)
    if (key !== lastKey) {
      table = tables.get(key) ?? readOffsets(zone, key * TABLE_MS, (key + 1) * TABLE_MS)
      tables.set(key, table)
      lastKey = key
    }
    let index = table.starts.length - 1
    while (index > 0 && instant < table.starts[index]!) index -= 1
    return table.offsets[index]!
  }
}

function readOffsets(zone: string, start: number, end: number): OffsetTable {
  let moment: Temporal.ZonedDateTime | null =
    Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone)
  const table: OffsetTable = { starts: [], offsets: [] }
  while (moment !== null && moment.epochMilliseconds < end) {
    table.starts.push(moment.epochMilliseconds)
    table.offsets.push(moment.offsetNanoseconds / 1_000_000)
    moment = moment.getTimeZoneTransition('next')
  }
  return table
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

function instantFormatter(offsetAt: (instant: number) => number): (instant: number) => string {
  let lastDay = Number.NaN
  let date = ''
  let lastOffset = Number.NaN
  let offsetText = ''
  return (instant) => {
    const offset = offsetAt(instant)
    if (offset !== lastOffset) {
      lastOffset = offset
      offsetText = formatOffset(offset)
    }
    const wallTime = instant + offset
    const day = Math.floor(wallTime / DAY_MS)
    if (day !== lastDay) {
      lastDay = day
      date = formatLocalDate(day)
    }
    const time = wallTime - day * DAY_MS
    const minutes = time / MINUTE_MS
    return date + (MINUTE_TEXTS[minutes] ?? formatTime(time)) + offsetText
  }
}

function formatTime(time: number): string {
  const text = new Date(time).toISOString().slice(10, 23)
  return text.endsWith('.000') ? text.slice(0, -4) : text
}

function formatOffset(offset: number): string {
  const text = new Date(Math.abs(offset)).toISOString().slice(11, 19)
  return (offset < 0 ? '-' : '+') + (text.endsWith(':00') ? text.slice(0, 5) : text)
}

const MINUTE_TEXTS = Array.from({ length: 1440 }, (_, minute) => formatTime(minute * MINUTE_MS))
