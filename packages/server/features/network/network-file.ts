import { z } from 'zod'

/** The file that gives a network its places and people: what `maillage network import` reads. See docs/guides/first-network.md. */

const text = (longest: number) => z.string().trim().min(1).max(longest)
const Both = z.strictObject({ fr: text(300), en: text(300) })
const BothLists = z.strictObject({ fr: z.array(text(120)), en: z.array(text(120)) })
const Code = z.string().regex(/^[a-z0-9-]{2,60}$/)
const Audience = z.enum(['everyone', 'own-patients', 'office'])
const Clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)

const Service = z.strictObject({ code: Code, label: Both })

const Site = z.strictObject({
  /** By which openings name it, and a second import finds it again. */
  name: text(100),
  kind: z.enum(['centre', 'antenne', 'msp', 'cabinet', 'ehpad']),
  communeCode: z.string().regex(/^[0-9][0-9AB][0-9]{3}$/),
  addressLine: text(200),
  postalCode: z
    .string()
    .regex(/^[0-9]{5}$/)
    .optional(),
  lon: z.number().min(-180).max(180).optional(),
  lat: z.number().min(-90).max(90).optional(),
  phone: text(30).optional(),
  status: z.enum(['open', 'announced']).default('open'),
  wheelchairAccess: z.boolean().default(false),
  directions: Both.optional(),
  parent: text(100).optional(),
  rooms: z.array(text(60)).default([]),
})

const Reason = z.strictObject({
  code: Code,
  label: Both,
  shortLabel: z.strictObject({ fr: text(7), en: text(7) }),
  words: BothLists.default({ fr: [], en: [] }),
  instructions: BothLists.optional(),
  services: z.array(Code).min(1),
  minutes: z.int().min(5).max(480),
  stepMinutes: z.int().min(5).max(480).optional(),
  bufferAfterMinutes: z.int().min(0).max(120).default(0),
  modality: z.enum(['on-site', 'tele', 'home']).default('on-site'),
  audience: Audience.default('everyone'),
  noticeMinutes: z.int().min(0).max(43_200).default(0),
  cancelNoticeMinutes: z.int().min(0).max(43_200).default(60),
  horizonDays: z.int().min(1).max(400),
  minimumAgeMonths: z.int().min(0).default(0),
  maximumAgeMonths: z.int().min(1).optional(),
  acceptsNewPatients: z.boolean().default(true),
  isGeneral: z.boolean().default(false),
})

const Opening = z.strictObject({
  site: text(100),
  room: text(60).optional(),
  service: Code,
  days: z.array(z.enum(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'])).min(1),
  from: Clock,
  to: Clock,
  everyWeeks: z.int().min(1).max(8).default(1),
  /** The first day it may open; the day of the import when left out. */
  since: z.iso.date().optional(),
  audience: Audience.default('everyone'),
  worksOnHolidays: z.boolean().default(false),
})

const Practitioner = z.strictObject({
  rpps: z.string().regex(/^[0-9]{11}$/),
  title: z.string().trim().max(20).default(''),
  givenName: text(100),
  familyName: text(100),
  gender: z.enum(['female', 'male', 'unknown']).default('unknown'),
  profession: Code,
  label: Both,
  openings: z.array(Opening).min(1),
})

/** Since when, and who says so. */
const dated = { validFrom: z.iso.date(), source: text(300) }
const EmergencyNumber = z.strictObject({ number: text(20), label: Both, ...dated })
const AlarmWords = z.strictObject({ words: BothLists, unless: BothLists.optional(), advice: Both, ...dated })

export const NetworkFile = z.strictObject({
  /** In place of those of the country, and of the list that the doctors of the network read again. */
  emergency: z.array(EmergencyNumber).min(1).optional(),
  alarmWords: z.array(AlarmWords).min(1).optional(),
  services: z.array(Service).min(1),
  sites: z.array(Site).min(1),
  reasons: z.array(Reason),
  practitioners: z.array(Practitioner).default([]),
})
export type NetworkFile = z.infer<typeof NetworkFile>
export type SiteInFile = z.infer<typeof Site>
export type OpeningInFile = z.infer<typeof Opening>
