import type { Bilingual } from '@maillage/contract/common.ts'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../platform/database.ts'
import { membershipInForce } from '../../platform/membership-in-force.ts'

/** What a network says of itself, and how far it is from its first appointment. */
export interface NetworkState {
  slug: string
  name: string
  shortName: string
  phone: string
  phoneHours: Bilingual
  departements: string[]
  timeZone: string
  language: string
  /** The scenario that made it; null for a real one. */
  scenario: string | null
  administrators: number
  /** Of administrators, still good. */
  invitations: number
  openSites: number
  practitioners: number
  reasons: number
  /** Openings that are still to come. */
  openings: number
}

/** The networks of a database, the first made first. For its owner: no fence lets a server count those of others. */
export async function readNetworkStates(db: Db, now: Temporal.Instant): Promise<NetworkState[]> {
  const at = sql`${now.toString()}::timestamptz`
  const { rows } = await sql<NetworkState>`
    select n.slug, n.name, n.short_name as "shortName", n.phone, n.phone_hours as "phoneHours", n.departements, n.time_zone as "timeZone",
           n.language, n.scenario,
           (select count(distinct m.account_id) from membership m join account a on a.id = m.account_id
             where m.network_id = n.id and m.role = 'administrator' and not a.demo and a.closed_at is null
               and ${membershipInForce(now)}) as administrators,
           (select count(*) from invitation i where i.network_id = n.id and i.role = 'administrator'
               and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > ${at}) as invitations,
           (select count(*) from site s where s.network_id = n.id and s.status = 'open') as "openSites",
           (select count(distinct r.practitioner_id) from practitioner_role r where r.network_id = n.id) as practitioners,
           (select count(*) from reason r where r.network_id = n.id) as reasons,
           (select count(*) from opening o where o.network_id = n.id and upper(o.period) > ${at}) as openings
      from network n order by n.created_at, n.id`.execute(db)
  return rows
}
