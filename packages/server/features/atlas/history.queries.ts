import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'

/** Minutes of all communes that were kept, one day. Lists are texts: most days have the same communes, which are then read once. */
export interface KeptDay {
  day: string
  travel: string
  /** Codes, parted by spaces. */
  communes: string
  /** Parted by commas, in the order of the communes; empty where no slot was reached. */
  minutes: string
}

interface Since {
  networkId: string
  reasonId: string
  /** Local date. */
  since: string
}

/** Minutes to the nearest slot within 7 days, day by day, oldest first. */
export async function readKeptDays(db: Db, { networkId, reasonId, since }: Since): Promise<KeptDay[]> {
  return db
    .selectFrom('access_day')
    .select(['day', 'travel'])
    .select([
      sql<string>`array_to_string(communes, ' ')`.as('communes'),
      sql<string>`array_to_string(minutes_7d, ',', '')`.as('minutes'),
    ])
    .where('network_id', '=', networkId)
    .where('reason_id', '=', reasonId)
    .where('day', '>=', since)
    .orderBy('day')
    .execute()
}

/** What was kept of one commune on one day. */
export interface KeptCommune {
  day: string
  travel: string
  minutes48h: number | null
  minutes7d: number | null
  minutes30d: number | null
  siteId: string | null
  thirdHours15: number | null
  thirdHours20: number | null
  thirdHours30: number | null
}

export async function readKeptCommune(db: Db, code: string, of: Since): Promise<KeptCommune[]> {
  const { rows } = await sql<KeptCommune>`
    select d.day, d.travel, d.minutes_48h[place] as "minutes48h", d.minutes_7d[place] as "minutes7d", d.minutes_30d[place] as "minutes30d",
           d.sites[d.site_7d[place]] as "siteId",
           d.third_hours_15[place] as "thirdHours15", d.third_hours_20[place] as "thirdHours20", d.third_hours_30[place] as "thirdHours30"
      from access_day d cross join lateral (select array_position(d.communes, ${code}) as place) as found
     where d.network_id = ${of.networkId} and d.reason_id = ${of.reasonId} and d.day >= ${of.since}::date and place is not null
     order by d.day`.execute(db)
  return rows
}
