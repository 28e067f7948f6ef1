import { expandRule } from '@maillage/core/time/occurrence.ts'
import { defineAction } from '../../platform/action.ts'
import {
  type AppointmentToSee,
  appointmentsDuring,
  recordOpenings,
  rewriteOpenings,
} from './rewrite-openings.ts'
import { horizonFrom } from './materialise-openings.ts'
import { noSuchPlace, ruleRefused } from './openings.refusals.ts'
import { LONGEST_DAYS, requireSpan } from './require-span.ts'
import { openingsAccess } from './openings.access.ts'

export interface AbsenceInput {
  networkId: string
  practitionerId: string
  cause: 'leave' | 'sick' | 'training' | 'meeting' | 'other'
  /** Local times of the network, `YYYY-MM-DDTHH:MM`. */
  start: string
  end: string
  /** RFC 5545 subset; left out or null: once. */
  recurrence?: string | null
}

export interface AbsenceReport {
  absenceId: string
  /** Appointments to come during the absence, by start: they stay until somebody moves or cancels each. */
  appointments: AppointmentToSee[]
}

/**
 * Notes an absence: nothing more can be booked in it, whatever is cancelled there later. What is already booked stays, and
 * is reported.
 *
 * @throws {Refusal} `overlaps-itself`, `invalid-rule`, `date-out-of-reach`, `too-long`, `no-such-place`.
 */
export const addAbsence = defineAction<AbsenceInput, AbsenceReport>({
  name: 'add-absence',
  access: openingsAccess['add-absence'],
  async run(context, input) {
    const { tx, now } = context
    const { networkId, practitionerId } = input
    const roles = await tx
      .selectFrom('practitioner_role')
      .innerJoin('network', 'network.id', 'practitioner_role.network_id')
      .select(['network.time_zone', 'practitioner_role.site_id'])
      .where('network_id', '=', networkId)
      .where('practitioner_id', '=', practitionerId)
      .execute()
    const [role] = roles
    if (!role) throw noSuchPlace()
    const sites = context.permittedSites()
    const own = roles.find(({ site_id }) => sites === 'all' || sites.includes(site_id)) ?? role
    context.permit({ practitionerId, siteId: own.site_id })
    const rule = { start: input.start, end: input.end, rrule: input.recurrence ?? null }
    requireSpan('absence', rule)
    const { from, to } = horizonFrom(now.toZonedDateTimeISO(role.time_zone).toPlainDate())
    const expanded = expandRule(rule, role.time_zone, {
      from: from.subtract({ days: LONGEST_DAYS.absence }).toString(),
      to: to.toString(),
    })
    if ('refusals' in expanded) throw ruleRefused(expanded.refusals)
    const absenceId = context.newId()
    await tx
      .insertInto('absence')
      .values({
        practitioner_id: practitionerId,
        id: absenceId,
        network_id: networkId,
        local_start: input.start,
        local_end: input.end,
        time_zone: role.time_zone,
        recurrence: input.recurrence ?? null,
        cause: input.cause,
      })
      .execute()
    const report = await rewriteOpenings(context, [practitionerId], role.time_zone)
    const appointments = await appointmentsDuring(context, [practitionerId], expanded.occurrences)
    recordOpenings(context, {
      action: 'add-absence',
      networkId,
      practitionerIds: [practitionerId],
      subjectType: 'absence',
      subjectId: absenceId,
      report: { ...report, orphaned: appointments },
    })
    return { absenceId, appointments }
  },
})
