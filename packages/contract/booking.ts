import { createRoute, z } from '@hono/zod-openapi'
import { body, CommuneCode, Id, IdempotencyHeader, Instant, json, problems } from './common.ts'
import { Slot } from './slot-search.ts'

export const Hold = z
  .object({
    id: Id,
    token: z.string().openapi({ description: 'Bearer of this hold: send it as Authorization: Bearer' }),
    status: z.enum(['held', 'booked', 'expired', 'released']),
    slot: Slot,
    reasonId: Id,
    expiresAt: Instant,
    extendable: z.boolean(),
    stillFree: z.boolean().openapi({ description: 'After expiry: nobody took it yet' }),
  })
  .openapi('Hold')
export type Hold = z.infer<typeof Hold>

const bearer = z.object({ authorization: z.string().max(2000).optional() })
const holdParams = z.object({ id: Id })

export const HoldRequest = z.object({
  reasonId: Id,
  practitionerId: Id,
  siteId: Id,
  start: Instant,
  communeCode: CommuneCode.optional(),
})
export type HoldRequest = z.infer<typeof HoldRequest>
export const holdSlot = createRoute({
  method: 'post',
  path: '/api/holds',
  request: { headers: IdempotencyHeader, ...body(HoldRequest) },
  responses: { 201: json(Hold, 'Held for 5 minutes'), ...problems },
})
export const getHold = createRoute({
  method: 'get',
  path: '/api/holds/{id}',
  request: { params: holdParams, headers: bearer },
  responses: { 200: json(Hold, 'The hold as it stands'), ...problems },
})
export const extendHold = createRoute({
  method: 'post',
  path: '/api/holds/{id}/extend',
  request: { params: holdParams, headers: bearer.extend(IdempotencyHeader.shape) },
  responses: { 200: json(Hold, 'Five more minutes, once'), ...problems },
})
export const releaseHold = createRoute({
  method: 'post',
  path: '/api/holds/{id}/release',
  request: { params: holdParams, headers: bearer.extend(IdempotencyHeader.shape) },
  responses: { 200: json(Hold, 'Given back'), ...problems },
})

export const Relationship = z.enum(['parent', 'child', 'partner', 'carer', 'social-worker', 'other'])
export const PatientIdentity = z.object({
  givenName: z.string().trim().min(1).max(100),
  birthName: z.string().trim().min(1).max(100),
  usedName: z.string().trim().min(1).max(100).optional(),
  birthDate: z
    .string()
    .max(10)
    .openapi({ example: '1943-03-14', description: 'A date that exists, not in the future' }),
})
export type PatientIdentity = z.infer<typeof PatientIdentity>

export const CodeRequest = z.object({
  contact: z
    .string()
    .trim()
    .min(3)
    .max(254)
    .openapi({ description: 'A French mobile number or an e-mail address' }),
  patient: PatientIdentity,
  relationship: Relationship.optional().openapi({
    description: 'Who the writer is to the patient; left out: the patient',
  }),
})
export const CodeSent = z.object({
  codeId: Id,
  channel: z.enum(['email', 'sms']),
  expiresAt: Instant,
  resendAt: Instant,
})
export type CodeSent = z.infer<typeof CodeSent>
export const sendCode = createRoute({
  method: 'post',
  path: '/api/holds/{id}/code',
  request: { params: holdParams, headers: bearer.extend(IdempotencyHeader.shape), ...body(CodeRequest) },
  responses: { 200: json(CodeSent, 'A code of 6 digits is on its way'), ...problems },
})

export const ConfirmRequest = CodeRequest.extend({
  codeId: Id.optional(),
  code: z.string().max(20).optional(),
  contactProof: z.string().max(2000).optional().openapi({
    description: 'From an earlier answer: the contact was already checked, no new code is needed',
  }),
  note: z
    .string()
    .trim()
    .max(500)
    .optional()
    .openapi({ description: 'The words of the person, for the office' }),
  wantsEarlier: z.boolean().default(false),
})
export type ConfirmRequest = z.infer<typeof ConfirmRequest>

