import type { FreePiece } from '@maillage/core/booking/cut-free-time.ts'
import type { Interval } from '@maillage/core/time/interval.ts'
import { mergeIntervals } from '@maillage/core/time/interval.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'

export interface FreeTimeQuery {
  siteIds: string[]
  /** Services themselves, or the reason whose services are meant: then the reason need not be read before. */
  serviceIds: string[] | { ofReason: string }
  /** Pieces that end after `from` and start before `until` (epoch ms). */
  from: number
  until: number
  audiences?: ('everyone' | 'own-patients' | 'office')[]
  practitionerId?: string | undefined
  gender?: 'female' | 'male' | undefined
  /** At most so many pieces a site and a service, the first to end. */
  limitEach?: number
}

/** An opening lasts at most 24 hours of local time: 25 hours in the night when the clocks go back. */
const LONGEST_PIECE = '26 hours'

interface PieceRow {
  s: string
  p: string
  a: number
  b: number
  o: number
}

/**
 * Free time of some sites for some services, each site's pieces in the order of their end.
 * Reads only the pieces of the window in the index `free_interval_by_place`, whatever the size of the network.
 */
export async function readFreeTime(db: Db | Tx, query: FreeTimeQuery): Promise<FreePiece[]> {
  if (query.siteIds.length === 0 || query.until <= query.from) return []
  const audiences = query.audiences ?? ['everyone']
  const services = Array.isArray(query.serviceIds)
    ? sql`unnest(${query.serviceIds}::uuid[]) as offered(service_id)`
    : sql`(select service_id from reason_service where reason_id = ${query.serviceIds.ofReason}) as offered`
  const { rows } = await sql<PieceRow>`
    select f.site_id as s, f.practitioner_id as p,
           date_part('epoch', f.starts_at) as a, date_part('epoch', f.ends_at) as b, date_part('epoch', f.opening_starts_at) as o
      from unnest(${query.siteIds}::uuid[]) as at(site_id)
      cross join ${services}
      cross join lateral (
        select * from free_interval i
         where i.site_id = at.site_id and i.service_id = offered.service_id
           and i.ends_at > ${iso(query.from)}::timestamptz
           and i.ends_at < ${iso(query.until)}::timestamptz + ${LONGEST_PIECE}::interval
           and i.starts_at < ${iso(query.until)}::timestamptz
           and i.audience = any(${audiences}::text[])
           ${query.practitionerId ? sql`and i.practitioner_id = ${query.practitionerId}` : sql``}
           ${query.gender ? sql`and exists (select from practitioner who where who.id = i.practitioner_id and who.gender = ${query.gender})` : sql``}
         order by i.ends_at
         limit ${query.limitEach ?? 100_000}
      ) as f`.execute(db)
  return rows.map((row) => ({
    siteId: row.s,
    practitionerId: row.p,
    start: Math.round(row.a * 1000),
    end: Math.round(row.b * 1000),
    openingStart: Math.round(row.o * 1000),
  }))
}

/** Taken time of practitioners around a window, overbookings and other networks included, as merged lists: what a reason with buffers must not touch. */
export async function readBusyTime(
  db: Db | Tx,
  practitionerIds: string[],
  window: Interval,
  exceptSources: string[] = [],
): Promise<Map<string, readonly Interval[]>> {
  const lists = new Map<string, Interval[]>()
  if (practitionerIds.length === 0) return new Map()
  const { rows } = await sql<{ resource_id: string; starts_at: Date; ends_at: Date }>`
    select resource_id, lower(period) as starts_at, upper(period) as ends_at
      from occupation
     where resource_id = any(${practitionerIds}::uuid[])
       and period && tstzrange(${iso(window.start)}::timestamptz, ${iso(window.end)}::timestamptz)
       ${exceptSources.length > 0 ? sql`and source_id <> all(${exceptSources}::uuid[])` : sql``}
    union all
    select practitioner_id, lower(period), upper(period)
      from busy_elsewhere(${practitionerIds}::uuid[], tstzrange(${iso(window.start)}::timestamptz, ${iso(window.end)}::timestamptz))`.execute(
    db,
  )
  for (const row of rows) {
    const list = lists.get(row.resource_id) ?? []
    list.push({ start: row.starts_at.getTime(), end: row.ends_at.getTime() })
    lists.set(row.resource_id, list)
  }
  return new Map([...lists].map(([id, list]) => [id, mergeIntervals(list)]))
}

function iso(epochMs: number): string {
  return new Date(epochMs).toISOString()
}
