import { createRoute, z } from '@hono/zod-openapi'
import { PatientAppointment, PatientIdentity, Relationship } from './booking.ts'
import { Slot } from './slot-search.ts'
import { body, Id, Instant, json } from './common.ts'
import { UnconfirmedContact } from './patient-contacts.ts'
import { Factor, signInProblems } from './sign-in.ts'

/**
 * Sign-in of patients and relatives by a code, and their own space. The session is the same cookie as that of the staff
 * (`GET /api/session`, `POST /api/sign-out` or, after FranceConnect, `POST /api/oidc/sign-out`). The rest of the own space is
 * in `audit.ts` (`/api/my/access-log`) and `rights.ts` (`/api/my/rights-requests`, `/api/my/export`).
 *
 * None of these routes takes an idempotency key: their answers hold what must not be kept.
 */
export const PersonCodeSent = z.object({
  codeId: Id,
  channel: z.enum(['email', 'sms']),
  expiresAt: Instant,
  resendAt: Instant.openapi({ description: 'Grows from one code to the next' }),
})
export type PersonCodeSent = z.infer<typeof PersonCodeSent>

/**
 * Always the same answer, whether the contact is known or not: a code only leaves when a record has this contact and this
 * birth date. A relative gives their own contact and the birth date of the person they help. Refused with a fault of a field
 * (`malformed-email`, `malformed-number`, `landline`, `impossible-date`, ...), 429 `code-just-sent` or `too-many-codes` (both
 * with `resendAt`, `waitSeconds`).
 */
export const sendPersonCode = createRoute({
  method: 'post',
  path: '/api/person/code',
  request: body(
    z.object({
      contact: z.string().trim().min(3).max(254).openapi({
        description: 'The mobile number or the e-mail address given when booking',
      }),
      birthDate: z.string().max(10).openapi({ example: '1943-03-14' }),
    }),
  ),
  responses: {
    200: json(PersonCodeSent, 'If we know this contact, a code is on its way'),
    ...signInProblems,
  },
})

/** A record that the person may see: their own, or that of somebody they help. */
export const OwnRecord = z
  .object({
    patientId: Id,
    role: z.enum(['patient', 'relative']),
    relationship: Relationship.nullable().openapi({
      description:
        'Who the person is to the patient; null: the patient, or not said here (`ownBookingIdentity`)',
    }),
    bookingsOnly: z.boolean().openapi({
      description:
        'Nobody confirmed the contact yet: only what was booked with it is open; the rest answers 403 `contact-unconfirmed`',
    }),
    unconfirmedContacts: z.array(UnconfirmedContact).openapi({
      description:
        'Came with a booking: the patient, signed in with FranceConnect, may say that they are theirs',
    }),
    displayName: z.string(),
    identity: PatientIdentity,
  })
  .openapi('OwnRecord')
export type OwnRecord = z.infer<typeof OwnRecord>

export const Person = z
  .object({
    displayName: z.string(),
    factors: z.array(Factor),
    records: z.array(OwnRecord).openapi({ description: 'Own record first' }),
  })
  .openapi('Person')
export type Person = z.infer<typeof Person>

/**
 * Opens the session. Refused with 422 `code-needed`, `wrong-code` {attemptsLeft}, `code-spent`, `code-expired`: the same for
 * a contact that nobody has.
 */
export const signInPerson = createRoute({
  method: 'post',
  path: '/api/person/sign-in',
  request: body(z.object({ codeId: Id, code: z.string().max(20) })),
  responses: { 200: json(Person, 'Signed in'), ...signInProblems },
})

/** 401 `sign-in-needed` without a session. */
export const ownPerson = createRoute({
  method: 'get',
  path: '/api/my/person',
  responses: { 200: json(Person, 'Who I am, and the records I may see'), ...signInProblems },
})

/**
 * Adds somebody I help: a record with my contact beside it and this birth date. Refused with 422 `no-such-relative`
 * {attemptsLeft}, 429 `too-many-tries` {waitSeconds}, 409 `contact-needed` (signed in without a code).
 */
export const followRelative = createRoute({
  method: 'post',
  path: '/api/my/relatives',
  request: body(z.object({ birthDate: z.string().max(10) })),
  responses: { 200: json(Person, 'Added'), ...signInProblems },
})

export const OwnAppointment = z
  .object({
    id: Id,
    patientId: Id,
    status: PatientAppointment.shape.status,
    slot: Slot,
    reasonId: Id,
    changeable: z
      .boolean()
      .openapi({ description: 'May still be moved or cancelled online: `openOwnAppointment`' }),
    changeableUntil: Instant,
    wantsEarlier: z.boolean(),
  })
  .openapi('OwnAppointment')
export type OwnAppointment = z.infer<typeof OwnAppointment>

/** Of all records I may see; of one held to bookings, those booked with my contact. Names of sites, practitioners and reasons: `GET /api/network`. */
export const ownAppointments = createRoute({
  method: 'get',
  path: '/api/my/appointments',
  responses: {
    200: json(
      z.object({
        toCome: z.array(OwnAppointment).openapi({ description: 'Soonest first; cancelled ones are in past' }),
        past: z.array(OwnAppointment).openapi({ description: 'Newest first, at most 50' }),
      }),
      'My appointments',
    ),
    ...signInProblems,
  },
})

/**
 * Opens one appointment as its link does: `sessionToken` is the bearer of the routes of `booking.ts` that move, cancel and
 * restore, for 30 minutes; `manageToken` that of the page `/r/<token>`.
 */
export const openOwnAppointment = createRoute({
  method: 'post',
  path: '/api/my/appointments/{id}/open',
  request: { params: z.object({ id: Id }) },
  responses: { 200: json(PatientAppointment, 'The appointment, and what changes it'), ...signInProblems },
})

/**
 * What fills the booking form. `contact` and `contactProof` are there when the session was opened by a code: `confirmHold`
 * takes the proof instead of another code.
 */
export const BookingIdentity = z
  .object({
    patient: PatientIdentity,
    relationship: Relationship.nullable(),
    contact: z.string().nullable(),
    contactProof: z.string().nullable(),
  })
  .openapi('BookingIdentity')
export type BookingIdentity = z.infer<typeof BookingIdentity>
export const ownBookingIdentity = createRoute({
  method: 'post',
  path: '/api/my/booking-identity',
  request: body(z.object({ patientId: Id })),
  responses: { 200: json(BookingIdentity, 'Fills the form'), ...signInProblems },
})

/**
 * Whom FranceConnect vouches for says that a contact which came with a booking is theirs (`OwnRecord.unconfirmedContacts`): it opens the
 * record from then on. 403 `proved-identity-needed` in a session that a contact opened, 404 `no-such-contact`.
 */
export const confirmOwnContact = createRoute({
  method: 'post',
  path: '/api/my/contacts/confirm',
  request: body(z.object({ patientId: Id, channel: UnconfirmedContact.shape.channel })),
  responses: { 200: json(Person, 'Confirmed'), ...signInProblems },
})

/** Ends every session of this person, this one too, on every device. */
export const signOutEverywhere = createRoute({
  method: 'post',
  path: '/api/my/sign-out-everywhere',
  responses: { 200: json(z.object({ ended: z.int() }), 'Signed out everywhere'), ...signInProblems },
})
