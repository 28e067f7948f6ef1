import { DAY_MS, dayOfWallTime, weekdayOf } from '../time/local-time.ts'
import type { ZoneClock } from '../time/zone-clock.ts'

export type PartOfDay = 'morning' | 'afternoon' | 'saturday'

const NOON_MS = DAY_MS / 2
const SATURDAY = 5

/** Whether a start (epoch ms) lies in one of the parts, on the site's wall clock. Morning ends at noon; no part: every start does. */
export function liesInPart(start: number, clock: ZoneClock, parts: readonly PartOfDay[]): boolean {
  if (parts.length === 0) return true
  const wallTime = clock.toWallTime(start)
  const day = dayOfWallTime(wallTime)
  const isMorning = wallTime - day * DAY_MS < NOON_MS
  return parts.some((part) =>
    part === 'saturday' ? weekdayOf(day) === SATURDAY : part === 'morning' ? isMorning : !isMorning,
  )
}
