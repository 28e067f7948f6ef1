import { createRoute, z } from '@hono/zod-openapi'
import { Relationship } from './booking.ts'
import { body, Id, IdempotencyHeader, Instant, json, problems } from './common.ts'

/** Somebody beside a patient, with a contact of their own. */
export const Relative = z
  .object({
    id: Id,
    name: z.string().nullable().openapi({ description: 'Null: a contact typed in a booking names nobody' }),
    relationship: Relationship,
    phone: z.string().nullable(),
    email: z.string().nullable(),
    confirmedAt: Instant.nullable().openapi({
      description: 'Since when this relative may open the record; null: messages of an appointment only',
    }),
    askedAt: Instant.nullable().openapi({
      description: 'Since when the patient asks for it, in their own space',
    }),
    confirmedBy: z.string().nullable().openapi({ description: 'Who of the staff confirmed it' }),
  })
  .openapi('Relative')
export type Relative = z.infer<typeof Relative>

export const NewRelative = z.object({
  name: z.string().trim().min(1).max(100),
  relationship: Relationship,
  phone: z.string().trim().max(30).optional(),
  email: z.string().trim().max(254).optional(),
  confirmed: z
    .boolean()
    .default(false)
    .openapi({ description: 'The patient was asked, and wants this relative to open the record' }),
})
export type NewRelative = z.infer<typeof NewRelative>

export const addRelative = createRoute({
  method: 'post',
  path: '/api/office/patients/{id}/relatives',
  request: { params: z.object({ id: Id }), headers: IdempotencyHeader, ...body(NewRelative) },
  responses: {
    201: json(
      z.object({ id: Id, confirmedAt: Instant.nullable() }),
      'Noted; 409 `already-a-relative` with `contactId` when this contact is there',
    ),
    ...problems,
  },
})

export const confirmRelative = createRoute({
  method: 'post',
  path: '/api/office/patients/{id}/relatives/{contactId}',
  request: {
    params: z.object({ id: Id, contactId: Id }),
    headers: IdempotencyHeader,
    ...body(z.object({ confirmed: z.boolean() })),
  },
  responses: {
    200: json(
      z.object({ confirmedAt: Instant.nullable() }),
      'Confirmed with the patient: opens the record at sign-in; or withdrawn, at once',
    ),
    ...problems,
  },
})
