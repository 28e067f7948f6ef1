import { createRoute, z } from '@hono/zod-openapi'
import { Bilingual, body, Id, IdempotencyHeader, Instant, json, problems } from './common.ts'

/** Who acted. `name` is a professional's or the secretariat's; a patient is never named here. */
export const AuditActor = z
  .object({
    kind: z.enum(['account', 'patient', 'office', 'public', 'system']),
    accountId: Id.nullable(),
    name: z
      .string()
      .nullable()
      .openapi({ description: 'From the account as it is today; null: not an account' }),
    label: Bilingual.openapi({
      description: 'In words, in all cases: "Dr Exemple", "le patient, par son lien", "une tâche"',
    }),
  })
  .openapi('AuditActor')
export type AuditActor = z.infer<typeof AuditActor>

export const AuditLine = z
  .object({
    id: z.int(),
    at: Instant,
    actor: AuditActor,
    action: z.string(),
    sentence: Bilingual.openapi({
      description: 'What was done, in plain words, and to whose account when it was a professional’s',
    }),
    subject: z.object({ type: z.string(), id: Id.nullable() }),
    patient: z
      .object({ id: Id, initials: z.string().nullable() })
      .nullable()
      .openapi({ description: 'Whom it concerns; initials are null once the person was erased' }),
    outcome: z.string(),
    from: z.string().nullable().openapi({
      description: 'Network of the address: "203.0.113.0/24", "2001:db8:1::/48"; null: a task or before 2027',
    }),
    why: z.string().nullable().openapi({ description: 'Reason of an access outside care, as it was given' }),
    breakGlass: z.boolean(),
    requestId: z.string().nullable(),
  })
  .openapi('AuditLine')
export type AuditLine = z.infer<typeof AuditLine>

const Cursor = z.coerce
  .number()
  .int()
  .positive()
  .optional()
  .openapi({ description: 'Lines older than this id: `next` of the page before' })

export const AuditFilter = z.object({
  since: Instant.optional(),
  until: Instant.optional(),
  accountId: Id.optional(),
  patientId: Id.optional(),
  action: z
    .string()
    .regex(/^[a-z-]{2,60}$/)
    .optional(),
  breakGlass: z.enum(['true']).optional().openapi({ description: 'Only accesses outside care' }),
})

/** For the auditor: newest first. Reading it is itself a line of the audit. */
export const auditEntries = createRoute({
  method: 'get',
  path: '/api/audit/entries',
  request: {
    query: AuditFilter.extend({ before: Cursor, limit: z.coerce.number().int().min(1).max(200).default(50) }),
  },
  responses: {
    200: json(
      z.object({ items: z.array(AuditLine), next: z.int().nullable() }),
      'Lines of the audit, newest first',
    ),
    ...problems,
  },
})

/** The same lines for a spreadsheet: UTF-8 with its mark, semicolons, at most 50,000 lines. `lang` chooses the sentences. */
export const auditEntriesCsv = createRoute({
  method: 'get',
  path: '/api/audit/entries.csv',
  request: { query: AuditFilter.extend({ lang: z.enum(['fr', 'en']).default('fr') }) },
  responses: {
    200: { description: 'text/csv', content: { 'text/csv': { schema: z.string() } } },
    ...problems,
  },
})

/** What the filter may name: accounts that acted, actions that occur. */
export const auditChoices = createRoute({
  method: 'get',
  path: '/api/audit/choices',
  responses: {
    200: json(
      z.object({
        accounts: z.array(z.object({ id: Id, name: z.string() })),
        actions: z.array(z.object({ action: z.string(), label: Bilingual })),
      }),
      'Choices',
    ),
    ...problems,
  },
})

export const AuditChain = z
  .object({
    seals: z.int(),
    lastSealAt: Instant.nullable(),
    sealedEntries: z.int(),
    entriesSince: z.int().openapi({ description: 'Written since the last seal' }),
    head: z
      .string()
      .nullable()
      .openapi({ description: 'The last hash, in hexadecimal, to be noted elsewhere' }),
    removedEntries: z.int().openapi({ description: 'Lines that left at the end of their retention' }),
    verified: z
      .object({ at: Instant, holds: z.boolean(), between: z.tuple([z.int(), z.int()]).nullable() })
      .nullable()
      .openapi({ description: 'The last verification: every night, on demand, by `maillage audit verify`' }),
  })
  .openapi('AuditChain')
export type AuditChain = z.infer<typeof AuditChain>

export const auditChain = createRoute({
  method: 'get',
  path: '/api/audit/chain',
  responses: { 200: json(AuditChain, 'State of the chain'), ...problems },
})
export const verifyAuditChain = createRoute({
  method: 'post',
  path: '/api/audit/chain/verify',
  responses: { 200: json(AuditChain, 'Verified now'), ...problems },
})

/** One line of "who saw my record". */
export const OwnAccess = z
  .object({
    id: z.int(),
    at: Instant,
    who: z.object({
      name: Bilingual.openapi({
        description: '"Dr Exemple", "le secrétariat de Fleurance", "vous", "le service"',
      }),
      role: Bilingual.nullable().openapi({
        description: 'Of a professional who is named, "médecin"; null: the name says it',
      }),
      isYou: z.boolean(),
    }),
    sentence: Bilingual,
    breakGlass: z.boolean(),
    why: z.string().nullable().openapi({ description: 'The reason given for an access outside care' }),
  })
  .openapi('OwnAccess')
export type OwnAccess = z.infer<typeof OwnAccess>

/** "Who saw my record": newest first. `patientId` for a relative who follows several; else one's own. */
export const ownAccessLog = createRoute({
  method: 'get',
  path: '/api/my/access-log',
  request: { query: z.object({ patientId: Id.optional(), before: Cursor }) },
  responses: {
    200: json(z.object({ items: z.array(OwnAccess), next: z.int().nullable() }), 'Accesses, newest first'),
    ...problems,
  },
})

export const BreakGlass = z
  .object({
    id: Id,
    patientId: Id,
    accountId: Id,
    accountName: z.string(),
    patientInitials: z.string().nullable(),
    reason: z.string(),
    from: Instant,
    until: Instant,
  })
  .openapi('BreakGlass')
export type BreakGlass = z.infer<typeof BreakGlass>

/**
 * Opens one record outside one's care for a few hours, with a reason. A reading that needs it is refused with 403
 * `not-in-care` and the members `patientId` and `breakGlassHours`.
 */
export const breakGlass = createRoute({
  method: 'post',
  path: '/api/break-glass',
  request: {
    headers: IdempotencyHeader,
    ...body(z.object({ patientId: Id, reason: z.string().trim().min(10).max(500) })),
  },
  responses: { 201: json(BreakGlass, 'The record is open until then'), ...problems },
})
/** For the auditor: accesses outside care, newest first. */
export const breakGlasses = createRoute({
  method: 'get',
  path: '/api/break-glass',
  request: { query: z.object({ since: Instant.optional(), until: Instant.optional() }) },
  responses: { 200: json(z.object({ items: z.array(BreakGlass) }), 'At most 500'), ...problems },
})
