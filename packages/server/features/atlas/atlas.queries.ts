import type { Bilingual } from '@maillage/contract/common.ts'
import type { AtlasSite } from '@maillage/contract/atlas.ts'
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
