import { Temporal } from 'temporal-polyfill'

/**
 * A second reading of the agenda's semantics, to hold `computeAgenda` against: slow, written straight from the
 * sentences of docs/guides/slots.md, with Temporal for every date and every instant, and nothing shared with the engine.
 */
export type AgendaJson = {
  timeZone: string
  now: string
  from: string
  to: string
  rules: RuleJson[]
  absences?: RuleJson[]
  busy?: { start: string; end: string }[]
  reason: {
    durationMinutes: number
    stepMinutes?: number
    bufferBeforeMinutes?: number
    bufferAfterMinutes?: number
    minimumNoticeMinutes?: number
    horizonDays?: number
  }
}

export type RuleJson = {
  id?: string
  start: string
  end: string
  rrule?: string | null
  exdates?: string[]
  rdates?: string[]
}

type Period = { start: Temporal.Instant; end: Temporal.Instant }

const before = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0
const meets = (a: Period, b: Period) => before(a.start, b.end) && before(b.start, a.end)
const isEmpty = (period: Period) => !before(period.start, period.end)

/** Free time found by asking of every minute of the window whether it is free. Every bound must be a whole minute. */
export function freeMinuteByMinute(json: AgendaJson): { start: string; end: string }[] {
  const openings = json.rules.flatMap((rule) => periodsOf(rule, json))
  const taken = [...(json.absences ?? []).flatMap((rule) => periodsOf(rule, json)), ...busyOf(json)]
  const now = Temporal.Instant.from(json.now)
  const end = Temporal.PlainDate.from(json.to).add({ days: 1 }).toZonedDateTime(json.timeZone).toInstant()
  const free: { start: string; end: string }[] = []
  let open: Temporal.Instant | undefined
  let minute = Temporal.PlainDate.from(json.from).toZonedDateTime(json.timeZone).toInstant()
  for (; before(minute, end); minute = minute.add({ minutes: 1 })) {
    const here = { start: minute, end: minute.add({ minutes: 1 }) }
    const isFree =
      !before(minute, now) &&
      openings.some((period) => meets(period, here)) &&
      !taken.some((period) => meets(period, here))
    if (isFree) open ??= minute
    else if (open !== undefined) {
      free.push({ start: text(open, json), end: text(minute, json) })
      open = undefined
    }
  }
  if (open !== undefined) free.push({ start: text(open, json), end: text(end, json) })
  return free
}

/** Slots found by walking the grid of every opening and asking the five questions of each start. */
export function slotsOneByOne(json: AgendaJson): { start: string; end: string }[] {
  const { reason } = json
  const absences = (json.absences ?? []).flatMap((rule) => periodsOf(rule, json))
  const earliest = Temporal.Instant.from(json.now).add({ minutes: reason.minimumNoticeMinutes ?? 0 })
  const today = Temporal.Instant.from(json.now).toZonedDateTimeISO(json.timeZone).toPlainDate()
  const found = new Map<string, { start: string; end: string }>()
  for (const opening of json.rules.flatMap((rule) => periodsOf(rule, json))) {
    for (
      let start = opening.start;
      ;
      start = start.add({ minutes: reason.stepMinutes ?? reason.durationMinutes })
    ) {
      const slot = { start, end: start.add({ minutes: reason.durationMinutes }) }
      if (before(opening.end, slot.end)) break
      const widened = {
        start: slot.start.subtract({ minutes: reason.bufferBeforeMinutes ?? 0 }),
        end: slot.end.add({ minutes: reason.bufferAfterMinutes ?? 0 }),
      }
      const date = start.toZonedDateTimeISO(json.timeZone).toPlainDate()
      const lastDate = reason.horizonDays === undefined ? date : today.add({ days: reason.horizonDays })
      const isKept =
        !before(start, earliest) &&
        date.toString() >= json.from &&
        date.toString() <= json.to &&
        Temporal.PlainDate.compare(date, lastDate) <= 0 &&
        !absences.some((absence) => meets(absence, slot)) &&
        !busyOf(json).some((busy) => meets(busy, widened))
      if (isKept) found.set(start.toString(), { start: text(slot.start, json), end: text(slot.end, json) })
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, slot]) => slot)
}

