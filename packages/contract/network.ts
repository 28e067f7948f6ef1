import { createRoute, z } from '@hono/zod-openapi'
import { Bilingual, CommuneCode, Id, Instant, json, problems } from './common.ts'

export const Site = z
  .object({
    id: Id,
    parentSiteId: Id.nullable(),
    kind: z.enum(['centre', 'antenne', 'msp', 'cabinet', 'ehpad']),
    name: z.string(),
    communeCode: CommuneCode,
    communeName: z.string(),
    addressLine: z.string(),
    postalCode: z.string(),
    lon: z.number(),
    lat: z.number(),
    timeZone: z.string(),
    phone: z.string(),
    status: z.enum(['open', 'announced']),
    wheelchairAccess: z.boolean(),
    directions: Bilingual.nullable(),
  })
  .openapi('Site')
export type Site = z.infer<typeof Site>

export const PractitionerSummary = z
  .object({
    id: Id,
    displayName: z.string().openapi({ example: 'Dr Mathilde R.' }),
    gender: z.enum(['female', 'male', 'unknown']),
    label: Bilingual.openapi({ description: 'The profession as a patient says it' }),
    siteIds: z.array(Id),
  })
  .openapi('PractitionerSummary')
export type PractitionerSummary = z.infer<typeof PractitionerSummary>

export const Reason = z
  .object({
    id: Id,
    code: z.string(),
    label: Bilingual,
    shortLabel: Bilingual,
    services: z.array(z.object({ code: z.string(), label: Bilingual })),
    words: z.object({ fr: z.array(z.string()), en: z.array(z.string()) }),
    instructions: z
      .object({ fr: z.array(z.string()), en: z.array(z.string()) })
      .nullable()
      .openapi({ description: 'What to bring' }),
    durationMinutes: z.int(),
    modality: z.enum(['on-site', 'tele', 'home']),
    audience: z.enum(['everyone', 'own-patients', 'office']),
    minimumAgeMonths: z.int(),
    maximumAgeMonths: z.int().nullable(),
    acceptsNewPatients: z.boolean(),
    isGeneral: z
      .boolean()
      .openapi({ description: 'Stands for words that fit no other reason; at most one in a network' }),
    unscheduled: z.boolean().openapi({ description: 'Care that should not wait: served by protected slots' }),
  })
  .openapi('Reason')
export type Reason = z.infer<typeof Reason>

export const Network = z
  .object({
    slug: z.string(),
    name: z.string(),
    shortName: z.string(),
    phone: z.string(),
    phoneHours: Bilingual,
    emergency: z.array(
      z.object({ number: z.string(), label: Bilingual, validFrom: z.iso.date(), source: z.string() }),
    ),
    alarmWords: z
      .array(
        z.object({
          words: z.object({ fr: z.array(z.string()), en: z.array(z.string()) }),
          unless: z
            .object({ fr: z.array(z.string()), en: z.array(z.string()) })
            .nullable()
            .openapi({ description: 'Words beside which those above are ordinary' }),
          advice: Bilingual,
        }),
      )
      .openapi({ description: 'Words that must lead to the 15, matched on the device' }),
    departements: z.array(z.string()),
    timeZone: z.string(),
    demonstration: z.boolean(),
    now: Instant.openapi({ description: 'The server clock: the screens count from it' }),
    sites: z.array(Site),
    practitioners: z.array(PractitionerSummary),
    reasons: z.array(Reason),
  })
  .openapi('Network')
export type Network = z.infer<typeof Network>

/** Everything a patient's screen needs to start: one request. */
export const getNetwork = createRoute({
  method: 'get',
  path: '/api/network',
  responses: { 200: json(Network, 'The network that this server runs'), ...problems },
})
