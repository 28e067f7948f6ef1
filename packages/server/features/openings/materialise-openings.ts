import type { Interval } from '@maillage/core/time/interval.ts'
import {
  calendarDate,
  formatLocalDate,
  type LocalDay,
  parseLocalDate,
} from '@maillage/core/time/local-time.ts'
import { publicHolidays } from '@maillage/core/time/holidays.ts'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../platform/database.ts'
import type { NewId } from '../../platform/ids.ts'
import { expandAbsences, occupyAbsences } from './occupy-absences.ts'
import {
  deleteOpenings,
  insertOpenings,
  lockAgendas,
  lockTimelines,
  noteMaterialised,
  readAbsences,
  readClosures,
  readOpenings,
  readRules,
  type StoredOpening,
  type StoredRule,
} from './openings.queries.ts'
import { planOpenings, type PlannedOpening } from './plan-openings.ts'
import { rebuildFreeIntervals } from './rebuild-free-intervals.ts'

/** How far openings exist: a patient may look a year ahead, and an agent a little further. */
export const HORIZON_MONTHS = 13

export interface Materialisation {
  practitionerIds: readonly string[]
  /** First and last local day whose openings are written again. */
  from: Temporal.PlainDate
  to: Temporal.PlainDate
}

/** What changed. `faults` are the rules that could not be read: the others are materialised all the same. */
export interface MaterialisationReport {
  inserted: number
  deleted: number
  faults: { ruleId: string; kind: string }[]
}

/** From a local day to the horizon. */
export function horizonFrom(day: Temporal.PlainDate): { from: Temporal.PlainDate; to: Temporal.PlainDate } {
  return { from: day, to: day.add({ months: HORIZON_MONTHS }) }
}

/**
 * Writes the openings that the rules of these practitioners want between two local days: inserts what is missing, deletes
 * what is no longer wanted, leaves the rest as it is (same id). A second run changes nothing. Absences become occupations,
 * and free time is computed again where something changed. Appointments are never touched.
 *
 * Order of locks: occupations, practitioners by id, rooms by id, openings by id, free time last; the same as a booking.
 */
export async function materialiseOpenings(
  tx: Tx,
  newId: NewId,
  wanted: Materialisation,
): Promise<MaterialisationReport> {
  const { practitionerIds } = wanted
  if (practitionerIds.length === 0) return { inserted: 0, deleted: 0, faults: [] }
  await lockAgendas(tx, practitionerIds)
  const range = { from: dayOf(wanted.from), to: dayOf(wanted.to) }
  const rules = await readRules(tx, practitionerIds)
  const absences = expandAbsences(await readAbsences(tx, practitionerIds), range)
  const newlyAway = await occupyAbsences(tx, absences)
  await lockTimelines(tx, practitionerIds)
  const plan = await planAll(tx, rules, absences, range)
  const stored = (await readOpenings(tx, practitionerIds, wanted.from.toString())).filter(
    (opening) => opening.localDate <= wanted.to.toString(),
  )
  const change = compare(stored, plan.openings)
  await deleteOpenings(tx, change.gone)
  await insertOpenings(
    tx,
    change.missing.map((opening) => ({ ...opening, id: newId() })),
  )
  await noteMaterialised(tx, practitionerIds, wanted.to.toString())
  const touched = periodOf([...change.gone, ...change.missing, ...newlyAway])
  if (touched) await rebuildFreeIntervals(tx, practitionerIds, touched)
  return { inserted: change.missing.length, deleted: change.gone.length, faults: plan.faults }
}

async function planAll(
  tx: Tx,
  rules: readonly StoredRule[],
  absences: readonly (Interval & { practitionerId: string })[],
  range: { from: LocalDay; to: LocalDay },
): Promise<{ openings: PlannedOpening[]; faults: MaterialisationReport['faults'] }> {
  const closures = await readClosures(tx, [...new Set(rules.map((rule) => rule.siteId))])
  const awayBy = Map.groupBy(absences, (absence) => absence.practitionerId)
  const isHoliday = holidayReader()
  const openings: PlannedOpening[] = []
  const faults: MaterialisationReport['faults'] = []
  for (const rule of rules) {
    const { holidayCalendar, ...toPlan } = rule
    const planned = planOpenings(toPlan, {
      range,
      isHoliday: (_, day) => isHoliday(holidayCalendar, day),
      timeOut: () => [...(closures.get(rule.siteId) ?? []), ...(awayBy.get(rule.practitionerId) ?? [])],
    })
    if ('openings' in planned) openings.push(...planned.openings)
    else faults.push({ ruleId: rule.id, kind: planned.refusals[0]?.kind ?? 'unreadable' })
  }
  return { openings, faults }
}

function holidayReader(): (calendar: StoredRule['holidayCalendar'], day: LocalDay) => boolean {
  const known = new Map<string, Set<string>>()
  return (calendar, day) => {
    const { year } = calendarDate(day)
    const key = `${calendar} ${year}`
    const dates = known.get(key) ?? new Set(publicHolidays(calendar, year).map((holiday) => holiday.date))
    known.set(key, dates)
    return dates.has(formatLocalDate(day))
  }
}

function compare(
  stored: readonly StoredOpening[],
  wanted: readonly PlannedOpening[],
): { gone: StoredOpening[]; missing: PlannedOpening[] } {
  const known = new Map(stored.map((opening) => [signature(opening), opening]))
  const missing: PlannedOpening[] = []
  for (const opening of wanted) {
    const key = signature(opening)
    if (!known.delete(key)) missing.push(opening)
  }
  const gone = [...known.values()].sort(
    (a, b) => compareText(a.practitionerId, b.practitionerId) || compareText(a.id, b.id),
  )
  return { gone, missing }
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function signature(opening: PlannedOpening): string {
  const { ruleId, start, end, gridStart, siteId, roomId, serviceId, kind, audience, localDate } = opening
  return [ruleId, start, end, gridStart, siteId, roomId, serviceId, kind, audience, localDate].join('|')
}

function periodOf(intervals: readonly Interval[]): Interval | undefined {
  if (intervals.length === 0) return undefined
  let { start, end } = intervals[0] as Interval
  for (const interval of intervals) {
    if (interval.start < start) start = interval.start
    if (interval.end > end) end = interval.end
  }
  return { start, end }
}

function dayOf(date: Temporal.PlainDate): LocalDay {
  const day = parseLocalDate(date.toString())
  if (typeof day !== 'number') throw new RangeError(`not a date of the calendar: ${date.toString()}`)
  return day
}
