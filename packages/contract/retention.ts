import { createRoute, z } from '@hono/zod-openapi'
import { Bilingual, Instant, json, LocalDate, problems } from './common.ts'

/** What one night did with one class of data: enough to show that it left, too little to bring it back. */
export const PurgeProof = z
  .object({
    class: z.string(),
    at: Instant,
    rows: z.int().openapi({ description: 'How many rows left, or were made anonymous' }),
    olderThan: Instant,
    hash: z.string().openapi({ description: 'SHA-256 of the sorted ids, in hexadecimal' }),
    isInAudit: z.boolean().openapi({
      description: 'The audit says the same; true as well once the lines of that time have left it',
    }),
    seal: z.int().nullable().openapi({
      description: 'The link of the chain that covers its line; null: none yet, or the line has left',
    }),
  })
  .openapi('PurgeProof')
export type PurgeProof = z.infer<typeof PurgeProof>

export const RetentionClass = z
  .object({
    code: z.string(),
    label: Bilingual,
    purpose: z.enum(['care', 'planning', 'administration']),
    duration: z.string().openapi({ description: 'ISO 8601: P20Y, P3Y, PT24H' }),
    inWords: Bilingual,
    countedFrom: Bilingual,
    fate: z.enum(['erased', 'anonymised']),
    legalBasis: Bilingual,
    source: z.string(),
    validFrom: LocalDate,
    due: z.int().openapi({ description: 'Rows that the next night will purge' }),
    lastProof: PurgeProof.nullable(),
  })
  .openapi('RetentionClass')
export type RetentionClass = z.infer<typeof RetentionClass>

export const Retention = z
  .object({
    classes: z.array(RetentionClass),
    removals: z.array(PurgeProof).openapi({
      description: 'The last 50 proofs of a night that removed something, newest first',
    }),
    nextAt: Instant.openapi({ description: 'When the next night begins' }),
    isLate: z.boolean().openapi({
      description: 'The last night began more than an hour ago and left no proof, when earlier ones did',
    }),
  })
  .openapi('Retention')
export type Retention = z.infer<typeof Retention>

export const retention = createRoute({
  method: 'get',
  path: '/api/retention',
  responses: { 200: json(Retention, 'The policy in force and its proofs'), ...problems },
})
