import { createRoute, z } from '@hono/zod-openapi'
import { Bilingual, body, Id, IdempotencyHeader, Instant, json, LocalDate, problems } from './common.ts'

export const RightsKind = z.enum(['access', 'rectification', 'erasure', 'objection'])
export type RightsKind = z.infer<typeof RightsKind>
export const RightsState = z.enum(['open', 'fulfilled', 'refused', 'withdrawn'])
export type RightsState = z.infer<typeof RightsState>
/** How it was checked that the person asks, when they were not signed in. */
export const IdentityCheck = z.enum(['document', 'call-back', 'known-by-staff', 'not-yet'])
export type IdentityCheck = z.infer<typeof IdentityCheck>

/** A request of a person about their own data (RGPD art. 15, 16, 17 and 21). */
export const RightsRequest = z
  .object({
    id: Id,
    patientId: Id.nullable().openapi({ description: 'Null once the person was erased' }),
    kind: RightsKind,
    state: RightsState,
    channel: z.enum(['online', 'letter', 'phone', 'desk']),
    receivedAt: Instant,
    dueOn: LocalDate.openapi({
      description: 'One month after receipt, three when extended (RGPD art. 12.3)',
    }),
    isOverdue: z.boolean(),
    extended: z.boolean(),
    note: z.string().nullable().openapi({ description: 'What the person asked, in their words' }),
    answer: z.string().nullable().openapi({ description: 'What was answered; a refusal always says why' }),
    handledAt: Instant.nullable(),
  })
  .openapi('RightsRequest')
export type RightsRequest = z.infer<typeof RightsRequest>

/** For whoever handles it: the person and the handler are named. */
export const HandledRequest = RightsRequest.extend({
  patient: z
    .object({ id: Id, displayName: z.string(), birthDate: LocalDate })
    .nullable()
    .openapi({ description: 'Null once the person was erased' }),
  identityCheck: IdentityCheck.nullable().openapi({ description: 'Null: asked by somebody signed in' }),
  handledBy: z.string().nullable(),
}).openapi('HandledRequest')
export type HandledRequest = z.infer<typeof HandledRequest>

const Note = z.string().trim().max(1000)

export const ownRightsRequests = createRoute({
  method: 'get',
  path: '/api/my/rights-requests',
  request: { query: z.object({ patientId: Id.optional() }) },
  responses: { 200: json(z.object({ items: z.array(RightsRequest) }), 'Newest first'), ...problems },
})
export const askRight = createRoute({
  method: 'post',
  path: '/api/my/rights-requests',
  request: body(z.object({ patientId: Id.optional(), kind: RightsKind, note: Note.optional() })),
  responses: {
    201: json(RightsRequest, 'Received; 409 `already-asked` while one of the kind is open'),
    ...problems,
  },
})
export const withdrawRightsRequest = createRoute({
  method: 'post',
  path: '/api/my/rights-requests/{id}/withdraw',
  request: { params: z.object({ id: Id }) },
  responses: { 200: json(RightsRequest, 'Withdrawn'), ...problems },
})
const ExportFormat = z.enum(['json', 'html'])

/**
 * All data of one person. A section is a kind of data; `columns` names what its rows hold, in the language asked, and every row has
 * every column. Instants are ISO 8601 in UTC, dates and enumerations as they are kept.
 */
export const PersonExport = z
  .object({
    format: z.literal('maillage-person/1'),
    madeAt: Instant,
    language: z.enum(['fr', 'en']),
    network: z.object({ name: z.string(), phone: z.string(), timeZone: z.string() }),
    person: z.object({ displayName: z.string(), birthDate: LocalDate }),
    sections: z.array(
      z.object({
        code: z.string().openapi({ description: 'Stable: patient, appointment, message, access...' }),
        label: z.string(),
        columns: z.array(z.object({ code: z.string(), label: z.string() })),
        rows: z.array(z.record(z.string(), z.unknown())),
      }),
    ),
  })
  .openapi('PersonExport')
export type PersonExport = z.infer<typeof PersonExport>

/** All data of the person, at once: a JSON document, or one page to read and print. */
export const exportOwnData = createRoute({
  method: 'post',
  path: '/api/my/export',
  request: body(z.object({ patientId: Id.optional(), format: ExportFormat })),
  responses: {
    200: {
      description: 'The document, as an attachment',
      content: { 'application/json': { schema: PersonExport }, 'text/html': { schema: z.string() } },
    },
    ...problems,
  },
})

export const rightsRequests = createRoute({
  method: 'get',
  path: '/api/rights/requests',
  request: { query: z.object({ state: RightsState.optional() }) },
  responses: {
    200: json(
      z.object({ items: z.array(HandledRequest) }),
      'Open ones first, by due date; then newest first. At most 500',
    ),
    ...problems,
  },
})
export const FoundPerson = z
  .object({ id: Id, displayName: z.string(), birthName: z.string(), birthDate: LocalDate })
  .openapi('FoundPerson')
export type FoundPerson = z.infer<typeof FoundPerson>

