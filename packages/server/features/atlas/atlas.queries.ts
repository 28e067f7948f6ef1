import type { Bilingual } from '@maillage/contract/common.ts'
import type { AtlasSite } from '@maillage/contract/atlas.ts'
import type { Temporal } from 'temporal-polyfill'
import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'

/** A reason that anybody may book on site, with what its services are called. */
export interface PublicReason {
  id: string
  label: Bilingual
  isGeneral: boolean
  horizonDays: number
  serviceCodes: string[]
  serviceLabels: Bilingual[]
}

/** What the public books on site, the one that stands for general medicine first, then those given by the same services. */
export async function readPublicReasons(db: Db, networkId: string): Promise<PublicReason[]> {
  const { rows } = await sql<PublicReason>`
    select r.id, r.label, r.is_general as "isGeneral", r.horizon_days as "horizonDays",
           array_agg(s.code order by s.code) as "serviceCodes",
           jsonb_agg(s.label order by s.code) as "serviceLabels"
      from reason r
      join reason_service l on l.reason_id = r.id
      join service s on s.id = l.service_id
     where r.network_id = ${networkId} and r.audience = 'everyone' and r.modality = 'on-site'
     group by r.id
     order by r.is_general desc,
              array_agg(s.code order by s.code) = (
                select array_agg(gs.code order by gs.code)
                  from reason g join reason_service gl on gl.reason_id = g.id join service gs on gs.id = gl.service_id
                 where g.network_id = ${networkId} and g.is_general) desc nulls last,
              r.display_order, r.code`.execute(db)
  return rows
}

export interface SiteRow {
  id: string
  name: string
  kind: AtlasSite['kind']
  status: AtlasSite['status']
  parentId: string | null
  communeCode: string
  communeName: string
  lon: number
  lat: number
  phone: string
  source: string | null
}

/** The sites of a network, open ones first. */
export async function readSites(db: Db, networkId: string): Promise<SiteRow[]> {
  const rows = await db
    .selectFrom('site')
    .select(['id', 'name', 'kind', 'status', 'lon', 'lat', 'phone', 'source'])
    .select(['parent_site_id as parentId', 'commune_code as communeCode', 'commune_name as communeName'])
    .where('network_id', '=', networkId)
    .orderBy('status', 'desc')
    .orderBy('commune_name')
    .orderBy('id')
    .execute()
  return rows as SiteRow[]
}

const WEEKS = 4
/** An opening before this local hour takes the morning, one after it the afternoon: half a day each. */
const NOON = '13:00'

/**
 * Days of clinicians a week at each site for the services of a reason, whether booked or free: mean of the next four weeks, a morning
 * or an afternoon counting for half a day.
 */
export async function readDaysPerWeek(
  db: Db,
  reasonId: string,
  now: Temporal.Instant,
): Promise<ReadonlyMap<string, number>> {
  const from = now.toString()
  const until = now.add({ hours: WEEKS * 7 * 24 }).toString()
  const { rows } = await sql<{ siteId: string; halves: number }>`
    select "siteId", sum(morning + afternoon)::integer as halves
      from (select o.site_id as "siteId",
                   max((((lower(o.period) at time zone s.time_zone)::time < ${NOON}::time))::integer) as morning,
                   max((((upper(o.period) at time zone s.time_zone)::time > ${NOON}::time))::integer) as afternoon
              from opening o join site s on s.id = o.site_id
             where o.period && tstzrange(${from}::timestamptz, ${until}::timestamptz)
               and o.service_id in (select service_id from reason_service where reason_id = ${reasonId})
             group by o.site_id, o.practitioner_id, o.local_date) as days
     group by "siteId"`.execute(db)
  return new Map(rows.map(({ siteId, halves }) => [siteId, halves / 2 / WEEKS]))
}
