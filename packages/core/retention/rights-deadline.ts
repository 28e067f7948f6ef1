import type { Temporal } from 'temporal-polyfill'
import { calendarDate, daysInMonth, formatLocalDate, localDay, parseLocalDate } from '../time/local-time.ts'

/**
 * When a person who asks about their data must have an answer. In force since 2018-05-25. Source: RGPD art. 12.3
 * (https://eur-lex.europa.eu/eli/reg/2016/679/oj): one month, two more when requests are many or complex, if the person is told
 * so, with the reason, within the first month.
 */
export const RIGHTS_DEADLINE = { validFrom: '2018-05-25', months: 1, extensionMonths: 2 } as const

/** The last day to answer, in the calendar of the place where the request was received. */
export function dueDate(
  receivedAt: Temporal.Instant,
  timeZone: string,
  deadline: { extended: boolean },
): string {
  return dueOn(receivedAt.toZonedDateTimeISO(timeZone).toPlainDate().toString(), deadline)
}

/**
 * The last day to answer what was received on a day, both `YYYY-MM-DD`: the same day of a later month, or the last of a shorter one.
 * @throws {RangeError} when this is no day.
 */
export function dueOn(receivedOn: string, { extended }: { extended: boolean }): string {
  const received = parseLocalDate(receivedOn)
  if (typeof received !== 'number') throw new RangeError(`no local date: ${receivedOn}`)
  const { year, month, day } = calendarDate(received)
  const months = RIGHTS_DEADLINE.months + (extended ? RIGHTS_DEADLINE.extensionMonths : 0)
  const [inYear, inMonth] = [year + Math.floor((month - 1 + months) / 12), ((month - 1 + months) % 12) + 1]
  return formatLocalDate(localDay(inYear, inMonth, Math.min(day, daysInMonth(inYear, inMonth))))
}