/** The occurrences of a rule up to a few days after the window, in order. */
export function periodsOf(rule: RuleJson, json: Pick<AgendaJson, 'timeZone' | 'to'>): Period[] {
  const start = Temporal.PlainDateTime.from(rule.start)
  const end = Temporal.PlainDateTime.from(rule.end)
  const dayOffset = start.toPlainDate().until(end.toPlainDate()).days
  return datesOf(rule, Temporal.PlainDate.from(json.to).add({ days: 40 }))
    .map((date) => {
      const endDate = date.add({ days: dayOffset })
      return {
        start: date
          .toPlainDateTime(start)
          .toZonedDateTime(json.timeZone, { disambiguation: 'compatible' })
          .toInstant(),
        end: endDate
          .toPlainDateTime(end)
          .toZonedDateTime(json.timeZone, { disambiguation: 'compatible' })
          .toInstant(),
      }
    })
    .filter((period) => !isEmpty(period))
}

/** The dates of a rule, found by asking of each day whether it matches. */
function datesOf(rule: RuleJson, last: Temporal.PlainDate): Temporal.PlainDate[] {
  const start = Temporal.PlainDateTime.from(rule.start)
  const parts = new Map((rule.rrule ?? '').split(';').map((part) => part.split('=') as [string, string]))
  const count = Number(parts.get('COUNT') ?? Number.POSITIVE_INFINITY)
  const matching: string[] = []
  for (
    let date = start.toPlainDate();
    Temporal.PlainDate.compare(date, last) <= 0;
    date = date.add({ days: 1 })
  ) {
    if (rule.rrule == null ? date.equals(start.toPlainDate()) : matches(parts, start, date)) {
      if (matching.length < count) matching.push(date.toString())
    }
  }
  const excluded = new Set(rule.exdates ?? [])
  const dates = [...new Set([...matching, ...(rule.rdates ?? [])])].filter((date) => !excluded.has(date))
  return dates.sort().map((date) => Temporal.PlainDate.from(date))
}

function matches(
  parts: Map<string, string>,
  start: Temporal.PlainDateTime,
  date: Temporal.PlainDate,
): boolean {
  const first = start.toPlainDate()
  const interval = Number(parts.get('INTERVAL') ?? 1)
  const until = parts.get('UNTIL')
  if (until !== undefined && !isWithinUntil(until, date.toPlainDateTime(start))) return false
  const days = parts.get('BYDAY')?.split(',')
  if (parts.get('FREQ') === 'WEEKLY') {
    const monday = first.subtract({ days: first.dayOfWeek - 1 })
    const weeks = Math.floor(monday.until(date).days / 7)
    return weeks % interval === 0 && (days ?? [nameOf(first)]).includes(nameOf(date))
  }
  const months = (date.year - first.year) * 12 + date.month - first.month
  if (months % interval !== 0) return false
  if (days === undefined) return date.day === first.day
  const rank = Math.ceil(date.day / 7)
  const rankFromEnd = Math.ceil((date.daysInMonth - date.day + 1) / 7)
  const name = nameOf(date)
  return [name, `${rank}${name}`, `+${rank}${name}`, `-${rankFromEnd}${name}`].some((form) =>
    days.includes(form),
  )
}

function isWithinUntil(until: string, start: Temporal.PlainDateTime): boolean {
  const limit = until.includes('T')
    ? Temporal.PlainDateTime.from(until)
    : Temporal.PlainDate.from(until).toPlainDateTime('23:59:59')
  return Temporal.PlainDateTime.compare(start, limit) <= 0
}

function nameOf(date: Temporal.PlainDate): string {
  return ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'][date.dayOfWeek - 1] as string
}

function busyOf(json: AgendaJson): Period[] {
  return (json.busy ?? [])
    .map(({ start, end }) => ({ start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) }))
    .filter((period) => !isEmpty(period))
}

function text(instant: Temporal.Instant, json: AgendaJson): string {
  return instant.toZonedDateTimeISO(json.timeZone).toString({ timeZoneName: 'never' })
}
