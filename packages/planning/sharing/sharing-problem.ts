/** Weekdays as in RFC 5545, Monday first; a weekday is a row of this list everywhere in this folder. */
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

export type Weekday = (typeof WEEKDAYS)[number]

/** A commune by its code, or an exact place in WGS84 degrees. */
export type SharingPlace = string | { readonly lon: number; readonly lat: number }

/** What a practitioner thinks of a site; `refused`: never there. */
export type SitePreference = 'preferred' | 'avoided' | 'refused'

export interface SharingService {
  readonly id: string
  readonly label: string
}

export interface SharingSite {
  readonly id: string
  readonly label: string
  readonly place: SharingPlace
  /** Practitioners who can work there at the same time. */
  readonly rooms: number
  /** Weekdays on which it can receive. */
  readonly weekdays: readonly number[]
  /** Weekdays on which it wishes somebody to be there, whoever it is; 0 when it does not mind. */
  readonly openDays: number
  /** Half-days a week that are needed, by row of the service; 0 for the others. */
  readonly need: readonly number[]
}

/** A day of somebody's week, as rows of the weekday and of the site. */
export interface SiteDay {
  readonly weekday: number
  readonly site: number
}

/** What somebody does today: on known weekdays, or only so many half-days by row of the site. */
export type TodayArrangement =
  | { readonly kind: 'none' }
  | { readonly kind: 'weekdays'; readonly days: readonly SiteDay[] }
  | { readonly kind: 'counts'; readonly halfDays: readonly number[] }

export interface SharingPractitioner {
  readonly id: string
  readonly label: string
  /** Rows of the services that this person can give. */
  readonly services: readonly number[]
  /** Half-days worked in a week. At most one day of the week is half worked, and a day has one site. */
  readonly halfDays: number
  readonly home: SharingPlace
  readonly weekdays: readonly number[]
  readonly maxSites: number
  /** Minutes of road in a day, there and back; Infinity when there is no limit. */
  readonly maxMinutesPerDay: number
  /** Whole days that must be kept as they are. */
  readonly fixedDays: readonly SiteDay[]
  readonly today: TodayArrangement
  /** By row of the site; undefined when the person does not mind. */
  readonly preferences: readonly (SitePreference | undefined)[]
}

/** Who could work where: read and coherent, but without travel times. */
export interface SharingProblem {
  readonly services: readonly SharingService[]
  readonly sites: readonly SharingSite[]
  readonly practitioners: readonly SharingPractitioner[]
}
