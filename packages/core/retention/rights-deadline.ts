import type { Temporal } from 'temporal-polyfill'

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
  { extended }: { extended: boolean },
): Temporal.PlainDate {
  const months = RIGHTS_DEADLINE.months + (extended ? RIGHTS_DEADLINE.extensionMonths : 0)
  return receivedAt.toZonedDateTimeISO(timeZone).toPlainDate().add({ months })
}
