import { createRoute, z } from '@hono/zod-openapi'
import { ROLES } from '@maillage/core/access/roles.ts'
import { body, Id, Instant, json, Problem, problems } from './common.ts'

export const Role = z.enum(ROLES)
export type Role = z.infer<typeof Role>

/** Roles that are given by invitation. */
export const StaffRole = Role.exclude(['patient', 'relative'])
export type StaffRole = z.infer<typeof StaffRole>

const memberProblems = {
  ...problems,
  401: { description: 'Not signed in', content: { 'application/problem+json': { schema: Problem } } },
} as const

export const Member = z
  .object({
    membershipId: Id,
    accountId: Id,
    displayName: z.string(),
    email: z.string().nullable(),
    role: StaffRole,
    siteIds: z.array(Id).nullable().openapi({ description: 'null: all sites' }),
    practitionerId: Id.nullable(),
    validFrom: Instant,
    validUntil: Instant.nullable(),
    lastSeenAt: Instant.nullable().openapi({ description: 'Last request in this network' }),
    isYou: z.boolean(),
    changeable: z.boolean().openapi({ description: 'Whether you may change or end it' }),
  })
  .openapi('Member')
export type Member = z.infer<typeof Member>

export const PendingInvitation = z
  .object({
    id: Id,
    kind: z.enum(['join', 'recover']),
    email: z.string(),
    role: StaffRole.nullable(),
    siteIds: z.array(Id).nullable(),
    practitionerId: Id.nullable(),
    validUntil: Instant.nullable(),
    createdAt: Instant,
    expiresAt: Instant,
    expired: z.boolean(),
    invitedBy: z.string().nullable(),
  })
  .openapi('PendingInvitation')
export type PendingInvitation = z.infer<typeof PendingInvitation>

/** A member may hold several roles: a line each. */
export const Members = z
  .object({
    members: z.array(Member),
    invitations: z.array(PendingInvitation),
    grantable: z.array(StaffRole).openapi({ description: 'Roles that you may give' }),
    grantableSiteIds: z.array(Id).nullable().openapi({ description: 'Sites that you may give; null: all' }),
    practitioners: z.array(z.object({ id: Id, displayName: z.string() })),
  })
  .openapi('Members')
export type Members = z.infer<typeof Members>

/** A centre manager sees and changes those of their sites only. */
export const listMembers = createRoute({
  method: 'get',
  path: '/api/members',
  responses: { 200: json(Members, 'Members and pending invitations'), ...memberProblems },
})

const Grant = z.object({
  role: StaffRole,
  siteIds: z.array(Id).min(1).max(200).nullable(),
  practitionerId: Id.nullish().openapi({
    description: 'practitioner: their own agenda; replacement: the replaced one',
  }),
  validUntil: Instant.nullish().openapi({ description: 'Needed for a replacement' }),
})

/**
 * Writes to the person with a link for 7 days. A pending invitation of the same address is replaced. Proof (see sign-in).
 * Refused with 403 `grant-not-open`, 422 `practitioner-needed`, `end-needed`, `no-such-site`, `email-unknown` (field: email).
 */
export const inviteMember = createRoute({
  method: 'post',
  path: '/api/members/invitations',
  request: body(
    Grant.extend({
      email: z
        .string()
        .trim()
        .max(254)
        .regex(/^\P{Cc}*$/u),
      language: z.enum(['fr', 'en']).default('fr'),
    }),
  ),
  responses: { 201: json(Members, 'Invited'), ...memberProblems },
})
export const withdrawInvitation = createRoute({
  method: 'post',
  path: '/api/members/invitations/{id}/withdraw',
  request: { params: z.object({ id: Id }) },
  responses: { 200: json(Members, 'The link is worth nothing any more'), ...memberProblems },
})
/** Proof. Refused with 409 `last-administrator`, 403 `grant-not-open`. Sessions of this member in this network end. */
export const changeMember = createRoute({
  method: 'post',
  path: '/api/members/{id}',
  request: { params: z.object({ id: Id.openapi({ description: 'membershipId' }) }), ...body(Grant) },
  responses: { 200: json(Members, 'Changed'), ...memberProblems },
})
/** Proof. Refused with 409 `last-administrator`, 403 `grant-not-open`. Sessions of this member in this network end. */
export const revokeMember = createRoute({
  method: 'post',
  path: '/api/members/{id}/revoke',
  request: { params: z.object({ id: Id.openapi({ description: 'membershipId' }) }) },
  responses: { 200: json(Members, 'Ended now'), ...memberProblems },
})
/**
 * Proof. For a member who lost every proof: a link to choose new ones, sent to their address. Check who asks first.
 * Refused with 409 `member-elsewhere` when the account works in another network too.
 */
export const recoverMember = createRoute({
  method: 'post',
  path: '/api/members/{id}/recover',
  request: { params: z.object({ id: Id.openapi({ description: 'membershipId' }) }) },
  responses: { 200: json(Members, 'The link was sent'), ...memberProblems },
})
