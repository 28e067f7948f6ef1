import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'

export interface SearchSite {
  id: string
  timeZone: string
}

/** Open sites among those near (all of the network when left out), those asked for, and those a wheelchair can enter. */
export async function readSearchSites(
  db: Db,
  networkId: string,
  filter: { near: string[] | undefined; siteIds: string[] | undefined; wheelchairAccess: boolean },
): Promise<SearchSite[]> {
  const { rows } = await sql<SearchSite>`
    select id, time_zone as "timeZone" from site
     where network_id = ${networkId} and status = 'open'
       ${filter.near ? sql`and id = any(${filter.near}::uuid[])` : sql``}
       ${filter.siteIds && filter.siteIds.length > 0 ? sql`and id = any(${filter.siteIds}::uuid[])` : sql``}
       ${filter.wheelchairAccess ? sql`and wheelchair_access` : sql``}
     order by id`.execute(db)
  return rows
}
