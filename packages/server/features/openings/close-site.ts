import { expandRule } from '@maillage/core/time/occurrence.ts'
import { sql } from 'kysely'
import { defineAction } from '../../platform/action.ts'
import {
  type AppointmentToSee,
  appointmentsDuring,
  recordOpenings,
  rewriteOpenings,
} from './rewrite-openings.ts'
import { noSuchPlace, ruleRefused } from './openings.refusals.ts'
import { requireSpan } from './require-span.ts'
import { openingsAccess } from './openings.access.ts'

export interface SiteClosureInput {
  networkId: string
  siteId: string
  /** Local times of the site, `YYYY-MM-DDTHH:MM`. */
  start: string
  end: string
  cause: string
}

export interface SiteClosureReport {
  closureId: string
  /** Appointments to come at the site during the closure, by start. */
  appointments: AppointmentToSee[]
}

/**
 * Closes a site for a time: nobody opens there, wherever else they may still be. What is booked stays, and is reported.
 * @throws {Refusal} `invalid-rule`, `date-out-of-reach`, `no-such-place`.
 */
export const closeSite = defineAction<SiteClosureInput, SiteClosureReport>({
  name: 'close-site',
  access: openingsAccess['close-site'],
  async run(context, input) {
    const { tx } = context
    context.permit({ siteId: input.siteId })
    const site = await tx
      .selectFrom('site')
      .select('time_zone')
      .where('id', '=', input.siteId)
      .where('network_id', '=', input.networkId)
      .executeTakeFirst()
    if (!site) throw noSuchPlace()
    requireSpan('closure', input)
    const day = input.start.slice(0, 10)
    const expanded = expandRule({ start: input.start, end: input.end }, site.time_zone, {
      from: day,
      to: day,
    })
    if ('refusals' in expanded) throw ruleRefused(expanded.refusals)
    const [period] = expanded.occurrences
    if (!period) throw noSuchPlace()
    const closureId = context.newId()
    await tx
      .insertInto('site_closure')
      .values({
        id: closureId,
        site_id: input.siteId,
        cause: input.cause,
        period: sql`tstzrange(${new Date(period.start)}, ${new Date(period.end)})`,
      })
      .execute()
    const rules = await tx
      .selectFrom('opening_rule')
      .select('practitioner_id')
      .distinct()
      .where('site_id', '=', input.siteId)
      .orderBy('practitioner_id')
      .execute()
    const practitionerIds = rules.map((rule) => rule.practitioner_id)
    if (practitionerIds.length === 0) return { closureId, appointments: [] }
    const report = await rewriteOpenings(context, practitionerIds, site.time_zone)
    const during = await appointmentsDuring(context, practitionerIds, [period])
    const appointments = during.filter((appointment) => appointment.siteId === input.siteId)
    recordOpenings(context, {
      action: 'close-site',
      networkId: input.networkId,
      practitionerIds,
      subjectType: 'opening',
      subjectId: closureId,
      report: { ...report, orphaned: appointments },
    })
    return { closureId, appointments }
  },
})
