import type { PlanningActivity } from '@maillage/contract/rights.ts'
import { sql } from 'kysely'
import { defineReading } from '../../platform/reading.ts'
import { rightsAccess } from './rights.access.ts'

interface Row {
  site_id: string
  month: string
  booked: number
  honoured: number
  no_show: number
  cancelled: number
}

/** Appointments by site and month, for whoever plans. The database gives counts: no person leaves it for this purpose. */
export const readPlanningActivity = defineReading<
  { networkId: string; since: string; until: string },
  PlanningActivity[]
>({
  name: 'read-planning-activity',
  access: rightsAccess['read-planning-activity'],
  async run({ db }, { networkId, since, until }) {
    const { rows } = await sql<Row>`
      select * from planning_activity(${networkId}, ${since}::date, ${until}::date)`.execute(db)
    return rows.map(({ site_id: siteId, no_show: noShow, ...counts }) => ({ siteId, noShow, ...counts }))
  },
})
