import { at, type Fields, FormReader } from '../read-form.ts'
import {
  type SharingPlace,
  type SharingPractitioner,
  type SharingProblem,
  type SharingService,
  type SharingSite,
  type SiteDay,
  type SitePreference,
  type TodayArrangement,
  WEEKDAYS,
} from './sharing-problem.ts'
import type { SharingRefusal } from './sharing-refusal.ts'

export type ParsedSharing =
  | { readonly problem: SharingProblem; readonly ignoredFields: readonly string[] }
  | { readonly refusals: readonly SharingRefusal[] }

const FIELDS = ['services', 'sites', 'practitioners', 'weekdays', 'maxSites', 'maxMinutesPerDay']
const SITE_FIELDS = ['id', 'label', 'place', 'rooms', 'weekdays', 'openDays', 'need']
const PERSON_FIELDS = [
  'id',
  'label',
  'home',
  'services',
  'daysPerWeek',
  'weekdays',
  'maxSites',
  'maxMinutesPerDay',
  'fixedDays',
  'today',
  'preferences',
]
const PREFERENCES: readonly SitePreference[] = ['preferred', 'avoided', 'refused']
const WORKING_WEEK = [0, 1, 2, 3, 4]
export const MOST_PRACTITIONERS = 60
export const MOST_SITES = 30
const MOST_SERVICES = 20

/** What a practitioner has who does not say otherwise. */
interface Defaults {
  readonly weekdays: readonly number[]
  readonly maxSites: number
  readonly maxMinutesPerDay: number
}

/**
 * Reads the JSON form of a sharing (`docs/guides/sharing.md`). Every fault of form is reported, each with its place; whether
 * the days, the rooms and the road allow an answer is for `findSharingObstacles` to say.
 */
export function parseSharing(input: unknown): ParsedSharing {
  const reader = new SharingReader()
  const problem = reader.readProblem(input)
  return problem === undefined || reader.refusals.length > 0
    ? { refusals: reader.refusals }
    : { problem, ignoredFields: reader.ignoredFields }
}

class SharingReader extends FormReader<SharingRefusal> {
  private services: readonly string[] = []
  private sites: readonly string[] = []

  readProblem(input: unknown): SharingProblem | undefined {
    const fields = this.object(input, '', FIELDS)
    if (fields === undefined) return undefined
    const defaults: Defaults = {
      weekdays: this.readWeekdays(fields.weekdays, 'weekdays', WORKING_WEEK),
      maxSites: this.readMaxSites(fields.maxSites, 'maxSites', 2),
      maxMinutesPerDay: this.readLimit(fields.maxMinutesPerDay, 'maxMinutesPerDay', Number.POSITIVE_INFINITY),
    }
    const services = this.readServices(fields)
    this.services = services.map(({ id }) => id)
    const siteItems = this.list(fields.sites, 'sites', MOST_SITES)
    this.sites = siteItems.map((item, row) => this.readId(item, `sites[${row}]`))
    const sites = siteItems.flatMap((item, row) => this.readSite(item, `sites[${row}]`, defaults) ?? [])
    const people = this.list(fields.practitioners, 'practitioners', MOST_PRACTITIONERS)
    const ids = people.map((item, row) => this.readId(item, `practitioners[${row}]`))
    const practitioners = people.flatMap(
      (item, row) => this.readPractitioner(item, `practitioners[${row}]`, defaults) ?? [],
    )
    this.refuseEmpty(fields, 'sites')
    this.refuseEmpty(fields, 'practitioners')
    this.refuseTwice(this.sites, 'sites')
    this.refuseTwice(ids, 'practitioners')
    return { services, sites, practitioners }
  }

  /** The services that are named, else those that the sites need, in the order of the input. */
  private readServices(fields: Fields): SharingService[] {
    if (fields.services != null) {
      const named = this.object(fields.services, 'services') ?? {}
      return Object.entries(named).map(([id, label]) => ({
        id,
        label: this.text(label, at('services', id)) ?? id,
      }))
    }
    const items = Array.isArray(fields.sites) ? fields.sites : []
    const needs = items.flatMap((item) => Object.keys((item as { need?: object } | null)?.need ?? {}))
    return [...new Set(needs)].slice(0, MOST_SERVICES).map((id) => ({ id, label: id }))
  }

  private readId(item: unknown, path: string): string {
    if (typeof item !== 'object' || item === null) return ''
    return this.text((item as Fields).id, at(path, 'id')) ?? ''
  }

  private readSite(item: unknown, path: string, { weekdays }: Defaults): SharingSite | undefined {
    const fields = this.object(item, path, SITE_FIELDS)
    if (fields === undefined) return undefined
    const id = typeof fields.id === 'string' ? fields.id : ''
    const days = this.readWeekdays(fields.weekdays, at(path, 'weekdays'), weekdays)
    const openDays = fields.openDays ?? 0
    const given = this.object(fields.need, at(path, 'need')) ?? {}
    const need = this.services.map(() => 0)
    for (const [service, value] of Object.entries(given)) {
      const place = at(at(path, 'need'), service)
      const row = this.oneOf(service, place, this.services)
      const halfDays = this.readHalfDays(value, place, 0, 200)
      if (row !== undefined) need[row] = halfDays
    }
    return {
      id,
      label: fields.label == null ? id : (this.text(fields.label, at(path, 'label')) ?? id),
      place: this.readPlace(fields.place, at(path, 'place')),
      rooms: this.number(fields.rooms, at(path, 'rooms'), { minimum: 1, maximum: 50, step: 1 }),
      weekdays: days,
      openDays: this.number(openDays, at(path, 'openDays'), { minimum: 0, maximum: days.length, step: 1 }),
      need,
    }
  }

