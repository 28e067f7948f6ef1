import { createRoute, z } from '@hono/zod-openapi'
import { body, Id, IdempotencyHeader, Instant, json, problems } from './common.ts'

/** A contact of a patient that a booking on the web put on the record: it opens what was booked with it, and no more. */
export const UnconfirmedContact = z
  .object({
    channel: z.enum(['phone', 'email']),
    contact: z.string(),
    since: Instant,
  })
  .openapi('UnconfirmedContact')
export type UnconfirmedContact = z.infer<typeof UnconfirmedContact>

const id = z.object({ id: Id })

export const listUnconfirmedContacts = createRoute({
  method: 'get',
  path: '/api/office/patients/{id}/unconfirmed-contacts',
  request: { params: id },
  responses: {
    200: json(z.object({ items: z.array(UnconfirmedContact) }), 'What to ask the person about'),
    ...problems,
  },
})

/**
 * What the person said at the desk, once a document was seen: 409 `identity-not-seen` before. `belongs: false` takes the contact off the
 * record.
 */
export const settleContact = createRoute({
  method: 'post',
  path: '/api/office/patients/{id}/unconfirmed-contacts/{channel}',
  request: {
    params: id.extend({ channel: z.enum(['phone', 'email']) }),
    headers: IdempotencyHeader,
    ...body(z.object({ belongs: z.boolean() })),
  },
  responses: {
    200: json(
      z.object({ items: z.array(UnconfirmedContact) }),
      'Settled; what is left to ask about. 404 `no-such-contact` when nothing waits there',
    ),
    ...problems,
  },
})
