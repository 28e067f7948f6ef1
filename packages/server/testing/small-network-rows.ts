import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Db } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'

export interface SiteToAdd {
  name: string
  communeCode: string
  lat: number
  lon: number
  timeZone?: string
  status?: 'open' | 'announced'
  wheelchairAccess?: boolean
}

export interface ReasonToAdd {
  code?: string
  serviceIds?: string[]
  durationMinutes?: number
  stepMinutes?: number
  bufferBeforeMinutes?: number
  bufferAfterMinutes?: number
  audience?: 'everyone' | 'own-patients' | 'office'
  minimumNoticeMinutes?: number
  cancelNoticeMinutes?: number
  horizonDays?: number
  minimumAgeMonths?: number
  maximumAgeMonths?: number
  acceptsNewPatients?: boolean
  isGeneral?: boolean
}

export interface OpeningToAdd {
  practitionerId: string
  /** Local date-times of the site: '2027-01-12T09:00'. */
  start: string
  end: string
  siteId?: string
  serviceId?: string
  roomId?: string
  audience?: 'everyone' | 'own-patients' | 'office'
}

export async function insertSite(db: Db, networkId: string, site: SiteToAdd): Promise<string> {
  const id = newId()
  await db
    .insertInto('site')
    .values({
      id,
      network_id: networkId,
      parent_site_id: null,
      kind: 'centre',
      name: site.name,
      commune_code: site.communeCode,
      commune_name: site.name.split(' ').at(-1) ?? site.name,
      address_line: '1 place de la Mairie',
      postal_code: site.communeCode,
      lon: site.lon,
      lat: site.lat,
      time_zone: site.timeZone ?? 'Europe/Paris',
      holiday_calendar: 'metropole',
      phone: '+33536490000',
      status: site.status ?? 'open',
      wheelchair_access: site.wheelchairAccess ?? false,
      directions: null,
      source: null,
    })
    .execute()
  return id
}

let practitioners = 0

export async function insertPractitioner(
  db: Db,
  networkId: string,
  gender: 'female' | 'male',
  siteIds: string[],
): Promise<string> {
  const id = newId()
  practitioners += 1
  await db
    .insertInto('practitioner')
    .values({
      id,
      rpps: String(10_000_000_000 + practitioners),
      family_name: `Essai${practitioners}`,
      given_name: 'Camille',
      gender,
    })
    .execute()
  const label = JSON.stringify({ fr: 'Médecine générale', en: 'General medicine' })
  for (const site_id of siteIds) {
    await db
      .insertInto('practitioner_role')
      .values({
        id: newId(),
        network_id: networkId,
        practitioner_id: id,
        site_id,
        profession: 'general-practitioner',
        label,
      })
      .execute()
  }
  return id
}

export async function insertReason(
  db: Db,
  networkId: string,
  reason: ReasonToAdd & { serviceIds: string[] },
): Promise<string> {
  const id = newId()
  const text = JSON.stringify({ fr: 'Motif secret', en: 'Secret reason' })
  await db
    .insertInto('reason')
    .values({
      id,
      network_id: networkId,
      code: reason.code ?? `motif-${id.slice(-8)}`,
      label: text,
      short_label: text,
      words: JSON.stringify({ fr: [], en: [] }),
      instructions: null,
      duration_minutes: reason.durationMinutes ?? 20,
      step_minutes: reason.stepMinutes ?? reason.durationMinutes ?? 20,
      buffer_before_minutes: reason.bufferBeforeMinutes ?? 0,
      buffer_after_minutes: reason.bufferAfterMinutes ?? 0,
      modality: 'on-site',
      audience: reason.audience ?? 'everyone',
      minimum_notice_minutes: reason.minimumNoticeMinutes ?? 0,
      cancel_notice_minutes: reason.cancelNoticeMinutes ?? 60,
      horizon_days: reason.horizonDays ?? 90,
      minimum_age_months: reason.minimumAgeMonths ?? 0,
      maximum_age_months: reason.maximumAgeMonths ?? null,
      accepts_new_patients: reason.acceptsNewPatients ?? true,
      is_general: reason.isGeneral ?? false,
    })
    .execute()
  for (const service_id of reason.serviceIds)
    await db
      .insertInto('reason_service')
      .values({ network_id: networkId, reason_id: id, service_id })
      .execute()
  return id
}

export async function insertOpening(
  db: Db,
  networkId: string,
  opening: OpeningToAdd & { siteId: string; serviceId: string },
): Promise<string> {
  const { time_zone } = await db
    .selectFrom('site')
    .select('time_zone')
    .where('id', '=', opening.siteId)
    .executeTakeFirstOrThrow()
  const id = newId()
  const rule = {
    id: newId(),
    network_id: networkId,
    practitioner_id: opening.practitionerId,
    site_id: opening.siteId,
    room_id: opening.roomId ?? null,
    service_id: opening.serviceId,
    kind: 'scheduled',
    audience: opening.audience ?? 'everyone',
    local_start: opening.start,
    local_end: opening.end,
    recurrence: null,
    materialised_until: null,
  }
  await db.insertInto('opening_rule').values(rule).execute()
  const at = (local: string) =>
    Temporal.PlainDateTime.from(local).toZonedDateTime(time_zone).toInstant().toString()
  await sql`insert into opening (practitioner_id, id, network_id, site_id, room_id, service_id, rule_id, local_date, kind, audience, period)
    values (${rule.practitioner_id}, ${id}, ${networkId}, ${rule.site_id}, ${rule.room_id}, ${rule.service_id}, ${rule.id},
      ${opening.start.slice(0, 10)}, 'scheduled', ${rule.audience}, tstzrange(${at(opening.start)}, ${at(opening.end)}))`.execute(
    db,
  )
  await rewrite(db, rule.practitioner_id, at(opening.start), at(opening.end))
  return id
}

export async function insertPatient(
  db: Db,
  networkId: string,
  patient: {
    birthName?: string
    givenNames?: string
    nameKey?: string
    birthDate?: string
    phone?: string
    email?: string
  },
  createdAt: string,
): Promise<string> {
  const id = newId()
  await db
    .insertInto('patient')
    .values({
      id,
      network_id: networkId,
      birth_name: patient.birthName ?? 'Exemple',
      used_name: null,
      given_names: patient.givenNames ?? 'Jeanne',
      birth_date: patient.birthDate ?? '1958-03-04',
      name_key: patient.nameKey ?? 'exemple|jeanne',
      email: patient.email ?? null,
      phone: patient.phone ?? null,
      created_at: createdAt,
    })
    .execute()
  return id
}

export async function insertAbsence(
  db: Db,
  networkId: string,
  practitionerId: string,
  start: string,
  end: string,
): Promise<string> {
  const id = newId()
  await sql`insert into occupation (network_id, resource_id, period, lane, cause, source_id)
    values (${networkId}, ${practitionerId}, tstzrange(${start}::timestamptz, ${end}::timestamptz), 0, 'absence', ${id})`.execute(
    db,
  )
  await rewrite(db, practitionerId, start, end)
  return id
}

async function rewrite(db: Db, practitionerId: string, start: string, end: string): Promise<void> {
  await sql`select rewrite_free_intervals(array[${practitionerId}::uuid], tstzmultirange(tstzrange(${start}::timestamptz, ${end}::timestamptz)))`.execute(
    db,
  )
}
