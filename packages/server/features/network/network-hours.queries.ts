import { sql } from 'kysely'
import type { ImportContext, Place } from './network-import.queries.ts'

export interface RuleRow {
  serviceId: string
  roomId: string | null
  kind: string
  audience: string
  localStart: string
  localEnd: string
  recurrence: string
  worksOnHolidays: boolean
}

/**
 * Makes the weekly hours of a professional at a site those of the file: what is there already stays as it is, what the file lacks ends
 * yesterday. An hour is the same whatever the day it began on. Rules with an end, and extra openings, are not the file's.
 */
export async function putRules(
  { tx, newId }: ImportContext,
  { networkId }: Place,
  at: { practitionerId: string; siteId: string; yesterday: string },
  rules: readonly RuleRow[],
): Promise<{ added: number; ended: number }> {
  const { practitionerId, siteId, yesterday } = at
  const known = await tx
    .selectFrom('opening_rule')
    .select([
      'id',
      'service_id as serviceId',
      'room_id as roomId',
      'kind',
      'audience',
      'local_start as localStart',
      'local_end as localEnd',
      'recurrence',
      'works_on_holidays as worksOnHolidays',
    ])
    .where('network_id', '=', networkId)
    .where('practitioner_id', '=', practitionerId)
    .where('site_id', '=', siteId)
    .where('recurrence', 'not like', '%UNTIL=%')
    .where('recurrence', 'not like', '%COUNT=%')
    .execute()
  const wanted = new Map(rules.map((rule) => [hourOf(rule), rule]))
  const over = known.filter((rule) => !wanted.delete(hourOf(rule))).map((rule) => rule.id)
  if (over.length > 0)
    await tx
      .updateTable('opening_rule')
      .set({ recurrence: sql`recurrence || ${`;UNTIL=${yesterday.replaceAll('-', '')}`}` })
      .where('id', 'in', over)
      .execute()
  const added = [...wanted.values()]
  if (added.length > 0)
    await tx
      .insertInto('opening_rule')
      .values(
        added.map((rule) => ({
          id: newId(),
          network_id: networkId,
          practitioner_id: practitionerId,
          site_id: siteId,
          room_id: rule.roomId,
          service_id: rule.serviceId,
          kind: rule.kind,
          audience: rule.audience,
          local_start: rule.localStart,
          local_end: rule.localEnd,
          recurrence: rule.recurrence,
          works_on_holidays: rule.worksOnHolidays,
        })),
      )
      .execute()
  return { added: added.length, ended: over.length }
}

function hourOf(rule: Omit<RuleRow, 'recurrence'> & { recurrence: string | null }): string {
  const { serviceId, roomId, kind, audience, localStart, localEnd, recurrence, worksOnHolidays } = rule
  const clock = (local: string) => local.slice(11, 16)
  return [
    serviceId,
    roomId,
    kind,
    audience,
    clock(localStart),
    clock(localEnd),
    recurrence,
    worksOnHolidays,
  ].join('|')
}
