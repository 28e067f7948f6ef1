import { createRoute, z } from '@hono/zod-openapi'
import { PatientIdentity } from './booking.ts'
import { Bilingual, body, Id, IdempotencyHeader, Instant, json, LocalDate, problems } from './common.ts'
import { AppointmentStatus, IdentityStatus } from './office.ts'
import { Relative } from './relatives.ts'

export const Sex = z.enum(['female', 'male', 'unknown'])
export type Sex = z.infer<typeof Sex>
export const IdentityAttribute = z.enum(['homonym', 'doubtful', 'fictitious'])
export type IdentityAttribute = z.infer<typeof IdentityAttribute>
export const IdentityDocument = z.enum([
  'identity-card',
  'passport',
  'residence-permit',
  'electronic-identity',
  'family-record',
  'birth-certificate',
])
export type IdentityDocument = z.infer<typeof IdentityDocument>
const Trait = z.enum([
  'birthName',
  'givenNames',
  'birthDate',
  'sex',
  'birthPlaceCode',
  'usedName',
  'usedGivenName',
])

const IdentityTraits = z.object({
  birthName: z.string(),
  givenNames: z
    .string()
    .openapi({ description: 'Birth given names in their order; the first is a strict trait' }),
  birthDate: LocalDate,
  sex: Sex,
  birthPlaceCode: z
    .string()
    .nullable()
    .openapi({ description: 'INSEE code of the commune, or of the country (99...)' }),
  birthPlaceName: z
    .string()
    .nullable()
    .openapi({ description: 'Of the commune today; null: not known, or of a commune that is no more' }),
  usedName: z.string().nullable(),
  usedGivenName: z.string().nullable(),
})

const IdentityVersion = IdentityTraits.extend({
  version: z.int(),
  status: IdentityStatus,
  attributes: z.array(IdentityAttribute),
  document: IdentityDocument.nullable(),
  cause: z.enum(['created', 'rectified', 'document', 'insi', 'attributes']),
  since: Instant,
  until: Instant.nullable().openapi({ description: 'Null: this is what is believed now' }),
})

/** A patient's record as those who care for this patient see it. Reading it is traced. */
export const PatientRecord = IdentityTraits.extend({
  id: Id,
  version: z.int().openapi({ description: 'Of the identity; a change names the one that it was made from' }),
  status: IdentityStatus,
  attributes: z.array(IdentityAttribute),
  matricule: z
    .object({ value: z.string(), oid: z.string() })
    .nullable()
    .openapi({ description: 'Only of a qualified identity' }),
  matriculeWarnings: z.array(z.enum(['sex', 'birth-year', 'birth-month', 'birth-place'])).openapi({
    description: 'Traits with which the matricule does not agree',
  }),
  document: z
    .object({ kind: IdentityDocument, seenAt: Instant })
    .nullable()
    .openapi({ description: 'The document that was seen; its copy is not kept' }),
  insiAnsweredAt: Instant.nullable().openapi({ description: 'When INSi gave the matricule that stands' }),
  insiUnproved: z
    .object({
      outcome: z.enum(['differs', 'not-found', 'several']),
      at: Instant,
      traits: z
        .array(Trait)
        .openapi({ description: '`differs`: what INSi says otherwise; its values are not kept' }),
    })
    .nullable()
    .openapi({
      description: 'The last answer of INSi, when it proved nothing and was about the traits as they are',
    }),
  openedOutsideCare: z.object({ reason: z.string(), until: Instant }).nullable().openapi({
    description: 'Who reads is not in care: the reason that they gave, and when the record closes',
  }),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  contacts: z.array(Relative),
  createdAt: Instant,
  appointments: z.array(
    z.object({
      id: Id,
      practitionerId: Id,
      siteId: Id,
      reasonId: Id,
      start: Instant,
      end: Instant,
      status: AppointmentStatus,
    }),
  ),
  versions: z.array(IdentityVersion).openapi({ description: 'What was believed, the newest first' }),
  merges: z.array(
    z.object({
      id: Id,
      mergedAt: Instant,
      patientId: Id,
      birthName: z.string(),
      givenNames: z.string(),
      birthDate: LocalDate,
      score: z.int(),
    }),
  ),
}).openapi('PatientRecord')
export type PatientRecord = z.infer<typeof PatientRecord>

export const DuplicateCandidate = IdentityTraits.extend({
  id: Id,
  status: IdentityStatus,
  phone: z.string().nullable(),
  email: z.string().nullable(),
  createdAt: Instant,
  appointments: z.int(),
  score: z.int().min(0).max(100),
  likelihood: z.enum(['probable', 'possible', 'unlikely']),
  conflict: z.boolean().openapi({ description: 'Two qualified matricules: two persons, never merged' }),
  reasons: z.array(z.object({ kind: z.string(), points: z.int(), sentence: Bilingual })),
  keepThis: z.boolean().openapi({ description: 'This one is better identified: it is the one to keep' }),
}).openapi('DuplicateCandidate')
export type DuplicateCandidate = z.infer<typeof DuplicateCandidate>

