import { displayName } from '@maillage/core/identity/display-name.ts'
import type { Bilingual } from '@maillage/contract/common.ts'
import type { Network, PractitionerSummary, Reason, Site } from '@maillage/contract/network.ts'
import type { Db } from '../../platform/database.ts'

type BothWords = { fr: string[]; en: string[] }
type StoredAlarm = { words: BothWords; unless?: BothWords; advice: Bilingual }

/** The network as patients and agents see it, without what changes with each request (`now`). */
export type NetworkPicture = Omit<Network, 'now'>

/** Reads everything that a screen needs to start. Undefined when there is no such network. */
export async function readNetworkPicture(db: Db, networkId: string): Promise<NetworkPicture | undefined> {
  const row = await db.selectFrom('network').selectAll().where('id', '=', networkId).executeTakeFirst()
  if (!row) return undefined
  const [sites, practitioners, reasons] = await Promise.all([
    readSites(db, networkId),
    readPractitioners(db, networkId),
    readReasons(db, networkId),
  ])
  return {
    slug: row.slug,
    name: row.name,
    shortName: row.short_name,
    phone: row.phone,
    phoneHours: row.phone_hours as Bilingual,
    emergency: (row.emergency as Network['emergency']).map(({ number, label, validFrom, source }) => ({
      number,
      label,
      validFrom,
      source,
    })),
    alarmWords: (row.alarm_words as StoredAlarm[]).map(({ words, unless, advice }) => ({
      words,
      unless: unless ?? null,
      advice,
    })),
    departements: row.departements,
    timeZone: row.time_zone,
    demonstration: row.scenario !== null,
    sites,
    practitioners,
    reasons,
  }
}

async function readSites(db: Db, networkId: string): Promise<Site[]> {
  const rows = await db
    .selectFrom('site')
    .selectAll()
    .where('network_id', '=', networkId)
    .orderBy('status', 'desc')
    .orderBy('commune_name')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    parentSiteId: row.parent_site_id,
    kind: row.kind as Site['kind'],
    name: row.name,
    communeCode: row.commune_code,
    communeName: row.commune_name,
    addressLine: row.address_line,
    postalCode: row.postal_code,
    lon: row.lon,
    lat: row.lat,
    timeZone: row.time_zone,
    phone: row.phone,
    status: row.status as Site['status'],
    wheelchairAccess: row.wheelchair_access,
    directions: row.directions as Bilingual | null,
  }))
}

async function readPractitioners(db: Db, networkId: string): Promise<PractitionerSummary[]> {
  const rows = await db
    .selectFrom('practitioner_role')
    .innerJoin('practitioner', 'practitioner.id', 'practitioner_role.practitioner_id')
    .select(['practitioner.id', 'title', 'given_name', 'family_name', 'gender', 'site_id', 'label'])
    .where('network_id', '=', networkId)
    .orderBy('display_order')
    .orderBy('practitioner.id')
    .orderBy('site_id')
    .execute()
  return [...Map.groupBy(rows, (row) => row.id).values()].flatMap((roles) => {
    const [first] = roles
    if (!first) return []
    return {
      id: first.id,
      displayName: displayName({
        title: first.title,
        givenName: first.given_name,
        familyName: first.family_name,
      }),
      gender: first.gender as PractitionerSummary['gender'],
      label: first.label as Bilingual,
      siteIds: roles.map((role) => role.site_id),
    }
  })
}

async function readReasons(db: Db, networkId: string): Promise<Reason[]> {
  const rows = await db
    .selectFrom('reason')
    .selectAll()
    .where('network_id', '=', networkId)
    .orderBy('display_order')
    .orderBy('code')
    .execute()
  const served = await db
    .selectFrom('reason_service')
    .innerJoin('service', 'service.id', 'reason_service.service_id')
    .select(['reason_id', 'service.code', 'service.label'])
    .where('service.network_id', '=', networkId)
    .orderBy('service.code')
    .execute()
  const servicesOf = Map.groupBy(served, (row) => row.reason_id)
  return rows.map((row) => {
    const services = (servicesOf.get(row.id) ?? []).map(({ code, label }) => ({
      code,
      label: label as Bilingual,
    }))
    return {
      id: row.id,
      code: row.code,
      label: row.label as Bilingual,
      shortLabel: row.short_label as Bilingual,
      services,
      words: row.words as BothWords,
      instructions: row.instructions as BothWords | null,
      durationMinutes: row.duration_minutes,
      modality: row.modality as Reason['modality'],
      audience: row.audience as Reason['audience'],
      minimumAgeMonths: row.minimum_age_months,
      maximumAgeMonths: row.maximum_age_months,
      acceptsNewPatients: row.accepts_new_patients,
      isGeneral: row.is_general,
      unscheduled: services.length > 0 && services.every((service) => service.code === 'snp'),
    }
  })
}
