import { expandRule } from '@maillage/core/time/occurrence.ts'
import { defineAction } from '../../platform/action.ts'
import type { ChangedRule } from './change-opening-rule.ts'
import { overlapWarnings, recordOpenings, rewriteOpenings } from './rewrite-openings.ts'
import { ruleRefused } from './openings.refusals.ts'
import { requirePlace } from './require-place.ts'
import { requireSpan } from './require-span.ts'
import { openingsAccess } from './openings.access.ts'

export interface ExtraOpeningInput {
  networkId: string
  practitionerId: string
  siteId: string
  roomId?: string | null
  serviceId: string
  kind: 'scheduled' | 'unscheduled' | 'visit'
  audience?: 'everyone' | 'own-patients' | 'office'
  /** Local times of the site, `YYYY-MM-DDTHH:MM`. */
  start: string
  end: string
}

/**
 * Opens once, on a date: a holiday too, since somebody chose it.
 * @throws {Refusal} `invalid-rule`, `date-out-of-reach`, `too-long`, `no-such-place`, `no-such-room`, `no-such-service`.
 */
export const addExtraOpening = defineAction<ExtraOpeningInput, ChangedRule & { ruleId: string }>({
  name: 'add-extra-opening',
  access: openingsAccess['add-extra-opening'],
  async run(context, input) {
    const { tx } = context
    context.permit(input)
    const place = { ...input, roomId: input.roomId ?? null }
    const timeZone = await requirePlace(tx, place)
    requireSpan('opening', { start: input.start, end: input.end })
    const expanded = expandRule({ start: input.start, end: input.end }, timeZone, {
      from: input.start.slice(0, 10),
      to: input.start.slice(0, 10),
    })
    if ('refusals' in expanded) throw ruleRefused(expanded.refusals)
    const ruleId = context.newId()
    await tx
      .insertInto('opening_rule')
      .values({
        id: ruleId,
        network_id: input.networkId,
        practitioner_id: input.practitionerId,
        site_id: input.siteId,
        room_id: place.roomId,
        service_id: input.serviceId,
        kind: input.kind,
        audience: input.audience ?? 'everyone',
        local_start: input.start,
        local_end: input.end,
        recurrence: null,
        works_on_holidays: true,
        materialised_until: null,
      })
      .execute()
    const practitionerIds = [input.practitionerId]
    const report = await rewriteOpenings(context, practitionerIds, timeZone)
    const warnings = await overlapWarnings(
      context,
      { id: ruleId, practitionerId: input.practitionerId },
      timeZone,
    )
    recordOpenings(context, {
      action: 'add-extra-opening',
      networkId: input.networkId,
      practitionerIds,
      subjectType: 'opening',
      subjectId: ruleId,
      report,
    })
    return { ...report, warnings, ruleId }
  },
})
