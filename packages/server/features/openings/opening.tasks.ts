import type { Platform } from '../../platform/action.ts'
import type { TaskHandlers } from '../../platform/jobs.ts'
import { horizonFrom, materialiseOpenings } from './materialise-openings.ts'

/** One transaction holds the locks of so many agendas at most. */
const PRACTITIONERS_AT_ONCE = 25

/** The jobs of this feature: every night, the openings of all agendas reach the horizon again. */
export function openingTasks(deps: { platform: Platform }): Pick<TaskHandlers, 'materialise-openings'> {
  const { db, clock, newId } = deps.platform
  return {
    'materialise-openings': async () => {
      const rows = await db
        .selectFrom('opening_rule')
        .innerJoin('site', 'site.id', 'opening_rule.site_id')
        .select(['practitioner_id', 'site.time_zone'])
        .distinct()
        .orderBy('practitioner_id')
        .execute()
      const zones = new Map(rows.map((row) => [row.practitioner_id, row.time_zone]))
      for (const [zone, practitioners] of Map.groupBy(zones.keys(), (id) => zones.get(id) ?? 'UTC')) {
        const { from, to } = horizonFrom(clock.now().toZonedDateTimeISO(zone).toPlainDate())
        for (let i = 0; i < practitioners.length; i += PRACTITIONERS_AT_ONCE) {
          const practitionerIds = practitioners.slice(i, i + PRACTITIONERS_AT_ONCE)
          await db
            .transaction()
            .execute((tx) => materialiseOpenings(tx, newId, { practitionerIds, from, to }))
        }
      }
    },
  }
}
