import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { PlannedOpening, RuleToPlan } from './plan-openings.ts'

export interface StoredRule extends RuleToPlan {
  holidayCalendar: 'metropole' | 'saint-martin'
}

/** PostgreSQL writes a local date-time with a space; rules are written with a T, to the minute. */
const asWallTime = (text: string) => text.slice(0, 16).replace(' ', 'T')

/** The rules of these practitioners, with the zone and the holidays of their sites, in a stable order. */
export async function readRules(tx: Tx, practitionerIds: readonly string[]): Promise<StoredRule[]> {
  const rows = await tx
    .selectFrom('opening_rule')
    .innerJoin('site', 'site.id', 'opening_rule.site_id')
    .selectAll('opening_rule')
    .select(['site.time_zone', 'site.holiday_calendar'])
    .select([
      sql<string[]>`excluded_dates::text[]`.as('exdates'),
      sql<string[]>`added_dates::text[]`.as('rdates'),
    ])
    .where('practitioner_id', 'in', [...practitionerIds])
    .orderBy('opening_rule.practitioner_id')
    .orderBy('opening_rule.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    practitionerId: row.practitioner_id,
    networkId: row.network_id,
    siteId: row.site_id,
    roomId: row.room_id,
    serviceId: row.service_id,
    kind: row.kind,
    audience: row.audience,
    local: {
      start: asWallTime(row.local_start),
      end: asWallTime(row.local_end),
      rrule: row.recurrence,
      exdates: row.exdates,
      rdates: row.rdates,
    },
    timeZone: row.time_zone,
    holidayCalendar: row.holiday_calendar as StoredRule['holidayCalendar'],
    worksOnHolidays: row.works_on_holidays,
  }))
}

export interface StoredAbsence {
  id: string
  practitionerId: string
  timeZone: string
  cause: string
  local: { start: string; end: string; rrule: string | null }
}

export async function readAbsences(tx: Tx, practitionerIds: readonly string[]): Promise<StoredAbsence[]> {
  const rows = await tx
    .selectFrom('absence')
    .selectAll()
    .where('practitioner_id', 'in', [...practitionerIds])
    .orderBy('practitioner_id')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    practitionerId: row.practitioner_id,
    timeZone: row.time_zone,
    cause: row.cause,
    local: { start: asWallTime(row.local_start), end: asWallTime(row.local_end), rrule: row.recurrence },
  }))
}

/** Closures of the sites, by site, in epoch ms. */
export async function readClosures(
  tx: Tx,
  siteIds: readonly string[],
): Promise<Map<string, { start: number; end: number }[]>> {
  if (siteIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('site_closure')
    .select(['site_id', sql<Date>`lower(period)`.as('start'), sql<Date>`upper(period)`.as('end')])
    .where('site_id', 'in', [...siteIds])
    .execute()
  return Map.groupBy(
    rows.map((row) => ({ siteId: row.site_id, start: row.start.getTime(), end: row.end.getTime() })),
    (row) => row.siteId,
  )
}

export interface StoredOpening extends PlannedOpening {
  id: string
}

/** Openings of these practitioners from a local date on. */
export async function readOpenings(
  tx: Tx,
  practitionerIds: readonly string[],
  fromDate: string,
): Promise<StoredOpening[]> {
  const rows = await tx
    .selectFrom('opening')
    .selectAll()
    .select([sql<Date>`lower(period)`.as('start'), sql<Date>`upper(period)`.as('end')])
    .where('practitioner_id', 'in', [...practitionerIds])
    .where('local_date', '>=', fromDate)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    practitionerId: row.practitioner_id,
    networkId: row.network_id,
    siteId: row.site_id,
    roomId: row.room_id,
    serviceId: row.service_id,
    kind: row.kind,
    audience: row.audience,
    ruleId: row.rule_id,
    localDate: row.local_date,
    start: row.start.getTime(),
    end: row.end.getTime(),
    gridStart: row.grid_starts_at?.getTime() ?? null,
  }))
}

