import { createRoute, z } from '@hono/zod-openapi'
import { Relationship } from './booking.ts'
import { body, Id, Instant, json } from './common.ts'
import { signInProblems } from './sign-in.ts'

/**
 * Who may act for a patient, as the patient sees and changes it. Only the patient, with a confirmed contact (403 `contact-unconfirmed`
 * before): a relative names no other relative. None of these routes takes an idempotency key.
 */
export const OwnRelative = z
  .object({
    id: Id,
    name: z.string().nullable(),
    relationship: Relationship,
    phone: z.string().nullable(),
    email: z.string().nullable(),
    confirmedAt: Instant.nullable().openapi({
      description:
        'Since when this person may open the record; null: asked for, and the desk has not confirmed it yet',
    }),
    askedAt: Instant.nullable().openapi({
      description: 'Since when the patient asks for it; null: the desk noted it',
    }),
  })
  .openapi('OwnRelative')
export type OwnRelative = z.infer<typeof OwnRelative>

const OwnRelatives = z.object({ items: z.array(OwnRelative) })

export const listOwnRelatives = createRoute({
  method: 'get',
  path: '/api/my/helpers',
  request: { query: z.object({ patientId: Id }) },
  responses: { 200: json(OwnRelatives, 'Who may act for me, and whom I asked for'), ...signInProblems },
})

/**
 * Asks for somebody: they may do nothing before the desk has confirmed it with the patient. Refused with 422 `invalid-name` or a fault of
 * the contact (both with `field`), 409 `own-contact`, `already-a-relative`, `too-many-relatives`. The same request again has the same answer.
 */
export const askForRelative = createRoute({
  method: 'post',
  path: '/api/my/helpers',
  request: body(
    z.object({
      patientId: Id,
      name: z.string().trim().min(1).max(100),
      relationship: Relationship,
      contact: z.string().trim().min(3).max(254),
    }),
  ),
  responses: { 200: json(OwnRelatives, 'Asked for'), ...signInProblems },
})

/** Ends at once what this person may do, or takes the request back. 404 `no-such-helper`. */
export const withdrawRelative = createRoute({
  method: 'post',
  path: '/api/my/helpers/{id}/withdraw',
  request: { params: z.object({ id: Id }), ...body(z.object({ patientId: Id })) },
  responses: { 200: json(OwnRelatives, 'Withdrawn'), ...signInProblems },
})
