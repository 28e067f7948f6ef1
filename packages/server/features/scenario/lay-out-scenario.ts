import { displayName } from '@maillage/core/identity/display-name.ts'
import { rppsFrom } from '@maillage/core/identity/rpps.ts'
import type { Temporal } from 'temporal-polyfill'
import type { Chance } from '../../../../scenarios/random.ts'
import type {
  AbsenceSeed,
  OpeningSeed,
  PractitionerSeed,
  ReasonSeed,
  Scenario,
  SiteSeed,
} from '../../../../scenarios/scenario.ts'
import { layOutDemoAccounts } from './demo-accounts.ts'

/** Rows by table, in the order in which they can be inserted. */
export type Rows = Record<string, Record<string, unknown>[]>

export interface LaidOutScenario {
  networkId: string
  rows: Rows
  reasons: (ReasonSeed & { id: string; serviceIds: string[] })[]
  practitioners: (PractitionerSeed & { id: string })[]
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
/** RPPS of demonstration: they start with 999, and their Luhn key is right. */
const FIRST_RPPS = 9_990_000_001

/** Turns what a scenario says of a place into rows, laid out around `today` (local day of the network). */
export function layOutScenario(
  scenario: Scenario,
  chance: Chance,
  when: { today: Temporal.PlainDate; now: string },
): LaidOutScenario {
  const networkId = chance.id()
  const siteIds = new Map(scenario.sites.map((site) => [site.key, chance.id()]))
  const serviceIds = new Map(scenario.services.map((service) => [service.code, chance.id()]))
  const roomIds = nameRooms(scenario, chance)
  const reasons = scenario.reasons.map((reason) => ({
    ...reason,
    id: chance.id(),
    serviceIds: reason.services.map((code) => found(serviceIds, code)),
  }))
  const practitioners = scenario.team.map((seed) => ({ ...seed, id: chance.id() }))
  const ids = { networkId, siteIds, serviceIds, roomIds }
  const zoneOf = new Map(scenario.sites.map((site) => [site.key, scenario.network.timeZone]))
  const firstMonday = mondayOf(when.today.subtract({ days: scenario.agenda.pastDays }))
  const rows: Rows = {
    network: [networkRow(scenario, networkId, when.now)],
    site: scenario.sites.map((site) => siteRow(site, ids, scenario)),
    room: [...roomIds].map(([key, id]) => ({
      id,
      network_id: networkId,
      site_id: found(siteIds, key.split('|')[0] ?? ''),
      name: key.split('|')[1] ?? '',
    })),
    service: scenario.services.map((service) => ({
      id: found(serviceIds, service.code),
      network_id: networkId,
      code: service.code,
      label: service.label,
    })),
    reason: reasons.map((reason, order) => reasonRow(reason, networkId, order)),
    reason_service: reasons.flatMap((reason) =>
      reason.serviceIds.map((service_id) => ({ network_id: networkId, reason_id: reason.id, service_id })),
    ),
    practitioner: practitioners.map((seed, order) => practitionerRow(seed, order)),
    practitioner_role: practitioners.flatMap((seed, order) => roleRows(seed, ids, chance, order)),
    opening_rule: practitioners.flatMap((seed) =>
      seed.openings.map((opening) => ruleRow(opening, seed.id, ids, chance, firstMonday)),
    ),
    absence: practitioners.flatMap((seed) =>
      seed.absences.map((absence) =>
        absenceRow(absence, seed, networkId, chance, {
          ...when,
          firstMonday,
          zone: zoneOf.get(seed.openings[0]?.site ?? '') ?? scenario.network.timeZone,
        }),
      ),
    ),
    ...demoAccounts(practitioners, ids, chance, when.now),
  }
  return { networkId, rows, reasons, practitioners }
}

function demoAccounts(
  team: readonly (PractitionerSeed & { id: string })[],
  { networkId, siteIds }: Ids,
  chance: Chance,
  now: string,
): Rows {
  const [first] = team
  const [siteId] = siteIds.values()
  if (!first || !siteId) return {}
  const name = displayName({ title: first.title, givenName: first.givenName, familyName: first.familyName })
  return layOutDemoAccounts({ networkId, siteId, practitionerId: first.id }, name, chance, now)
}

interface Ids {
  networkId: string
  siteIds: ReadonlyMap<string, string>
  serviceIds: ReadonlyMap<string, string>
  roomIds: ReadonlyMap<string, string>
}

function nameRooms(scenario: Scenario, chance: Chance): Map<string, string> {
  const keys = scenario.team.flatMap((seed) =>
    seed.openings
      .filter((opening) => opening.room !== '')
      .map((opening) => `${opening.site}|${opening.room}`),
  )
  return new Map([...new Set(keys)].map((key) => [key, chance.id()]))
}

function networkRow({ name, network }: Scenario, id: string, now: string) {
  return {
    id,
    slug: network.slug,
    name: network.name,
    short_name: network.shortName,
    phone: network.phone,
    phone_hours: network.phoneHours,
    emergency: network.emergency,
    alarm_words: network.alarmWords,
    time_zone: network.timeZone,
    departements: network.departements,
    language: 'fr',
    scenario: name,
    scenario_loaded_at: now,
    created_at: now,
  }
}

function siteRow(site: SiteSeed, ids: Ids, scenario: Scenario) {
  return {
    id: found(ids.siteIds, site.key),
    network_id: ids.networkId,
    parent_site_id: site.parent ? found(ids.siteIds, site.parent) : null,
    kind: site.kind,
    name: site.name,
    commune_code: site.communeCode,
    commune_name: site.communeName,
    address_line: site.addressLine,
    postal_code: site.postalCode,
    lon: site.lon,
    lat: site.lat,
    time_zone: scenario.network.timeZone,
    holiday_calendar: site.holidayCalendar,
    phone: scenario.network.phone,
    status: site.status,
    wheelchair_access: site.wheelchairAccess,
    directions: site.directions ?? null,
    source: site.source,
  }
}

function reasonRow(reason: ReasonSeed & { id: string }, networkId: string, order: number) {
  return {
    id: reason.id,
    network_id: networkId,
    code: reason.code,
    label: reason.label,
    short_label: reason.shortLabel,
    words: reason.words,
    instructions: reason.instructions ?? null,
    duration_minutes: reason.minutes,
    step_minutes: reason.stepMinutes ?? reason.minutes,
    buffer_before_minutes: 0,
    buffer_after_minutes: reason.bufferAfterMinutes ?? 0,
    modality: reason.modality ?? 'on-site',
    audience: reason.audience ?? 'everyone',
    minimum_notice_minutes: reason.noticeMinutes ?? 0,
    cancel_notice_minutes: reason.cancelNoticeMinutes ?? 60,
    horizon_days: reason.horizonDays,
    minimum_age_months: reason.minimumAgeMonths ?? 0,
    maximum_age_months: reason.maximumAgeMonths ?? null,
    accepts_new_patients: reason.acceptsNewPatients ?? true,
    is_general: reason.isGeneral ?? false,
    display_order: order,
  }
}

function practitionerRow(seed: PractitionerSeed & { id: string }, order: number) {
  const rpps = rppsFrom(String(FIRST_RPPS + order))
  return {
    id: seed.id,
    rpps,
    family_name: seed.familyName,
    given_name: seed.givenName,
    title: seed.title,
    gender: seed.gender,
  }
}

function roleRows(seed: PractitionerSeed & { id: string }, ids: Ids, chance: Chance, order: number) {
  return [...new Set(seed.openings.map((opening) => opening.site))].map((site) => ({
    id: chance.id(),
    network_id: ids.networkId,
    practitioner_id: seed.id,
    site_id: found(ids.siteIds, site),
    profession: seed.profession,
    label: seed.label,
    display_order: order,
  }))
}

function ruleRow(
  opening: OpeningSeed,
  practitionerId: string,
  ids: Ids,
  chance: Chance,
  firstMonday: Temporal.PlainDate,
) {
  const days = opening.days.split(',')
  const first = firstMonday.add({ days: Math.min(...days.map((day) => WEEKDAYS.indexOf(day))) }).toString()
  return {
    id: chance.id(),
    network_id: ids.networkId,
    practitioner_id: practitionerId,
    site_id: found(ids.siteIds, opening.site),
    room_id: opening.room === '' ? null : found(ids.roomIds, `${opening.site}|${opening.room}`),
    service_id: found(ids.serviceIds, opening.service),
    kind: opening.kind,
    audience: opening.audience ?? 'everyone',
    local_start: `${first}T${opening.from}`,
    local_end: `${first}T${opening.to}`,
    recurrence: opening.recurrence ?? `FREQ=WEEKLY;BYDAY=${opening.days}`,
    excluded_dates: [],
    added_dates: [],
    works_on_holidays: false,
    materialised_until: null,
  }
}

function absenceRow(
  absence: AbsenceSeed,
  seed: PractitionerSeed & { id: string },
  networkId: string,
  chance: Chance,
  when: { today: Temporal.PlainDate; firstMonday: Temporal.PlainDate; zone: string },
) {
  const repeated =
    absence.weekday === undefined
      ? undefined
      : when.firstMonday.add({ days: WEEKDAYS.indexOf(absence.weekday) })
  const first = repeated ?? when.today.add({ days: absence.startDay })
  const last = repeated ?? when.today.add({ days: absence.endDay })
  return {
    practitioner_id: seed.id,
    id: chance.id(),
    network_id: networkId,
    local_start: `${first.toString()}T${absence.from}`,
    local_end: `${last.toString()}T${absence.to}`,
    time_zone: when.zone,
    recurrence: absence.recurrence ?? null,
    cause: absence.cause,
  }
}

function mondayOf(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 })
}

function found(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`the scenario names "${key}", which it does not define`)
  return id
}