/** One writer of openings at a time for each of these practitioners: the next one reads the rules that this one left. */
export async function lockAgendas(tx: Tx, practitionerIds: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(sorted.id::text, 7261034121))
    from (select id from unnest(${[...practitionerIds]}::uuid[]) as id order by id) as sorted`.execute(tx)
}

/**
 * Holds back, until the end of the transaction, the bookings that are about to rewrite free time: of these practitioners,
 * and of whoever shares a room with them.
 */
export async function lockTimelines(tx: Tx, practitionerIds: readonly string[]): Promise<void> {
  await sql`select lock_timelines(${[...practitionerIds]}::uuid[])`.execute(tx)
}

export async function deleteOpenings(tx: Tx, openings: readonly StoredOpening[]): Promise<void> {
  if (openings.length === 0) return
  const keys = JSON.stringify(
    openings.map(({ practitionerId, id }) => ({ practitioner_id: practitionerId, id })),
  )
  await sql`delete from opening o using jsonb_to_recordset(${keys}::jsonb) as gone(practitioner_id uuid, id uuid)
    where o.practitioner_id = gone.practitioner_id and o.id = gone.id`.execute(tx)
}

export async function insertOpenings(tx: Tx, openings: readonly StoredOpening[]): Promise<void> {
  if (openings.length === 0) return
  const rows = openings.map((opening) => ({
    practitioner_id: opening.practitionerId,
    id: opening.id,
    network_id: opening.networkId,
    site_id: opening.siteId,
    room_id: opening.roomId,
    service_id: opening.serviceId,
    rule_id: opening.ruleId,
    local_date: opening.localDate,
    kind: opening.kind,
    audience: opening.audience,
    starts_at: new Date(opening.start).toISOString(),
    ends_at: new Date(opening.end).toISOString(),
    grid_starts_at: opening.gridStart === null ? null : new Date(opening.gridStart).toISOString(),
  }))
  await sql`insert into opening (practitioner_id, id, network_id, site_id, room_id, service_id, rule_id, local_date, kind, audience, period, grid_starts_at)
    select practitioner_id, id, network_id, site_id, room_id, service_id, rule_id, local_date, kind, audience,
      tstzrange(starts_at, ends_at), grid_starts_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(practitioner_id uuid, id uuid, network_id uuid, site_id uuid, room_id uuid,
      service_id uuid, rule_id uuid, local_date date, kind text, audience text, starts_at timestamptz, ends_at timestamptz, grid_starts_at timestamptz)
    on conflict do nothing`.execute(tx)
}

export async function noteMaterialised(
  tx: Tx,
  practitionerIds: readonly string[],
  until: string,
): Promise<void> {
  await tx
    .updateTable('opening_rule')
    .set({ materialised_until: until })
    .where('practitioner_id', 'in', [...practitionerIds])
    .where((where) =>
      where.or([where('materialised_until', 'is', null), where('materialised_until', '<>', until)]),
    )
    .execute()
}

/** Appointments that still count on their practitioner, from an instant on. */
export async function readAppointmentsToCome(
  tx: Tx,
  practitionerIds: readonly string[],
  from: Date,
): Promise<
  { id: string; practitionerId: string; siteId: string; start: number; end: number; version: number }[]
> {
  const rows = await tx
    .selectFrom('appointment')
    .select([
      'id',
      'practitioner_id',
      'site_id',
      'version',
      sql<Date>`lower(period)`.as('start'),
      sql<Date>`upper(period)`.as('end'),
    ])
    .where('practitioner_id', 'in', [...practitionerIds])
    .where('status', 'in', ['held', 'booked', 'arrived', 'in-progress'])
    .where(sql<boolean>`period && tstzrange(${from}, null)`)
    .orderBy(sql`lower(period)`)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    practitionerId: row.practitioner_id,
    siteId: row.site_id,
    start: row.start.getTime(),
    end: row.end.getTime(),
    version: row.version,
  }))
}
