import {
  calendarDate,
  DAY_MS,
  daysInMonth,
  type LocalDay,
  localDay,
  type WallTime,
  weekdayOf,
} from './local-time.ts'
import type { Recurrence } from './recurrence.ts'

/**
 * The local days on which a recurrence falls, in order, from the day of `start` to `lastDay`, at most `limit`.
 *
 * As in RFC 5545: weeks begin on Monday and are counted from the week of the start, months from its month; WEEKLY
 * without BYDAY keeps the weekday of the start, MONTHLY without BYDAY its day of the month (months that lack it are
 * skipped). A start that does not match gives no day, and COUNT counts matching days only.
 */
export function recurrenceDays(
  recurrence: Recurrence,
  start: WallTime,
  lastDay: LocalDay,
  limit: number,
): LocalDay[] {
  const firstDay = Math.floor(start / DAY_MS)
  const timeOfDay = start - firstDay * DAY_MS
  const lastByUntil =
    recurrence.until === null ? lastDay : Math.floor((recurrence.until - timeOfDay) / DAY_MS)
  const last = Math.min(lastDay, lastByUntil)
  const wanted = Math.min(recurrence.count ?? limit, limit)
  return recurrence.frequency === 'weekly'
    ? weeklyDays(recurrence, firstDay, last, wanted)
    : monthlyDays(recurrence, firstDay, last, wanted)
}

function weeklyDays(
  recurrence: Recurrence,
  firstDay: LocalDay,
  lastDay: LocalDay,
  wanted: number,
): LocalDay[] {
  const chosen =
    recurrence.byDay.length === 0 ? [weekdayOf(firstDay)] : recurrence.byDay.map((day) => day.weekday)
  const weekdays = [...new Set(chosen)].sort((a, b) => a - b)
  const days: LocalDay[] = []
  const step = 7 * recurrence.interval
  for (let monday = firstDay - weekdayOf(firstDay); monday <= lastDay; monday += step) {
    for (const weekday of weekdays) {
      const day = monday + weekday
      if (day < firstDay) continue
      if (day > lastDay || days.length === wanted) return days
      days.push(day)
    }
  }
  return days
}

function monthlyDays(
  recurrence: Recurrence,
  firstDay: LocalDay,
  lastDay: LocalDay,
  wanted: number,
): LocalDay[] {
  const start = calendarDate(firstDay)
  const days: LocalDay[] = []
  for (let month = start.year * 12 + start.month - 1; ; month += recurrence.interval) {
    const year = Math.floor(month / 12)
    const first = localDay(year, (month % 12) + 1, 1)
    if (first > lastDay) return days
    for (const dayOfMonth of matchingDays(
      recurrence,
      start.day,
      first,
      daysInMonth(year, (month % 12) + 1),
    )) {
      const day = first + dayOfMonth - 1
      if (day < firstDay) continue
      if (day > lastDay || days.length === wanted) return days
      days.push(day)
    }
  }
}

function matchingDays(recurrence: Recurrence, startDay: number, first: LocalDay, length: number): number[] {
  if (recurrence.byDay.length === 0) return startDay <= length ? [startDay] : []
  const firstWeekday = weekdayOf(first)
  const days = new Set<number>()
  for (const { weekday, ordinal } of recurrence.byDay) {
    const earliest = 1 + ((weekday - firstWeekday + 7) % 7)
    const inMonth = 1 + Math.floor((length - earliest) / 7)
    if (ordinal === null) for (let rank = 0; rank < inMonth; rank += 1) days.add(earliest + rank * 7)
    else if (Math.abs(ordinal) <= inMonth)
      days.add(earliest + (ordinal > 0 ? ordinal - 1 : inMonth + ordinal) * 7)
  }
  return [...days].sort((a, b) => a - b)
}
