import { covers, type Interval, mergeIntervals } from '@maillage/core/time/interval.ts'
import { formatLocalDate } from '@maillage/core/time/local-time.ts'
import { zoneClock } from '@maillage/core/time/zone-clock.ts'
import type { Temporal } from 'temporal-polyfill'
import type { ActionContext } from '../../platform/action.ts'
import { horizonFrom, materialiseOpenings } from './materialise-openings.ts'
import { lockAgendas, readAppointmentsToCome, readOpenings, type StoredOpening } from './openings.queries.ts'

export interface AppointmentToSee {
  id: string
  practitionerId: string
  siteId: string
  start: number
  end: number
  version: number
}

export interface OpeningsReport {
  opened: number
  closed: number
  /** Appointments to come that an opening held before, and none holds now, by start: somebody decides for each. */
  orphaned: AppointmentToSee[]
}

/**
 * Writes the openings of some practitioners again from today on, after their rules, absences or closures changed, and says
 * which appointments lost their opening. Appointments stay as they are.
 */
export async function rewriteOpenings(
  context: ActionContext,
  practitionerIds: string[],
  timeZone: string,
): Promise<OpeningsReport> {
  const { tx, now, newId } = context
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const yesterday = today.subtract({ days: 1 }).toString()
  await lockAgendas(tx, practitionerIds)
  const before = await readOpenings(tx, practitionerIds, yesterday)
  const { inserted, deleted } = await materialiseOpenings(tx, newId, {
    practitionerIds,
    ...horizonFrom(today),
  })
  const after = await readOpenings(tx, practitionerIds, yesterday)
  const appointments = await readAppointmentsToCome(tx, practitionerIds, new Date(now.epochMilliseconds))
  const orphaned = appointments.filter(
    (appointment) => isHeld(before, appointment) && !isHeld(after, appointment),
  )
  return { opened: inserted, closed: deleted, orphaned }
}

function isHeld(openings: StoredOpening[], appointment: AppointmentToSee): boolean {
  const there = openings.filter(
    (opening) =>
      opening.practitionerId === appointment.practitionerId && opening.siteId === appointment.siteId,
  )
  return covers(mergeIntervals(there), appointment)
}

/** Appointments to come of a practitioner that meet one of these periods. */
export async function appointmentsDuring(
  context: ActionContext,
  practitionerIds: string[],
  periods: readonly Interval[],
): Promise<AppointmentToSee[]> {
  const toCome = await readAppointmentsToCome(
    context.tx,
    practitionerIds,
    new Date(context.now.epochMilliseconds),
  )
  return toCome.filter((appointment) =>
    periods.some((period) => period.start < appointment.end && appointment.start < period.end),
  )
}

export interface OverlapWarning {
  kind: 'overlaps-other-rule'
  ruleId: string
  /** The first local date on which both are open. */
  date: string
}

/**
 * Rules of one practitioner may overlap, even at two sites: time has one line, whoever books first takes it at both. It is
 * seldom meant, so it is said.
 */
export async function overlapWarnings(
  context: ActionContext,
  rule: { id: string; practitionerId: string },
  timeZone: string,
): Promise<OverlapWarning[]> {
  const today: Temporal.PlainDate = context.now.toZonedDateTimeISO(timeZone).toPlainDate()
  const openings = await readOpenings(context.tx, [rule.practitionerId], today.toString())
  const own = openings.filter((opening) => opening.ruleId === rule.id).sort((a, b) => a.start - b.start)
  const warnings = new Map<string, OverlapWarning>()
  for (const opening of own) {
    for (const other of openings) {
      if (
        other.ruleId === rule.id ||
        warnings.has(other.ruleId) ||
        other.start >= opening.end ||
        opening.start >= other.end
      )
        continue
      const date = formatLocalDate(zoneClock(timeZone)?.dayOf(opening.start) ?? 0)
      warnings.set(other.ruleId, { kind: 'overlaps-other-rule', ruleId: other.ruleId, date })
    }
  }
  return [...warnings.values()]
}

/** The traces of a change of openings: a line of audit, and an event for each practitioner. */
export function recordOpenings(
  context: ActionContext,
  change: {
    action: string
    networkId: string
    practitionerIds: string[]
    subjectType: 'opening' | 'absence'
    subjectId: string
    report: OpeningsReport
  },
): void {
  const { networkId, subjectType, subjectId } = change
  const detail = {
    opened: change.report.opened,
    closed: change.report.closed,
    orphaned: change.report.orphaned.map((appointment) => appointment.id),
  }
  const kind = `${subjectType}.changed`
  context.audit({
    action: change.action,
    networkId,
    subjectType,
    subjectId,
    detail,
    ...(change.practitionerIds[0] ? { practitionerId: change.practitionerIds[0] } : {}),
  })
  for (const practitionerId of change.practitionerIds) {
    context.announce({ networkId, practitionerId, kind, subjectId, detail })
  }
}
