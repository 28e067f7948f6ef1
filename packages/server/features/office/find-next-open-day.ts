import type { Db } from '../../platform/database.ts'
import { requireYear } from '../openings/require-span.ts'
import { readNextOpenDay } from './office.queries.ts'
import { requireSite } from './require-site.ts'

/**
 * The next day on which somebody consults, at the sites shown: the way on from a Sunday. Null when nothing is planned.
 *
 * @param request.siteIds sites of the network; empty: all of them.
 * @throws {Refusal} `no-such-site`, `date-out-of-reach`.
 */
export async function findNextOpenDay(
  db: Db,
  request: { networkId: string; after: string; siteIds: string[] },
): Promise<{ date: string | null }> {
  requireYear(request.after)
  for (const siteId of request.siteIds) await requireSite(db, request.networkId, siteId)
  return { date: await readNextOpenDay(db, request) }
}
