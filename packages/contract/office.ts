import { createRoute, z } from '@hono/zod-openapi'
import { PatientIdentity, Relationship } from './booking.ts'
import { Slot } from './slot-search.ts'
import {
  Bilingual,
  body,
  CommuneCode,
  Id,
  IdempotencyHeader,
  Instant,
  json,
  LocalDate,
  problems,
} from './common.ts'

export const AppointmentStatus = z.enum([
  'held',
  'booked',
  'arrived',
  'in-progress',
  'fulfilled',
  'cancelled-by-patient',
  'cancelled-by-site',
  'no-show',
  'expired',
  'released',
])
export type AppointmentStatus = z.infer<typeof AppointmentStatus>

export const OfficePatient = z
  .object({
    id: Id,
    birthName: z.string(),
    usedName: z.string().nullable(),
    givenNames: z.string(),
    birthDate: LocalDate,
    phone: z.string().nullable(),
    email: z.string().nullable(),
  })
  .openapi('OfficePatient')
export type OfficePatient = z.infer<typeof OfficePatient>

/** RNIV: how surely a patient is known. See the guide of identities (docs/guides/patient-identity.md). */
export const IdentityStatus = z.enum(['provisional', 'retrieved', 'validated', 'qualified'])
export type IdentityStatus = z.infer<typeof IdentityStatus>

export const FoundPatient = OfficePatient.extend({ identityStatus: IdentityStatus }).openapi('FoundPatient')
export type FoundPatient = z.infer<typeof FoundPatient>

/** Who gave the contact of an appointment, when it is not the one kept for the patient. */
export const AppointmentContact = z
  .object({ relationship: Relationship, phone: z.string().nullable(), email: z.string().nullable() })
  .openapi('AppointmentContact')
export type AppointmentContact = z.infer<typeof AppointmentContact>

export const OfficeAppointment = z
  .object({
    id: Id,
    practitionerId: Id,
    siteId: Id,
    start: Instant,
    end: Instant,
    status: AppointmentStatus,
    reasonId: Id,
    patient: OfficePatient.nullable(),
    bookedBy: z.enum(['patient', 'relative', 'office']),
    contact: AppointmentContact.nullable().openapi({
      description: 'Whom to reach about this appointment; null: the patient',
    }),
    note: z.string().nullable(),
    wantsEarlier: z.boolean(),
    lane: z.int(),
    holdExpiresAt: Instant.nullable(),
    version: z.int(),
  })
  .openapi('OfficeAppointment')
export type OfficeAppointment = z.infer<typeof OfficeAppointment>

const Span = z.object({ start: Instant, end: Instant })
export const OfficeColumn = z
  .object({
    practitionerId: Id,
    displayName: z.string(),
    label: Bilingual,
    openings: z.array(
      Span.extend({
        id: Id,
        siteId: Id,
        serviceCode: z.string(),
        kind: z.enum(['scheduled', 'unscheduled', 'visit']),
        audience: z.enum(['everyone', 'own-patients', 'office']),
        gridMinutes: z.int().openapi({ description: 'Step of the free blocks on the screen' }),
      }),
    ),
    free: z
      .array(Span.extend({ openingId: Id, siteId: Id, kind: z.enum(['scheduled', 'unscheduled', 'visit']) }))
      .openapi({
        description: 'Free time cut on the grid of each opening',
      }),
    absences: z.array(Span.extend({ id: Id.nullable(), cause: z.string() })).openapi({
      description:
        'When the practitioner is away. `elsewhere`, without id: another network takes that time; nothing more is known.',
    }),
    appointments: z.array(OfficeAppointment),
  })
  .openapi('OfficeColumn')
export type OfficeColumn = z.infer<typeof OfficeColumn>

export const OfficeDay = z
  .object({
    date: LocalDate,
    timeZone: z.string(),
    now: Instant,
    holiday: Bilingual.nullable(),
    columns: z.array(OfficeColumn),
  })
  .openapi('OfficeDay')
export type OfficeDay = z.infer<typeof OfficeDay>

