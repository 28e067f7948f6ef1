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
import { noSuchPlace, noSuchRule, ruleRefused } from './openings.refusals.ts'
import { readRules } from './openings.queries.ts'

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
 * @throws {Refusal} `overlaps-itself` with the two dates, `invalid-rule`, `no-such-rule`, `no-such-place`.
 */
export const changeOpeningRule = defineAction<ChangeOpeningRuleInput, ChangedRule>({
  name: 'change-opening-rule',
  who: ['office', 'system'],
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
    const timeZone = await readZoneOfRole(
      tx,
      input.networkId,
      row.practitioner_id,
      input.siteId ?? row.site_id,
    )
    if (!known || !timeZone) throw noSuchPlace()
    const local = { ...known.local, ...input.local }
    const today = context.now.toZonedDateTimeISO(timeZone).toPlainDate()
    const expanded = expandRule(local, timeZone, {
      from: today.toString(),
      to: horizonFrom(today).to.toString(),
    })
    if ('refusals' in expanded) throw ruleRefused(expanded.refusals)
    await updateRule(tx, row, input, local)
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

async function updateRule(
  tx: Tx,
  row: Selectable<OpeningRuleTable>,
  input: ChangeOpeningRuleInput,
  local: LocalRule,
): Promise<void> {
  const sameSite = input.siteId === undefined || input.siteId === row.site_id
  await tx
    .updateTable('opening_rule')
    .set({
      site_id: input.siteId ?? row.site_id,
      room_id: input.roomId === undefined ? (sameSite ? row.room_id : null) : input.roomId,
      service_id: input.serviceId ?? row.service_id,
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

/** The zone of a site at which a practitioner has a role; undefined when there is none. */
export async function readZoneOfRole(
  tx: Tx,
  networkId: string,
  practitionerId: string,
  siteId: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('practitioner_role')
    .innerJoin('site', 'site.id', 'practitioner_role.site_id')
    .select('site.time_zone')
    .where('practitioner_role.network_id', '=', networkId)
    .where('practitioner_id', '=', practitionerId)
    .where('site_id', '=', siteId)
    .limit(1)
    .executeTakeFirst()
  return row?.time_zone
}
