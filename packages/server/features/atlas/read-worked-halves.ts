import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../platform/database.ts'

/** Half days that somebody works at a site, over four weeks. */
export interface WorkedHalves {
  practitionerId: string
  siteId: string
  halves: number
  title: string
  givenName: string
  familyName: string
}

/** Weeks that are counted. */
export const WEEKS = 4
/** An opening before this local hour takes the morning, one after it the afternoon: half a day each. */
const NOON = '13:00'

/** Who works where for the services of a reason, booked or free, in the next four weeks: a morning or an afternoon is half a day. */
export async function readWorkedHalves(
  db: Db,
  reasonId: string,
  now: Temporal.Instant,
): Promise<WorkedHalves[]> {
  const until = now.add({ hours: WEEKS * 7 * 24 }).toString()
  const { rows } = await sql<WorkedHalves>`
    select d.practitioner_id as "practitionerId", d.site_id as "siteId", sum(d.morning + d.afternoon)::integer as halves,
           p.title, p.given_name as "givenName", p.family_name as "familyName"
      from (select o.site_id, o.practitioner_id,
                   max((((lower(o.period) at time zone s.time_zone)::time < ${NOON}::time))::integer) as morning,
                   max((((upper(o.period) at time zone s.time_zone)::time > ${NOON}::time))::integer) as afternoon
              from opening o join site s on s.id = o.site_id
             where o.period && tstzrange(${now.toString()}::timestamptz, ${until}::timestamptz)
               and o.service_id in (select service_id from reason_service where reason_id = ${reasonId})
             group by o.site_id, o.practitioner_id, o.local_date) as d
      join practitioner p on p.id = d.practitioner_id
     group by d.practitioner_id, d.site_id, p.title, p.given_name, p.family_name
     order by p.family_name, d.practitioner_id, d.site_id`.execute(db)
  return rows
}
