import type { Db } from '../../platform/database.ts'
import { noSuchSite } from './office-refusals.ts'

/**
 * The time zone of a site of the network.
 * @throws {Refusal} `no-such-site`.
 */
export async function requireSite(db: Db, networkId: string, siteId: string): Promise<string> {
  const row = await db
    .selectFrom('site')
    .select('time_zone')
    .where('id', '=', siteId)
    .where('network_id', '=', networkId)
    .executeTakeFirst()
  if (!row) throw noSuchSite()
  return row.time_zone
}
