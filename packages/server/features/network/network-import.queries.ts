import type { Bilingual } from '@maillage/contract/common.ts'
import { sql } from 'kysely'
import type { ActionContext } from '../../platform/action.ts'
import type { Tx } from '../../platform/database.ts'
import { demonstrationInPlace } from './network.refusals.ts'
import type { NetworkContent, PlacedSite } from './read-network-file.ts'

export type ImportContext = Pick<ActionContext, 'tx' | 'newId'>

/** The network that receives, and what its sites take from it. */
export interface Place {
  networkId: string
  timeZone: string
  phone: string
}

/** Tells this transaction its network, for the columns that take it of themselves. @throws {Refusal} `demonstration-in-place`. */
export async function readPlace(tx: Tx, networkId: string): Promise<Place> {
  const row = await tx
    .selectFrom('network')
    .select(['slug', 'time_zone', 'phone', 'scenario'])
    .where('id', '=', networkId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (row.scenario !== null) throw demonstrationInPlace(row.slug)
  await sql`select set_config('maillage.network', ${networkId}, true)`.execute(tx)
  return { networkId, timeZone: row.time_zone, phone: row.phone }
}

/** Emergency numbers and words of alarm, each list whole, where the file has one. */
export async function putAlarms(
  { tx }: ImportContext,
  { networkId }: Place,
  { emergency, alarmWords }: Pick<NetworkContent, 'emergency' | 'alarmWords'>,
): Promise<void> {
  if (!emergency && !alarmWords) return
  await tx
    .updateTable('network')
    .set({
      ...(emergency ? { emergency: JSON.stringify(emergency) } : {}),
      ...(alarmWords ? { alarm_words: JSON.stringify(alarmWords) } : {}),
    })
    .where('id', '=', networkId)
    .execute()
}

export async function putService(
  { tx, newId }: ImportContext,
  { networkId }: Place,
  { code, label }: NetworkContent['services'][number],
): Promise<string> {
  const values = { id: newId(), network_id: networkId, code, label: JSON.stringify(label) }
  const { id } = await tx
    .insertInto('service')
    .values(values)
    .onConflict((conflict) => conflict.columns(['network_id', 'code']).doUpdateSet({ label: values.label }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A site is found again by its name. */
export async function putSite(
  { tx, newId }: ImportContext,
  { networkId, phone }: Place,
  site: PlacedSite,
  parentSiteId: string | null,
): Promise<string> {
  const values = {
    parent_site_id: parentSiteId,
    kind: site.kind,
    name: site.name,
    commune_code: site.communeCode,
    commune_name: site.communeName,
    address_line: site.addressLine,
    postal_code: site.postalCode,
    lon: site.lon,
    lat: site.lat,
    time_zone: site.timeZone,
    holiday_calendar: site.holidayCalendar,
    phone: site.phone ?? phone,
    status: site.status,
    wheelchair_access: site.wheelchairAccess,
    directions: site.directions ? JSON.stringify(site.directions) : null,
  }
  const known = await tx
    .updateTable('site')
    .set(values)
    .where('network_id', '=', networkId)
    .where('name', '=', site.name)
    .returning('id')
    .executeTakeFirst()
  if (known) return known.id
  const id = newId()
  await tx
    .insertInto('site')
    .values({ ...values, id, network_id: networkId })
    .execute()
  return id
}

export async function putRoom(
  { tx, newId }: ImportContext,
  { networkId }: Place,
  siteId: string,
  name: string,
): Promise<string> {
  const { id } = await tx
    .insertInto('room')
    .values({ id: newId(), network_id: networkId, site_id: siteId, name })
    .onConflict((conflict) => conflict.columns(['site_id', 'name']).doUpdateSet({ name }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function putReason(
  { tx, newId }: ImportContext,
  { networkId }: Place,
  reason: NetworkContent['reasons'][number] & { order: number; serviceIds: string[] },
): Promise<void> {
  const values = {
    label: JSON.stringify(reason.label),
    short_label: JSON.stringify(reason.shortLabel),
    words: JSON.stringify(reason.words),
    instructions: reason.instructions ? JSON.stringify(reason.instructions) : null,
    duration_minutes: reason.minutes,
    step_minutes: reason.stepMinutes ?? reason.minutes,
    buffer_after_minutes: reason.bufferAfterMinutes,
    modality: reason.modality,
    audience: reason.audience,
    minimum_notice_minutes: reason.noticeMinutes,
    cancel_notice_minutes: reason.cancelNoticeMinutes,
    horizon_days: reason.horizonDays,
    minimum_age_months: reason.minimumAgeMonths,
    maximum_age_months: reason.maximumAgeMonths ?? null,
    accepts_new_patients: reason.acceptsNewPatients,
    is_general: reason.isGeneral,
    display_order: reason.order,
  }
  const { id } = await tx
    .insertInto('reason')
    .values({ ...values, id: newId(), network_id: networkId, code: reason.code })
    .onConflict((conflict) => conflict.columns(['network_id', 'code']).doUpdateSet(values))
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.deleteFrom('reason_service').where('reason_id', '=', id).execute()
  await tx
    .insertInto('reason_service')
    .values(
      reason.serviceIds.map((serviceId) => ({ network_id: networkId, reason_id: id, service_id: serviceId })),
    )
    .execute()
}

interface PractitionerRow {
  rpps: string
  title: string
  givenName: string
  familyName: string
  gender: string
  profession: string
  label: Bilingual
  order: number
  siteIds: string[]
}

/** A professional is one for all networks: another network's words for them stay. */
export async function putPractitioner(
  { tx, newId }: ImportContext,
  { networkId }: Place,
  row: PractitionerRow,
): Promise<string> {
  const names = {
    family_name: row.familyName,
    given_name: row.givenName,
    title: row.title,
    gender: row.gender,
  }
  await tx
    .insertInto('practitioner')
    .values({ ...names, id: newId(), rpps: row.rpps })
    .onConflict((conflict) =>
      conflict
        .column('rpps')
        .doUpdateSet(names)
        .where(
          sql<boolean>`not exists (select from practitioner_role r where r.practitioner_id = practitioner.id and r.network_id <> ${networkId})`,
        ),
    )
    .execute()
  const { id } = await tx
    .selectFrom('practitioner')
    .select('id')
    .where('rpps', '=', row.rpps)
    .executeTakeFirstOrThrow()
  const { profession, order } = row
  const shown = { label: JSON.stringify(row.label), display_order: order }
  await tx
    .insertInto('practitioner_role')
    .values(
      row.siteIds.map((siteId) => ({
        ...shown,
        id: newId(),
        network_id: networkId,
        practitioner_id: id,
        site_id: siteId,
        profession,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['practitioner_id', 'site_id', 'profession']).doUpdateSet(shown),
    )
    .execute()
  return id
}
