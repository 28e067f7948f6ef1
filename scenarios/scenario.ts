/** What a scenario says of a place, before any date: the loader lays it out around the day on which it is loaded. */

export interface Bilingual {
  fr: string
  en: string
}

/** An amount, number or word of the field: since when, and who says so. */
export interface Dated {
  validFrom: string
  source: string
}

export interface NetworkSeed {
  slug: string
  name: string
  shortName: string
  phone: string
  phoneHours: Bilingual
  timeZone: string
  departements: string[]
  emergency: (Dated & { number: string; label: Bilingual })[]
  alarmWords: (Dated & {
    words: { fr: string[]; en: string[] }
    /** Words beside which those above are ordinary: a vaccine against an illness. */
    unless?: { fr: string[]; en: string[] }
    advice: Bilingual
  })[]
}

export interface SiteSeed {
  key: string
  parent?: string
  kind: 'centre' | 'antenne' | 'msp' | 'cabinet' | 'ehpad'
  name: string
  communeCode: string
  communeName: string
  /** Empty where it is not known for sure. */
  addressLine: string
  postalCode: string
  lon: number
  lat: number
  status: 'open' | 'announced'
  wheelchairAccess: boolean
  directions?: Bilingual
  holidayCalendar: 'metropole' | 'saint-martin'
  source: string
}

export interface ReasonSeed {
  code: string
  /** The one that stands for words which fit no other reason; at most one in a network. */
  isGeneral?: boolean
  label: Bilingual
  shortLabel: Bilingual
  words: { fr: string[]; en: string[] }
  instructions?: { fr: string[]; en: string[] }
  services: string[]
  minutes: number
  stepMinutes?: number
  modality?: 'on-site' | 'tele' | 'home'
  audience?: 'everyone' | 'own-patients' | 'office'
  noticeMinutes?: number
  cancelNoticeMinutes?: number
  horizonDays: number
  minimumAgeMonths?: number
  maximumAgeMonths?: number
  acceptsNewPatients?: boolean
  bufferAfterMinutes?: number
  /** How often it is asked for, against the others of its services. */
  weight: number
}

/** Days as RFC 5545 writes them: `MO,WE`. A recurrence of its own replaces the weekly one. */
export interface OpeningSeed {
  site: string
  room: string
  service: string
  kind: 'scheduled' | 'unscheduled' | 'visit'
  audience?: 'everyone' | 'own-patients' | 'office'
  days: string
  from: string
  to: string
  recurrence?: string
}

/** Days are counted from the day of loading: negative in the past. */
export interface AbsenceSeed {
  cause: 'leave' | 'sick' | 'training' | 'meeting' | 'other'
  startDay: number
  endDay: number
  from: string
  to: string
  /** For what comes back: the first one falls on the first such weekday. */
  weekday?: string
  recurrence?: string
}

export interface PractitionerSeed {
  key: string
  title: string
  givenName: string
  familyName: string
  gender: 'female' | 'male'
  profession: string
  label: Bilingual
  openings: OpeningSeed[]
  absences: AbsenceSeed[]
  /** How full the agenda is, in percent: today, and seven weeks later. */
  filling: { near: number; far: number }
  /** Patients of this agenda who do not come, in percent. */
  noShowPercent: number
  /** Mostly children, mostly women of an age to have children, or everyone. */
  seen: 'everyone' | 'children' | 'women'
}

export interface Scenario {
  name: string
  /** One sentence for a list. */
  summary: Bilingual
  seed: number
  network: NetworkSeed
  services: { code: string; label: Bilingual }[]
  reasons: ReasonSeed[]
  sites: SiteSeed[]
  team: PractitionerSeed[]
  patients: number
  agenda: { pastDays: number; futureDays: number }
}