/** What the patient sees of an appointment, after the check of identity. */
export const PatientAppointment = z
  .object({
    id: Id,
    status: z.enum([
      'booked',
      'arrived',
      'in-progress',
      'fulfilled',
      'cancelled-by-patient',
      'cancelled-by-site',
      'no-show',
    ]),
    slot: Slot,
    reasonId: Id,
    patientGivenName: z.string(),
    forRelative: z.boolean(),
    wantsEarlier: z.boolean(),
    changeableUntil: Instant.openapi({ description: 'Last instant to move or cancel online' }),
    restorableUntil: Instant.nullable().openapi({
      description: 'After a cancellation: until when one can take it back',
    }),
    sentTo: z.enum(['email', 'sms']).nullable(),
    manageToken: z.string().openapi({ description: 'The token of the message link, /r/<token>' }),
    sessionToken: z.string().openapi({ description: 'Bearer for move, cancel and restore; 30 minutes' }),
  })
  .openapi('PatientAppointment')
export type PatientAppointment = z.infer<typeof PatientAppointment>

export const confirmHold = createRoute({
  method: 'post',
  path: '/api/holds/{id}/confirm',
  request: { params: holdParams, headers: bearer.extend(IdempotencyHeader.shape), ...body(ConfirmRequest) },
  responses: { 200: json(PatientAppointment, 'Booked'), ...problems },
})

/** Before the check of identity: neither name nor reason. */
export const LinkView = z.object({
  status: z.string(),
  start: Instant,
  end: Instant,
  siteId: Id,
})
export type LinkView = z.infer<typeof LinkView>
/** However a link was cut or pasted, it is answered as one that leads nowhere. */
const tokenParams = z.object({ token: z.string() })
export const viewLink = createRoute({
  method: 'get',
  path: '/api/links/{token}',
  request: { params: tokenParams },
  responses: { 200: json(LinkView, 'The appointment behind a signed link'), ...problems },
})
export const identifyByLink = createRoute({
  method: 'post',
  path: '/api/links/{token}/identify',
  request: {
    params: tokenParams,
    headers: IdempotencyHeader,
    ...body(z.object({ birthDate: z.string().max(10) })),
  },
  responses: { 200: json(PatientAppointment, 'Identity checked'), ...problems },
})
export const linkCalendar = createRoute({
  method: 'get',
  path: '/api/links/{token}/calendar.ics',
  request: { params: tokenParams },
  responses: {
    200: {
      description: 'Calendar file, without the reason',
      content: { 'text/calendar': { schema: z.string() } },
    },
    ...problems,
  },
})

const appointmentParams = z.object({ id: Id })
const patientHeaders = bearer.extend(IdempotencyHeader.shape)
export const moveOwnAppointment = createRoute({
  method: 'post',
  path: '/api/appointments/{id}/move',
  request: {
    params: appointmentParams,
    headers: patientHeaders,
    ...body(
      z.object({
        practitionerId: Id,
        siteId: Id,
        start: Instant,
        communeCode: CommuneCode.optional(),
        shownStart: Instant.optional().describe(
          'The start that was shown; refused when it changed meanwhile',
        ),
      }),
    ),
  },
  responses: { 200: json(PatientAppointment, 'Moved; the former place was kept until now'), ...problems },
})
export const cancelOwnAppointment = createRoute({
  method: 'post',
  path: '/api/appointments/{id}/cancel',
  request: { params: appointmentParams, headers: patientHeaders },
  responses: { 200: json(PatientAppointment, 'Cancelled; can be taken back for 2 minutes'), ...problems },
})
export const restoreOwnAppointment = createRoute({
  method: 'post',
  path: '/api/appointments/{id}/restore',
  request: { params: appointmentParams, headers: patientHeaders },
  responses: { 200: json(PatientAppointment, 'Booked again'), ...problems },
})
/** The appointment as it stands, for whoever has an open session of it; the session is not made longer. */
export const viewOwnAppointment = createRoute({
  method: 'get',
  path: '/api/appointments/{id}',
  request: { params: appointmentParams, headers: bearer },
  responses: { 200: json(PatientAppointment, 'The appointment as it stands'), ...problems },
})
/** Slots to move to: same reason; the same practitioner and day come first. */
export const moveChoices = createRoute({
  method: 'get',
  path: '/api/appointments/{id}/choices',
  request: {
    params: appointmentParams,
    headers: bearer,
    query: z.object({ limit: z.coerce.number().int().min(1).max(20).default(4) }),
  },
  responses: { 200: json(z.object({ slots: z.array(Slot) }), 'Near slots'), ...problems },
})
export const setWantsEarlier = createRoute({
  method: 'post',
  path: '/api/appointments/{id}/earlier',
  request: {
    params: appointmentParams,
    headers: patientHeaders,
    ...body(z.object({ wantsEarlier: z.boolean() })),
  },
  responses: { 200: json(PatientAppointment, 'Noted'), ...problems },
})