/** Whom a request is about, for who records it: an exact birth date and the first letters of a name give names, nothing of care. */
export const findPerson = createRoute({
  method: 'post',
  path: '/api/rights/people/search',
  request: body(z.object({ birthDate: LocalDate, letters: z.string().trim().min(2).max(3) })),
  responses: {
    200: json(
      z.object({ items: z.array(FoundPerson) }),
      'At most 10. Each search is traced, on each person found',
    ),
    ...problems,
  },
})
/** A request that came by letter, by telephone or at the desk. */
export const recordRightsRequest = createRoute({
  method: 'post',
  path: '/api/rights/requests',
  request: {
    headers: IdempotencyHeader,
    ...body(
      z.object({
        patientId: Id,
        kind: RightsKind,
        channel: z.enum(['letter', 'phone', 'desk']),
        receivedOn: LocalDate.optional().openapi({
          description: 'In the calendar of the network; today when absent. The month to answer runs from it',
        }),
        identityCheck: IdentityCheck,
        note: Note.optional(),
      }),
    ),
  },
  responses: { 201: json(HandledRequest, 'Recorded'), ...problems },
})
/** How it was checked that the person asks, of a request recorded without: it is granted only afterwards. */
export const recordIdentityCheck = createRoute({
  method: 'post',
  path: '/api/rights/requests/{id}/identity-check',
  request: {
    params: z.object({ id: Id }),
    headers: IdempotencyHeader,
    ...body(z.object({ identityCheck: IdentityCheck.exclude(['not-yet']) })),
  },
  responses: { 200: json(HandledRequest, 'Noted'), ...problems },
})
/** `extend` gives two months more, once, with the reason that the person is told. `fulfil` of an erasure
 * is refused with 409 `erase-first` until it is done: erasing with `requestId` closes the request. Neither grants a request whose
 * identity check is `not-yet`: 409 `identity-unchecked`. */
export const answerRightsRequest = createRoute({
  method: 'post',
  path: '/api/rights/requests/{id}/answer',
  request: {
    params: z.object({ id: Id }),
    headers: IdempotencyHeader,
    ...body(z.object({ decision: z.enum(['fulfil', 'refuse', 'extend']), answer: Note.min(3) })),
  },
  responses: { 200: json(HandledRequest, 'Answered'), ...problems },
})
/**
 * Staff hand out or erase data only to answer an open request of this person, whose identity is checked: 409 `no-request`,
 * `request-of-another`, `identity-unchecked`.
 */
const Answered = Id.openapi({
  description:
    'The request that it answers; when absent, whatever this person asked that is open (for an erasure: an erasure)',
})
export const exportPatientData = createRoute({
  method: 'post',
  path: '/api/rights/patients/{patientId}/export',
  request: {
    params: z.object({ patientId: Id }),
    ...body(z.object({ format: ExportFormat, requestId: Answered.optional() })),
  },
  responses: {
    200: {
      description: 'The document, as an attachment',
      content: { 'application/json': { schema: PersonExport }, 'text/html': { schema: z.string() } },
    },
    ...problems,
  },
})

export const ErasureLine = z
  .object({
    data: Bilingual.openapi({ description: 'Which data, in words' }),
    rows: z.int(),
    fate: z.enum(['erased', 'anonymised', 'kept']),
    because: Bilingual.nullable().openapi({
      description: 'Why it is kept or anonymised, with the text of law',
    }),
    until: LocalDate.nullable().openapi({ description: 'When what is kept leaves' }),
  })
  .openapi('ErasureLine')
export type ErasureLine = z.infer<typeof ErasureLine>

export const ErasurePlan = z
  .object({
    patientId: Id,
    mode: z.enum(['erase', 'anonymise', 'restrict']).openapi({
      description:
        'erase: nothing obliges to keep; anonymise: past appointments stay countable without the person; restrict: the law obliges to keep the identity with the care given, contacts and messages go',
    }),
    futureAppointments: z.int().openapi({ description: 'They are cancelled with it' }),
    lines: z.array(ErasureLine),
  })
  .openapi('ErasurePlan')
export type ErasurePlan = z.infer<typeof ErasurePlan>

export const erasurePlan = createRoute({
  method: 'get',
  path: '/api/rights/patients/{patientId}/erasure',
  request: { params: z.object({ patientId: Id }) },
  responses: { 200: json(ErasurePlan, 'What would happen'), ...problems },
})
export const erasePatient = createRoute({
  method: 'post',
  path: '/api/rights/patients/{patientId}/erasure',
  request: {
    params: z.object({ patientId: Id }),
    headers: IdempotencyHeader,
    ...body(z.object({ requestId: Answered.optional(), cancelFuture: z.boolean().default(false) })),
  },
  responses: {
    200: json(ErasurePlan, 'Done; 409 `future-appointments` unless cancelFuture'),
    ...problems,
  },
})

/** Planning sees counts, never a person: no patient id leaves this reading. */
export const PlanningActivity = z
  .object({
    siteId: Id,
    month: z.string().regex(/^[0-9]{4}-[0-9]{2}$/),
    booked: z.int(),
    honoured: z.int(),
    noShow: z.int(),
    cancelled: z.int(),
  })
  .openapi('PlanningActivity')
export type PlanningActivity = z.infer<typeof PlanningActivity>
/** PostgreSQL has no year 0. */
const CountedDay = LocalDate.regex(/^(?!0000)/)
export const planningActivity = createRoute({
  method: 'get',
  path: '/api/planning/activity',
  request: { query: z.object({ since: CountedDay, until: CountedDay }) },
  responses: {
    200: json(z.object({ items: z.array(PlanningActivity) }), 'Counts by site and month'),
    ...problems,
  },
})
