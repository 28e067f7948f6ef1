import { Temporal } from 'temporal-polyfill'
import { rowsBetween, type Span } from './span.ts'

/** A label of the time gutter: `row` from the top of the board, hour and minute on the local clock. */
export interface Tick {
  readonly row: number
  readonly hour: number
  readonly minute: number
}

/** Hours shown when nothing opens that day, local clock. */
const EMPTY_DAY = { from: 8, to: 19 }

function localInstant(date: string, timeZone: string, hour: number): Temporal.ZonedDateTime {
  return Temporal.PlainDate.from(date).toZonedDateTime({
    timeZone,
    plainTime: Temporal.PlainTime.from({ hour }),
  })
}

/** The local day, midnight to midnight: 23 or 25 hours when the clock changes. */
export function localDay(date: string, timeZone: string): Span {
  const day = Temporal.PlainDate.from(date)
  return {
    start: day.toZonedDateTime(timeZone).epochMilliseconds,
    end: day.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds,
  }
}

function wholeHour(instant: number, timeZone: string, roundingMode: 'floor' | 'ceil'): number {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(timeZone)
    .round({ smallestUnit: 'hour', roundingMode }).epochMilliseconds
}

/**
 * The part of the local day that the board shows: from the whole hour before the first period to the whole hour after the
 * last, inside the day; 8 h to 19 h when nothing happens.
 */
export function visibleWindow(date: string, timeZone: string, spans: readonly Span[]): Span {
  const day = localDay(date, timeZone)
  const inside = spans.filter((span) => span.start < day.end && span.end > day.start)
  if (inside.length === 0) {
    return {
      start: localInstant(date, timeZone, EMPTY_DAY.from).epochMilliseconds,
      end: localInstant(date, timeZone, EMPTY_DAY.to).epochMilliseconds,
    }
  }
  const first = Math.max(day.start, Math.min(...inside.map((span) => span.start)))
  const last = Math.min(day.end, Math.max(...inside.map((span) => span.end)))
  return { start: wholeHour(first, timeZone, 'floor'), end: wholeHour(last, timeZone, 'ceil') }
}

/** A tick each half hour of elapsed time, named on the local clock: the hour that spring skips is skipped here too. */
export function ticksOf(window: Span, timeZone: string): Tick[] {
  const ticks: Tick[] = []
  for (let at = window.start; at < window.end; at += 30 * 60_000) {
    const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone)
    ticks.push({ row: rowsBetween(window.start, at), hour: local.hour, minute: local.minute })
  }
  return ticks
}
