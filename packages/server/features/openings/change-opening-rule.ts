import type { LocalRule } from '@maillage/core/time/rule.ts'
import { expandRule } from '@maillage/core/time/occurrence.ts'
import type { Selectable } from 'kysely'
import { defineAction } from '../../platform/action.ts'
import type { OpeningRuleTable } from '../../platform/database.gen.ts'
import type { Tx } from '../../platform/database.ts'
import {
  type OpeningsReport,
  overlapWarnings,
  type OverlapWarning,
  recordOpenings,
  rewriteOpenings,
} from './rewrite-openings.ts'
import { horizonFrom } from './materialise-openings.ts'
import { noSuchRule, ruleRefused } from './openings.refusals.ts'
import { readRules } from './openings.queries.ts'
import { type OpeningPlace, requirePlace } from './require-place.ts'
import { requireSpan } from './require-span.ts'
import { openingsAccess } from './openings.access.ts'

export interface ChangeOpeningRuleInput {
  networkId: string
  ruleId: string
  /** Local times of the site, `YYYY-MM-DDTHH:MM`; what is left out stays. */
  local?: LocalRule
  siteId?: string
  roomId?: string | null
  serviceId?: string
  kind?: 'scheduled' | 'unscheduled' | 'visit'
  audience?: 'everyone' | 'own-patients' | 'office'
  worksOnHolidays?: boolean
}

export interface ChangedRule extends OpeningsReport {
  warnings: OverlapWarning[]
}

/**
 * Changes a rule: its openings from today on are written again, those of the past stay. Appointments are never moved from
 * here: those that lost their opening are reported.
 *
 * @throws {Refusal} `overlaps-itself` with the two dates, `invalid-rule`, `date-out-of-reach`, `too-long`, `no-such-rule`, `no-such-place`,
 * `no-such-room`, `no-such-service`.
 */
export const changeOpeningRule = defineAction<ChangeOpeningRuleInput, ChangedRule>({
  name: 'change-opening-rule',
  access: openingsAccess['change-opening-rule'],
  async run(context, input) {
    const { tx } = context
    const row = await tx
      .selectFrom('opening_rule')
      .selectAll()
      .where('id', '=', input.ruleId)
      .where('network_id', '=', input.networkId)
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw noSuchRule()
    const known = (await readRules(tx, [row.practitioner_id])).find((rule) => rule.id === row.id)
    if (!known) throw noSuchRule()
    const place = placeOf(row, input)
    context.permit({ practitionerId: row.practitioner_id, siteId: row.site_id })
    context.permit(place)
    const timeZone = await requirePlace(tx, place)
    const local = { ...known.local, ...input.local }
    requireSpan('opening', local)
    const today = context.now.toZonedDateTimeISO(timeZone).toPlainDate()
    const expanded = expandRule(local, timeZone, {
      from: today.toString(),
      to: horizonFrom(today).to.toString(),
    })
    if ('refusals' in expanded) throw ruleRefused(expanded.refusals)
    await updateRule(tx, row, { ...input, ...place }, local)
    const practitionerIds = [row.practitioner_id]
    const report = await rewriteOpenings(context, practitionerIds, timeZone)
    const warnings = await overlapWarnings(
      context,
      { id: row.id, practitionerId: row.practitioner_id },
      timeZone,
    )
    recordOpenings(context, {
      action: 'change-opening-rule',
      networkId: input.networkId,
      practitionerIds,
      subjectType: 'opening',
      subjectId: row.id,
      report,
    })
    return { ...report, warnings }
  },
})

/** Where the rule is to be; a room stays behind when the site changes. */
function placeOf(row: Selectable<OpeningRuleTable>, input: ChangeOpeningRuleInput): OpeningPlace {
  const siteId = input.siteId ?? row.site_id
  const formerRoom = siteId === row.site_id ? row.room_id : null
  return {
    networkId: input.networkId,
    practitionerId: row.practitioner_id,
    siteId,
    roomId: input.roomId === undefined ? formerRoom : input.roomId,
    serviceId: input.serviceId ?? row.service_id,
  }
}

async function updateRule(
  tx: Tx,
  row: Selectable<OpeningRuleTable>,
  input: ChangeOpeningRuleInput & OpeningPlace,
  local: LocalRule,
): Promise<void> {
  await tx
    .updateTable('opening_rule')
    .set({
      site_id: input.siteId,
      room_id: input.roomId,
      service_id: input.serviceId,
      kind: input.kind ?? row.kind,
      audience: input.audience ?? row.audience,
      works_on_holidays: input.worksOnHolidays ?? row.works_on_holidays,
      local_start: local.start,
      local_end: local.end,
      recurrence: local.rrule ?? null,
      excluded_dates: [...(local.exdates ?? [])],
      added_dates: [...(local.rdates ?? [])],
    })
    .where('id', '=', row.id)
    .execute()
}
