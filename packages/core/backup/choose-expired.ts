import { Temporal } from 'temporal-polyfill'

/** How many days, ISO weeks and months of UTC keep a backup, counting only those in which one was made. */
export interface Retention {
  readonly daily: number
  readonly weekly: number
  readonly monthly: number
}

/**
 * The backups that no rule keeps. Each rule keeps the newest backup of each of its last days, weeks or months, in UTC, so
 * that removing every night leaves what removing once would leave. The newest of all is always kept.
 * @param madeAt when each backup was made, epoch milliseconds, in any order.
 */
export function chooseExpired(madeAt: readonly number[], keep: Retention): number[] {
  const newestFirst = [...madeAt].sort((a, b) => b - a)
  const kept = new Set(newestFirst.slice(0, 1))
  for (const [bucket, count] of [
    [dayOf, keep.daily],
    [weekOf, keep.weekly],
    [monthOf, keep.monthly],
  ] as const)
    for (const instant of newestOfLast(newestFirst, bucket, count)) kept.add(instant)
  return newestFirst.filter((instant) => !kept.has(instant))
}

function newestOfLast(
  newestFirst: readonly number[],
  bucket: (date: Temporal.PlainDate) => string,
  count: number,
): number[] {
  const newest = new Map<string, number>()
  for (const instant of newestFirst) {
    const name = bucket(dateOf(instant))
    if (!newest.has(name)) newest.set(name, instant)
  }
  return [...newest.values()].slice(0, count)
}

function dateOf(instant: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO('UTC').toPlainDate()
}

const dayOf = (date: Temporal.PlainDate): string => date.toString()
const weekOf = (date: Temporal.PlainDate): string => `${date.yearOfWeek}-${date.weekOfYear}`
const monthOf = (date: Temporal.PlainDate): string => `${date.year}-${date.month}`