const params = z.object({ id: Id })
const headers = IdempotencyHeader
const version = z.int().min(1)

export const readPatientRecord = createRoute({
  method: 'get',
  path: '/api/office/patients/{id}',
  request: { params },
  responses: {
    200: json(PatientRecord, 'The record; 409 `merged-away` with `keptId` when another one took its place'),
    ...problems,
  },
})

const placeCode = z
  .string()
  .trim()
  .toUpperCase()
  .max(5)
  .openapi({ description: 'INSEE code of the birth place; empty: not known' })
export const NewPatientRecord = PatientIdentity.extend({
  usedGivenName: z.string().trim().max(100).optional(),
  sex: Sex.default('unknown'),
  birthPlaceCode: placeCode.optional(),
  phone: z.string().trim().max(30).optional(),
  email: z.string().trim().max(254).optional(),
})
export type NewPatientRecord = z.infer<typeof NewPatientRecord>
export const createPatient = createRoute({
  method: 'post',
  path: '/api/office/patients',
  request: { headers, ...body(NewPatientRecord) },
  responses: {
    201: json(
      z.object({ id: Id }),
      'Made; 409 `already-known` with `patientId` when this identity has a record',
    ),
    ...problems,
  },
})

export const IdentityChange = z.object({
  version,
  birthName: z.string().trim().min(1).max(100),
  givenNames: z.string().trim().min(1).max(100),
  birthDate: z.string().max(10),
  sex: Sex,
  birthPlaceCode: placeCode,
  usedName: z.string().trim().max(100),
  usedGivenName: z.string().trim().max(100),
  attributes: z.array(IdentityAttribute).max(3).default([]),
  document: IdentityDocument.optional().openapi({
    description:
      'The document on which the new traits were read: without it, changed strict traits make the identity provisional',
  }),
})
export type IdentityChange = z.infer<typeof IdentityChange>
export const changeIdentity = createRoute({
  method: 'post',
  path: '/api/office/patients/{id}/identity',
  request: { params, headers, ...body(IdentityChange) },
  responses: {
    200: json(
      z.object({ version, status: IdentityStatus, changed: z.array(Trait) }),
      'Rectified; what was is kept',
    ),
    ...problems,
  },
})
export const recordIdentityDocument = createRoute({
  method: 'post',
  path: '/api/office/patients/{id}/document',
  request: { params, headers, ...body(z.object({ version, kind: IdentityDocument })) },
  responses: {
    200: json(z.object({ version, status: IdentityStatus }), 'Seen; only its kind and the day are kept'),
    ...problems,
  },
})

export const InsiOutcome = z
  .object({
    outcome: z.enum(['found', 'differs', 'not-found', 'several']),
    version,
    status: IdentityStatus,
    differences: z
      .array(
        z.object({
          trait: Trait,
          ours: z.string(),
          theirs: z.string(),
          ourPlace: z
            .string()
            .nullable()
            .openapi({ description: 'Of a birth place: the name of the commune' }),
          theirPlace: z.string().nullable(),
        }),
      )
      .openapi({ description: '`differs`: what INSi says otherwise; nothing was written' }),
  })
  .openapi('InsiOutcome')
export type InsiOutcome = z.infer<typeof InsiOutcome>
export const callInsi = createRoute({
  method: 'post',
  path: '/api/office/patients/{id}/insi',
  request: { params, ...body(z.object({ version })) },
  responses: {
    200: json(InsiOutcome, 'What INSi answered; 503 `insi-away` when it did not, or is not connected'),
    ...problems,
  },
})

export const proposeDuplicates = createRoute({
  method: 'get',
  path: '/api/office/patients/{id}/duplicates',
  request: { params },
  responses: {
    200: json(
      z.object({ items: z.array(DuplicateCandidate) }),
      'Records that may be the same person, likeliest first',
    ),
    ...problems,
  },
})
export const mergePatients = createRoute({
  method: 'post',
  path: '/api/office/patients/{id}/merge',
  request: {
    params,
    headers,
    ...body(
      z.object({
        mergedId: Id,
        takeContacts: z.boolean().default(false).openapi({
          description:
            'The contacts of the other record were checked with the patient: those that lack here are taken over',
        }),
      }),
    ),
  },
  responses: {
    200: json(z.object({ mergeId: Id, appointments: z.int(), contacts: z.int() }), 'Made one: `id` is kept'),
    ...problems,
  },
})
export const undoMerge = createRoute({
  method: 'post',
  path: '/api/office/merges/{id}/undo',
  request: { params, headers },
  responses: {
    200: json(
      z.object({ keptId: Id, parted: Id, appointments: z.int(), contacts: z.int() }),
      'Two records again',
    ),
    ...problems,
  },
})
