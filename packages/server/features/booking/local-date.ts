import { formatLocalDate } from '@maillage/core/time/local-time.ts'
import { zoneClock } from '@maillage/core/time/zone-clock.ts'

/** The date, `YYYY-MM-DD`, that the calendar of a zone shows at an instant (epoch ms). */
export function localDateOf(epochMs: number, timeZone: string): string {
  const clock = zoneClock(timeZone)
  if (!clock) throw new RangeError('unknown time zone')
  return formatLocalDate(clock.dayOf(epochMs))
}
