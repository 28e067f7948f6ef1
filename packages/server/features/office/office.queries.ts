import type { AppointmentContact, OfficeAppointment, OfficePatient } from '@maillage/contract/office.ts'
import type { Interval } from '@maillage/core/time/interval.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'

interface AppointmentRow {
  id: string
  practitioner_id: string
  site_id: string
  starts_at: Date
  ends_at: Date
  status: OfficeAppointment['status']
  reason_id: string
  patient_id: string | null
  birth_name: string
  used_name: string | null
  given_names: string
  birth_date: string
  phone: string | null
  email: string | null
  booked_by: OfficeAppointment['bookedBy']
  contact: AppointmentContact | null
  note: string | null
  wants_earlier: boolean
  lane: number
  hold_expires_at: Date | null
  version: number
}

const APPOINTMENT = sql`a.id, a.practitioner_id, a.site_id, lower(a.period) as starts_at, upper(a.period) as ends_at, a.status, a.reason_id,
  a.patient_id, p.birth_name, p.used_name, p.given_names, p.birth_date, p.phone, p.email, a.booked_by, a.note, a.wants_earlier, a.lane,
  case when c.id is null then null else json_build_object('relationship', c.relationship, 'phone', c.phone, 'email', c.email) end as contact,
  a.hold_expires_at, a.version`
const APPOINTMENT_SOURCES = sql`appointment a left join patient p on p.id = a.patient_id left join contact_person c on c.id = a.contact_person_id`

function toOfficeAppointment(row: AppointmentRow): OfficeAppointment {
  return {
    id: row.id,
    practitionerId: row.practitioner_id,
    siteId: row.site_id,
    start: row.starts_at.toISOString(),
    end: row.ends_at.toISOString(),
    status: row.status,
    reasonId: row.reason_id,
    patient: row.patient_id === null ? null : toOfficePatient({ ...row, id: row.patient_id }),
    bookedBy: row.booked_by,
    contact: row.contact,
    note: row.note,
    wantsEarlier: row.wants_earlier,
    lane: row.lane,
    holdExpiresAt: row.hold_expires_at?.toISOString() ?? null,
    version: row.version,
  }
}

type PatientRow = Pick<
  AppointmentRow,
  'id' | 'birth_name' | 'used_name' | 'given_names' | 'birth_date' | 'phone' | 'email'
>

export function toOfficePatient(row: PatientRow): OfficePatient {
  return {
    id: row.id,
    birthName: row.birth_name,
    usedName: row.used_name,
    givenNames: row.given_names,
    birthDate: row.birth_date,
    phone: row.phone,
    email: row.email,
  }
}

/** One appointment of the network as the office sees it. */
export async function readOfficeAppointment(
  db: Db | Tx,
  networkId: string,
  id: string,
): Promise<OfficeAppointment | undefined> {
  const { rows } = await sql<AppointmentRow>`select ${APPOINTMENT} from ${APPOINTMENT_SOURCES}
    where a.id = ${id} and a.network_id = ${networkId}`.execute(db)
  return rows[0] && toOfficeAppointment(rows[0])
}

export interface Day {
  networkId: string
  start: Date
  end: Date
}

/** Appointments of a day that take time, by start; holds that have ended are left out. */
export async function readAppointmentsOfDay(db: Db, day: Day, now: Date): Promise<OfficeAppointment[]> {
  const { rows } = await sql<AppointmentRow>`select ${APPOINTMENT} from ${APPOINTMENT_SOURCES}
    where a.practitioner_id in (select practitioner_id from practitioner_role where network_id = ${day.networkId})
      and a.network_id = ${day.networkId} and a.period && tstzrange(${day.start}, ${day.end})
      and a.status in ('held', 'booked', 'arrived', 'in-progress', 'fulfilled', 'no-show')
      and (a.status <> 'held' or a.hold_expires_at > ${now})
    order by lower(a.period), a.lane, a.id`.execute(db)
  return rows.map(toOfficeAppointment)
}

export interface OpeningOfDay {
  id: string
  practitionerId: string
  siteId: string
  serviceId: string
  serviceCode: string
  kind: 'scheduled' | 'unscheduled' | 'visit'
  audience: 'everyone' | 'own-patients' | 'office'
  start: number
  end: number
  gridStart: number
  free: { start: number; end: number }[]
}

/** Openings of a day with their free time. */
export async function readOpeningsOfDay(db: Db, day: Day): Promise<OpeningOfDay[]> {
  const { rows } = await sql<OpeningOfDay>`
    select o.id, o.practitioner_id as "practitionerId", o.site_id as "siteId", o.service_id as "serviceId", s.code as "serviceCode", o.kind, o.audience,
      ${ms(sql`lower(o.period)`)} as start, ${ms(sql`upper(o.period)`)} as "end", ${ms(sql`coalesce(o.grid_starts_at, lower(o.period))`)} as "gridStart",
      coalesce((select json_agg(json_build_object('start', ${ms(sql`f.starts_at`)}, 'end', ${ms(sql`f.ends_at`)}) order by f.starts_at)
        from free_interval f where f.practitioner_id = o.practitioner_id and f.opening_id = o.id), '[]') as free
    from opening o join service s on s.id = o.service_id
    where o.practitioner_id in (select practitioner_id from practitioner_role where network_id = ${day.networkId})
      and o.network_id = ${day.networkId} and o.period && tstzrange(${day.start}, ${day.end})
    order by lower(o.period), o.id`.execute(db)
  return rows
}

const ms = (instant: ReturnType<typeof sql>) => sql<number>`(extract(epoch from ${instant}) * 1000)::float8`