  private readPractitioner(item: unknown, path: string, defaults: Defaults): SharingPractitioner | undefined {
    const fields = this.object(item, path, PERSON_FIELDS)
    if (fields === undefined) return undefined
    const id = typeof fields.id === 'string' ? fields.id : ''
    const names = this.list(fields.services, at(path, 'services'), MOST_SERVICES)
    const services = names.flatMap(
      (name, row) => this.oneOf(name, `${at(path, 'services')}[${row}]`, this.services) ?? [],
    )
    if (Array.isArray(fields.services) && names.length === 0)
      this.refusals.push({ path: at(path, 'services'), kind: 'empty' })
    const maxMinutes = this.readLimit(
      fields.maxMinutesPerDay,
      at(path, 'maxMinutesPerDay'),
      defaults.maxMinutesPerDay,
    )
    return {
      id,
      label: fields.label == null ? id : (this.text(fields.label, at(path, 'label')) ?? id),
      services: [...new Set(services)],
      halfDays: this.readHalfDays(fields.daysPerWeek, at(path, 'daysPerWeek'), 0.5, 7),
      home: this.readPlace(fields.home, at(path, 'home')),
      weekdays: this.readWeekdays(fields.weekdays, at(path, 'weekdays'), defaults.weekdays),
      maxSites: this.readMaxSites(fields.maxSites, at(path, 'maxSites'), defaults.maxSites),
      maxMinutesPerDay: maxMinutes,
      fixedDays: fields.fixedDays == null ? [] : this.readSiteDays(fields.fixedDays, at(path, 'fixedDays')),
      today: this.readToday(fields.today, at(path, 'today')),
      preferences: this.readPreferences(fields.preferences, at(path, 'preferences')),
    }
  }

  private readMaxSites(value: unknown, path: string, otherwise: number): number {
    return value == null ? otherwise : this.number(value, path, { minimum: 1, maximum: 7, step: 1 })
  }

  private readLimit(value: unknown, path: string, otherwise: number): number {
    return value == null ? otherwise : this.number(value, path, { minimum: 0, maximum: 1440, step: 1 })
  }

  private readHalfDays(value: unknown, path: string, minimum: number, maximum: number): number {
    return this.number(value, path, { minimum, maximum, step: 0.5 }) * 2
  }

  private readPlace(value: unknown, path: string): SharingPlace {
    if (typeof value !== 'object' || value === null) return this.text(value, path) ?? ''
    const fields = this.object(value, path, ['lon', 'lat'])
    const lon = this.number(fields?.lon, at(path, 'lon'), { minimum: -180, maximum: 180, step: 0 })
    return { lon, lat: this.number(fields?.lat, at(path, 'lat'), { minimum: -90, maximum: 90, step: 0 }) }
  }

  private readWeekdays(value: unknown, path: string, otherwise: readonly number[]): readonly number[] {
    if (value == null) return otherwise
    const items = this.list(value, path, WEEKDAYS.length)
    const rows = items.flatMap((item, i) => this.oneOf(item, `${path}[${i}]`, WEEKDAYS) ?? [])
    if (Array.isArray(value) && value.length === 0) this.refusals.push({ path, kind: 'empty' })
    this.refuseTwice(
      rows.map((row) => WEEKDAYS[row]!),
      path,
    )
    return rows.toSorted((a, b) => a - b)
  }

  /** `{ "fleurance": ["MO", "TU"] }`. */
  private readSiteDays(value: unknown, path: string): SiteDay[] {
    const days = Object.entries(this.object(value, path) ?? {}).flatMap(([id, list]) => {
      const site = this.oneOf(id, at(path, id), this.sites)
      const weekdays = new Set(this.readWeekdays(list, at(path, id), []))
      return site === undefined ? [] : [...weekdays].map((weekday) => ({ weekday, site }))
    })
    this.refuseTwice(
      days.map(({ weekday }) => WEEKDAYS[weekday]!),
      path,
    )
    return days
  }

  /** Either the weekdays of each site, or how many days at each. */
  private readToday(value: unknown, path: string): TodayArrangement {
    if (value == null) return { kind: 'none' }
    const fields = this.object(value, path) ?? {}
    const entries = Object.entries(fields)
    if (entries.length === 0) return { kind: 'none' }
    if (entries.some(([, days]) => Array.isArray(days)))
      return { kind: 'weekdays', days: this.readSiteDays(fields, path) }
    const halfDays = this.sites.map(() => 0)
    for (const [id, days] of entries) {
      const site = this.oneOf(id, at(path, id), this.sites)
      if (site !== undefined) halfDays[site] = this.readHalfDays(days, at(path, id), 0, 7)
    }
    return { kind: 'counts', halfDays }
  }

  private readPreferences(value: unknown, path: string): (SitePreference | undefined)[] {
    const preferences: (SitePreference | undefined)[] = this.sites.map(() => undefined)
    for (const [id, word] of Object.entries(value == null ? {} : (this.object(value, path) ?? {}))) {
      const site = this.oneOf(id, at(path, id), this.sites)
      const row = this.oneOf(word, at(path, id), PREFERENCES)
      if (site !== undefined && row !== undefined) preferences[site] = PREFERENCES[row]
    }
    return preferences
  }

  private refuseEmpty(fields: Fields, field: string): void {
    const value = fields[field]
    if (Array.isArray(value) && value.length === 0) this.refusals.push({ path: field, kind: 'empty' })
  }

  private refuseTwice(ids: readonly string[], path: string): void {
    const twice = ids.find((id, row) => id !== '' && ids.indexOf(id) !== row)
    if (twice !== undefined) this.refusals.push({ path, kind: 'given-twice', value: twice })
  }
}