export const officeDay = createRoute({
  method: 'get',
  path: '/api/office/day',
  request: { query: z.object({ date: LocalDate, siteId: Id.optional() }) },
  responses: { 200: json(OfficeDay, 'The day in columns'), ...problems },
})
/** Days of a month with the free slots of each: the small calendar. */
export const officeMonth = createRoute({
  method: 'get',
  path: '/api/office/month',
  request: {
    query: z.object({ month: z.string().regex(/^[0-9]{4}-(0[1-9]|1[0-2])$/), siteId: Id.optional() }),
  },
  responses: {
    200: json(
      z.object({ days: z.array(z.object({ date: LocalDate, freeMinutes: z.int() })) }),
      'Free minutes by day',
    ),
    ...problems,
  },
})
/** The way on from a day on which nobody consults. */
export const officeNextOpenDay = createRoute({
  method: 'get',
  path: '/api/office/next-open-day',
  request: {
    query: z.object({
      after: LocalDate,
      siteIds: z
        .string()
        .regex(/^[0-9a-fA-F-]{36}(,[0-9a-fA-F-]{36}){0,99}$/)
        .optional()
        .openapi({ description: 'Sites, parted by commas; all of them when absent' }),
    }),
  },
  responses: {
    200: json(
      z.object({ date: LocalDate.nullable() }),
      'The next day with an opening; null when none is planned',
    ),
    ...problems,
  },
})
/** Names never stand in a URL: a search of patients is a POST. Birth date first ("040358" or "4/3/1958"), then 3 letters; phone too. */
export const searchPatients = createRoute({
  method: 'post',
  path: '/api/office/patients/search',
  request: body(
    z.object({ query: z.string().trim().min(2).max(80), limit: z.int().min(1).max(21).default(8) }),
  ),
  responses: { 200: json(z.object({ items: z.array(FoundPatient) }), 'Patients'), ...problems },
})

export const OfficeSlotSearch = z.object({
  reasonId: Id,
  from: Instant.optional(),
  practitionerId: Id.optional(),
  siteId: Id.optional(),
  communeCode: CommuneCode.optional(),
  limit: z.int().min(1).max(30).default(8),
})
export const officeFirstSlots = createRoute({
  method: 'post',
  path: '/api/office/first-slots',
  request: body(OfficeSlotSearch),
  responses: { 200: json(z.object({ slots: z.array(Slot) }), 'First slots across the team'), ...problems },
})

const NewPatient = PatientIdentity.extend({
  phone: z.string().trim().max(30).optional(),
  email: z.string().trim().max(254).optional(),
})
export const OfficeBooking = z.object({
  practitionerId: Id,
  siteId: Id,
  start: Instant,
  reasonId: Id,
  patientId: Id.optional(),
  newPatient: NewPatient.optional(),
  note: z.string().trim().max(500).optional(),
  confirmWarnings: z.array(z.string().max(60)).max(10).default([]).openapi({
    description: 'Kinds of the warnings that the agent has read and confirms (409 `warning` lists them)',
  }),
})
export type OfficeBooking = z.infer<typeof OfficeBooking>
export const officeBook = createRoute({
  method: 'post',
  path: '/api/office/appointments',
  request: { headers: IdempotencyHeader, ...body(OfficeBooking) },
  responses: { 201: json(OfficeAppointment, 'Booked'), ...problems },
})

const params = z.object({ id: Id })
export const officeMove = createRoute({
  method: 'post',
  path: '/api/office/appointments/{id}/move',
  request: {
    params,
    headers: IdempotencyHeader,
    ...body(
      z.object({
        practitionerId: Id,
        siteId: Id,
        start: Instant,
        version: z.int(),
        confirmWarnings: z.array(z.string().max(60)).max(10).default([]),
      }),
    ),
  },
  responses: { 200: json(OfficeAppointment, 'Moved'), ...problems },
})
export const officeCancel = createRoute({
  method: 'post',
  path: '/api/office/appointments/{id}/cancel',
  request: {
    params,
    headers: IdempotencyHeader,
    ...body(
      z.object({ version: z.int(), by: z.enum(['patient', 'site']), tellPatient: z.boolean().default(true) }),
    ),
  },
  responses: { 200: json(OfficeAppointment, 'Cancelled'), ...problems },
})
export const officeSetStatus = createRoute({
  method: 'post',
  path: '/api/office/appointments/{id}/status',
  request: {
    params,
    headers: IdempotencyHeader,
    ...body(
      z.object({
        version: z.int(),
        status: z.enum(['booked', 'arrived', 'in-progress', 'fulfilled', 'no-show']),
      }),
    ),
  },
  responses: {
    200: json(OfficeAppointment, 'The state is changed (booked again is the undo of a cancellation)'),
    ...problems,
  },
})

/** Server-sent events: `change` with {practitionerId, kind, id}: no name, no reason. `hello` at once, a comment every 20 s. */
export const officeEvents = createRoute({
  method: 'get',
  path: '/api/office/events',
  responses: {
    200: { description: 'text/event-stream', content: { 'text/event-stream': { schema: z.string() } } },
    ...problems,
  },
})

/** Development only: the local outbox. */
export const devMessages = createRoute({
  method: 'get',
  path: '/api/dev/messages',
  responses: {
    200: json(
      z.object({
        items: z.array(
          z.object({
            id: Id,
            channel: z.enum(['email', 'sms']),
            recipient: z.string(),
            subject: z.string(),
            body: z.string(),
            createdAt: Instant,
            sentAt: Instant.nullable(),
          }),
        ),
      }),
      'Messages of this development server, newest first',
    ),
    ...problems,
  },
})
