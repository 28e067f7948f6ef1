import { defineAction } from '../../platform/action.ts'
import { atlasAccess } from './atlas.access.ts'
import type { AccessDay } from './compute-access-day.ts'

/**
 * Keeps the real access of a day, of the calendar of the network; the first measure of a day stands. It holds minutes and communes,
 * nobody: no line of the audit.
 */
export const keepAccessDay = defineAction<{ networkId: string; timeZone: string } & AccessDay, null>({
  name: 'keep-access-day',
  access: atlasAccess['keep-access-day'],
  async run({ tx, now }, { networkId, timeZone, ...day }) {
    const row = {
      at: day.at,
      travel: day.travel,
      sites: day.sites,
      communes: day.communes,
      minutes_48h: day.minutes48h,
      minutes_7d: day.minutes7d,
      minutes_30d: day.minutes30d,
      site_7d: day.site7d,
      third_hours_15: day.thirdHours15,
      third_hours_20: day.thirdHours20,
      third_hours_30: day.thirdHours30,
    }
    const of = now.toZonedDateTimeISO(timeZone).toPlainDate().toString()
    await tx
      .insertInto('access_day')
      .values({ network_id: networkId, reason_id: day.reasonId, day: of, ...row })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return null
  },
})