/** The step of the free blocks of each service: the shortest step of the reasons that it serves. */
export async function readGrids(db: Db, networkId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('reason_service')
    .innerJoin('reason', 'reason.id', 'reason_service.reason_id')
    .select(['service_id', (eb) => eb.fn.min('step_minutes').as('minutes')])
    .where('reason.network_id', '=', networkId)
    .groupBy('service_id')
    .execute()
  return new Map(rows.map((row) => [row.service_id, row.minutes]))
}

export interface PractitionerOfNetwork {
  id: string
  title: string
  givenName: string
  familyName: string
  label: { fr: string; en: string }
  siteIds: string[]
}

/** The practitioners of a network, in the order of its screens. */
export async function readTeam(db: Db, networkId: string): Promise<PractitionerOfNetwork[]> {
  const { rows } = await sql<PractitionerOfNetwork>`
    select p.id, p.title, p.given_name as "givenName", p.family_name as "familyName",
      (array_agg(r.label order by r.site_id))[1] as label, array_agg(r.site_id::text order by r.site_id) as "siteIds"
    from practitioner p join practitioner_role r on r.practitioner_id = p.id
    where r.network_id = ${networkId}
    group by p.id order by min(r.display_order), p.id`.execute(db)
  return rows
}

export interface AbsenceOfTeam {
  id: string
  practitionerId: string
  timeZone: string
  cause: string
  local: { start: string; end: string; rrule: string | null }
}

/** Every absence of a network that may meet a day: the repeated ones, and those whose dates are around it. */
export async function readTeamAbsences(db: Db, day: Day): Promise<AbsenceOfTeam[]> {
  const rows = await db
    .selectFrom('absence')
    .selectAll()
    .where('network_id', '=', day.networkId)
    .where(
      sql<boolean>`(recurrence is not null or tsrange(local_start, local_end) && tsrange(${day.start.toISOString().slice(0, 19)}::timestamp - interval '1 day', ${day.end.toISOString().slice(0, 19)}::timestamp + interval '1 day'))`,
    )
    .orderBy('practitioner_id')
    .orderBy('id')
    .execute()
  const wall = (text: string) => text.slice(0, 16).replace(' ', 'T')
  return rows.map((row) => ({
    id: row.id,
    practitionerId: row.practitioner_id,
    timeZone: row.time_zone,
    cause: row.cause,
    local: { start: wall(row.local_start), end: wall(row.local_end), rrule: row.recurrence },
  }))
}

/** When other networks take the time of the team on a day: merged, and nothing else of it. */
export async function readBusyElsewhere(db: Db, day: Day): Promise<Map<string, Interval[]>> {
  const { rows } = await sql<{ practitionerId: string; start: number; end: number }>`
    select b.practitioner_id as "practitionerId", ${ms(sql`lower(piece)`)} as start, ${ms(sql`upper(piece)`)} as "end"
      from (select practitioner_id, range_agg(period) as pieces
              from busy_elsewhere(array(select practitioner_id from practitioner_role where network_id = ${day.networkId}), tstzrange(${day.start}, ${day.end}))
             group by practitioner_id) as b
      cross join lateral unnest(b.pieces) as piece
     order by 1, 2`.execute(db)
  return Map.groupBy(rows, (row) => row.practitionerId)
}

export async function readNetworkZone(db: Db | Tx, networkId: string): Promise<string> {
  const row = await db
    .selectFrom('network')
    .select('time_zone')
    .where('id', '=', networkId)
    .executeTakeFirstOrThrow()
  return row.time_zone
}

export async function readHolidayCalendar(
  db: Db,
  networkId: string,
  siteId: string | undefined,
): Promise<'metropole' | 'saint-martin'> {
  const row = await db
    .selectFrom('site')
    .select('holiday_calendar')
    .where('network_id', '=', networkId)
    .$if(siteId !== undefined, (query) => query.where('id', '=', siteId ?? ''))
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return (row?.holiday_calendar ?? 'metropole') as 'metropole' | 'saint-martin'
}

/** Free minutes of each local day, from an instant on, at a site or everywhere. */
export async function readFreeMinutes(
  db: Db,
  month: { networkId: string; first: string; last: string; from: Date; siteId: string | undefined },
): Promise<Map<string, number>> {
  const { rows } = await sql<{ date: string; minutes: number }>`
    select o.local_date::text as date, floor(sum(extract(epoch from f.ends_at - greatest(f.starts_at, ${month.from})) / 60))::int as minutes
    from opening o join free_interval f on f.practitioner_id = o.practitioner_id and f.opening_id = o.id
    where o.practitioner_id in (select practitioner_id from practitioner_role where network_id = ${month.networkId})
      and o.network_id = ${month.networkId} and o.period && tstzrange(${month.first}::date - interval '1 day', ${month.last}::date + interval '2 days')
      and o.local_date between ${month.first}::date and ${month.last}::date and f.ends_at > ${month.from}
      ${month.siteId ? sql`and o.site_id = ${month.siteId}` : sql``}
    group by o.local_date`.execute(db)
  return new Map(rows.map((row) => [row.date, row.minutes]))
}

/**
 * The first local day after one on which somebody opens, at these sites or at any. Openings of 400 days are looked at:
 * they are planned 13 months ahead.
 */
export async function readNextOpenDay(
  db: Db,
  query: { networkId: string; after: string; siteIds: string[] },
): Promise<string | null> {
  const { rows } = await sql<{ date: string | null }>`
    select min(local_date)::text as date from opening
    where practitioner_id in (select practitioner_id from practitioner_role where network_id = ${query.networkId})
      and network_id = ${query.networkId} and period && tstzrange(${query.after}::date, ${query.after}::date + interval '400 days')
      and local_date > ${query.after}::date
      ${query.siteIds.length > 0 ? sql`and site_id = any(${query.siteIds}::uuid[])` : sql``}`.execute(db)
  return rows[0]?.date ?? null
}
