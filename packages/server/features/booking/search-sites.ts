import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { REASON_COLUMNS, type ReasonFacts } from './reason-facts.ts'

export interface SearchSite {
  id: string
  timeZone: string
}

export interface SiteFilter {
  near: string[] | undefined
  siteIds: string[] | undefined
  wheelchairAccess: boolean
}

/** Open sites among those near (all of the network when left out), those asked for, and those a wheelchair can enter. */
export async function readSearchSites(db: Db, networkId: string, filter: SiteFilter): Promise<SearchSite[]> {
  const { rows } = await sql<SearchSite>`
    select id, time_zone as "timeZone" from site where ${isWanted(networkId, filter)} order by id`.execute(db)
  return rows
}

/** The reason and the sites of a search in one statement; undefined when the network has no such reason. */
export async function readReasonAndSites(
  db: Db,
  networkId: string,
  reasonId: string,
  filter: SiteFilter,
): Promise<{ reason: ReasonFacts; sites: SearchSite[] } | undefined> {
  const { rows } = await sql<ReasonFacts & { sites: SearchSite[] }>`
    select ${REASON_COLUMNS},
           (select coalesce(json_agg(json_build_object('id', id, 'timeZone', time_zone) order by id), '[]')
              from site where ${isWanted(networkId, filter)}) as sites
      from reason r
     where r.id = ${reasonId} and r.network_id = ${networkId}`.execute(db)
  const row = rows[0]
  return row && { reason: row, sites: row.sites }
}

function isWanted(networkId: string, filter: SiteFilter) {
  return sql`network_id = ${networkId} and status = 'open'
    ${filter.near ? sql`and id = any(${filter.near}::uuid[])` : sql``}
    ${filter.siteIds && filter.siteIds.length > 0 ? sql`and id = any(${filter.siteIds}::uuid[])` : sql``}
    ${filter.wheelchairAccess ? sql`and wheelchair_access` : sql``}`
}
