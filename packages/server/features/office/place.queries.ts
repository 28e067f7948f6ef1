import type { Interval } from '@maillage/core/time/interval.ts'
import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'

export interface PlaceFacts {
  timeZone: string
  openings: (Interval & { id: string; serviceId: string; roomId: string | null })[]
}

/** A practitioner's openings at a site around a time; undefined when the practitioner has no role there. */
export async function readPlace(
  tx: Tx,
  request: { networkId: string; practitionerId: string; siteId: string; start: number; end: number },
): Promise<PlaceFacts | undefined> {
  const role = await tx
    .selectFrom('practitioner_role')
    .innerJoin('site', 'site.id', 'practitioner_role.site_id')
    .select('site.time_zone')
    .where('practitioner_role.network_id', '=', request.networkId)
    .where('practitioner_id', '=', request.practitionerId)
    .where('site_id', '=', request.siteId)
    .limit(1)
    .executeTakeFirst()
  if (!role) return undefined
  const { rows } = await sql<{
    id: string
    service_id: string
    room_id: string | null
    starts_at: Date
    ends_at: Date
  }>`
    select id, service_id, room_id, lower(period) as starts_at, upper(period) as ends_at from opening
    where practitioner_id = ${request.practitionerId} and site_id = ${request.siteId}
      and period && tstzrange(${new Date(request.start)}, ${new Date(request.end)})
    order by lower(period), id`.execute(tx)
  const openings = rows.map((row) => ({
    id: row.id,
    serviceId: row.service_id,
    roomId: row.room_id,
    start: row.starts_at.getTime(),
    end: row.ends_at.getTime(),
  }))
  return { timeZone: role.time_zone, openings }
}

/** The two places of a move from a site to another, by their communes (by their names within one commune). */
export async function readOtherSite(
  tx: Tx,
  { siteId, fromSiteId }: { siteId: string; fromSiteId?: string },
): Promise<{ to: string; from: string } | undefined> {
  if (fromSiteId === undefined || fromSiteId === siteId) return undefined
  const rows = await tx
    .selectFrom('site')
    .select(['id', 'name', 'commune_name'])
    .where('id', 'in', [siteId, fromSiteId])
    .execute()
  const [to, from] = [siteId, fromSiteId].map((id) => rows.find((row) => row.id === id))
  if (!to || !from) return undefined
  const isOneCommune = to.commune_name === from.commune_name
  return isOneCommune ? { to: to.name, from: from.name } : { to: to.commune_name, from: from.commune_name }
}

export interface OccupationAround extends Interval {
  resourceId: string
  lane: number
  cause: string
}

/** Whether another network takes some of a practitioner's time during a period. */
export async function isBusyElsewhere(tx: Tx, practitionerId: string, period: Interval): Promise<boolean> {
  const { rows } = await sql`select from busy_elsewhere(array[${practitionerId}::uuid],
    tstzrange(${new Date(period.start)}, ${new Date(period.end)})) limit 1`.execute(tx)
  return rows.length > 0
}

/** What takes these resources during a period; the appointment being placed and holds that have ended do not count. */
export async function readOccupationsAround(
  tx: Tx,
  query: { resources: string[]; period: Interval; except: string; now: number },
): Promise<OccupationAround[]> {
  const { rows } = await sql<{
    resource_id: string
    lane: number
    cause: string
    starts_at: Date
    ends_at: Date
  }>`
    select o.resource_id, o.lane, o.cause, lower(o.period) as starts_at, upper(o.period) as ends_at from occupation o
    where o.resource_id = any(${query.resources}::uuid[]) and o.source_id <> ${query.except}
      and o.period && tstzrange(${new Date(query.period.start)}, ${new Date(query.period.end)})
      and not (o.cause = 'hold' and exists (select from appointment a where a.id = o.source_id and a.hold_expires_at <= ${new Date(query.now)}))`.execute(
    tx,
  )
  return rows.map((row) => ({
    resourceId: row.resource_id,
    lane: row.lane,
    cause: row.cause,
    start: row.starts_at.getTime(),
    end: row.ends_at.getTime(),
  }))
}

/** The lowest lane above 0 that none of these occupations is on. */
export function freeLane(occupations: readonly OccupationAround[]): number {
  const used = new Set(occupations.map((occupation) => occupation.lane))
  let lane = 1
  while (used.has(lane)) lane += 1
  return lane
}
