import { type Agenda, type AgendaTime, endOfHorizon, layOutAgenda, type Opening } from './compute-agenda.ts'
import { type Interval, overlaps } from './interval.ts'
import { DAY_MS, type LocalDay, MINUTE_MS } from './local-time.ts'
import type { TimeRefusal } from './refusal.ts'
import { ruleDays, type TimeRule } from './rule.ts'
import { cutSlots } from './slot-grid.ts'

/**
 * What keeps starts of an opening's grid from being slots. `starts` counts the starts that this cause alone refuses: a
 * start may have several causes. `index` is the place in `absences` or `busy`.
 */
export type OpeningCause =
  | { kind: 'outside-window' | 'past'; starts: number }
  | { kind: 'notice' | 'horizon'; starts: number; limit: number }
  | { kind: 'absence' | 'busy' | 'buffer'; starts: number; index: number; start: number; end: number }
  | { kind: 'given-by-another-opening'; starts: number }
  | { kind: 'remainder'; minutes: number }

export type OpeningExplanation = {
  /** Index in `rules`. */
  rule: number
  day: LocalDay
  opening: Interval
  /** Starts of the grid whose slot lies inside the opening. */
  starts: number
  /** How many of them are slots. */
  slots: number
  causes: OpeningCause[]
}

/** A day that a rule names and that is no opening: an EXDATE, or a change of offset that leaves it without time. */
export type LostDay = { rule: number; day: LocalDay; kind: 'exdate' | 'no-time' }

/** A rule that names no day of the window. */
export type SilentRule = { rule: number; kind: 'starts-later' | 'over' | 'between' }

export type AgendaExplanation = {
  openings: OpeningExplanation[]
  lostDays: LostDay[]
  silentRules: SilentRule[]
}

/**
 * Answers "why is there no slot?": for each opening of the window, what took its time away, with the same decisions as
 * `computeAgenda`; then the days that the rules lost, and the rules that say nothing of the window.
 */
export function explainAgenda(agenda: Agenda): AgendaExplanation | { refusals: TimeRefusal[] } {
  const time = layOutAgenda(agenda)
  if ('refusals' in time) return time
  const given = new Set<number>()
  return {
    openings: time.openings.map((opening) => explainOpening(agenda, time, opening, given)),
    lostDays: agenda.rules.flatMap((rule, index) => lostDays(agenda, time, rule, index)),
    silentRules: agenda.rules.flatMap((rule, index) => silence(agenda, time, rule, index)),
  }
}

function explainOpening(
  agenda: Agenda,
  time: AgendaTime,
  opening: Opening,
  given: Set<number>,
): OpeningExplanation {
  const { reason, now } = agenda
  const { window, query } = time
  const starts = gridStarts(opening, reason.durationMinutes * MINUTE_MS, reason.stepMinutes * MINUTE_MS)
  const notice = now + reason.minimumNoticeMinutes * MINUTE_MS
  const horizon = endOfHorizon(agenda)
  const past = starts.filter((start) => start < now).length
  const repeated: number[] = []
  const slots = cutSlots(opening, query).filter((start) => {
    if (given.has(start)) repeated.push(start)
    return !given.has(start)
  })
  for (const start of slots) given.add(start)
  const causes: OpeningCause[] = [
    { kind: 'outside-window', starts: starts.filter((at) => at < window.start || at >= window.end).length },
    { kind: 'past', starts: past },
    { kind: 'notice', starts: starts.filter((at) => at < notice).length - past, limit: notice },
    { kind: 'horizon', starts: starts.filter((at) => at >= horizon).length, limit: horizon },
    { kind: 'given-by-another-opening', starts: repeated.length },
  ]
  return {
    rule: opening.rule,
    day: opening.day,
    opening: { start: opening.start, end: opening.end },
    starts: starts.length,
    slots: slots.length,
    causes: [
      ...causes.filter((cause) => cause.kind === 'remainder' || cause.starts > 0),
      ...takenBy(agenda, time, opening, starts),
      ...remainder(agenda, opening, starts),
    ],
  }
}

function gridStarts(opening: Interval, duration: number, step: number): number[] {
  const count = Math.max(0, Math.floor((opening.end - opening.start - duration) / step) + 1)
  return Array.from({ length: count }, (_, index) => opening.start + index * step)
}

/** The absences and the busy times that meet the opening, or whose buffer does. */
function takenBy(
  agenda: Agenda,
  time: AgendaTime,
  opening: Opening,
  starts: readonly number[],
): OpeningCause[] {
  const { reason, busy } = agenda
  const duration = reason.durationMinutes * MINUTE_MS
  const before = reason.bufferBeforeMinutes * MINUTE_MS
  const after = reason.bufferAfterMinutes * MINUTE_MS
  const meeting = (taken: Interval, lead: number, tail: number) =>
    starts.filter((at) => overlaps(taken, { start: at - lead, end: at + duration + tail })).length
  const causes: OpeningCause[] = time.absences
    .filter((absence) => overlaps(absence, opening))
    .map(({ start, end, rule: index }) => {
      return { kind: 'absence', starts: meeting({ start, end }, 0, 0), index, start, end }
    })
  for (const [index, { start, end }] of busy.entries()) {
    if (end <= start || end <= opening.start - before || start >= opening.end + after) continue
    const whole = meeting({ start, end }, 0, 0)
    const widened = meeting({ start, end }, before, after)
    if (overlaps({ start, end }, opening)) causes.push({ kind: 'busy', starts: whole, index, start, end })
    if (widened > whole) causes.push({ kind: 'buffer', starts: widened - whole, index, start, end })
  }
  return causes
}

/** The end of the opening that is too short for one more slot. */
function remainder({ reason }: Agenda, opening: Interval, starts: readonly number[]): OpeningCause[] {
  const last = starts.at(-1)
  const end = last === undefined ? opening.start : last + reason.durationMinutes * MINUTE_MS
  const minutes = Math.floor((opening.end - end) / MINUTE_MS)
  return minutes > 0 ? [{ kind: 'remainder', minutes }] : []
}

function lostDays(agenda: Agenda, time: AgendaTime, rule: TimeRule, index: number): LostDay[] {
  const named = ruleDays({ ...rule, exdays: new Set() }, agenda.to).filter((day) => day >= agenda.from)
  const opened = new Set(
    time.openings.filter((opening) => opening.rule === index).map((opening) => opening.day),
  )
  return named.flatMap((day): LostDay[] => {
    if (rule.exdays.has(day)) return [{ rule: index, day, kind: 'exdate' }]
    return opened.has(day) ? [] : [{ rule: index, day, kind: 'no-time' }]
  })
}

function silence(agenda: Agenda, time: AgendaTime, rule: TimeRule, index: number): SilentRule[] {
  if (time.openings.some((opening) => opening.rule === index)) return []
  const named = ruleDays({ ...rule, exdays: new Set() }, agenda.to)
  if (named.some((day) => day >= agenda.from)) return []
  if (named.length === 0 && rule.start >= (agenda.to + 1) * DAY_MS)
    return [{ rule: index, kind: 'starts-later' }]
  const lastEver = ruleDays({ ...rule, exdays: new Set() }, agenda.to + 29 * 366)
  return [{ rule: index, kind: lastEver.length === named.length ? 'over' : 'between' }]
}
