import { z } from '@hono/zod-openapi'

/** An instant, ISO 8601 with an offset or Z. */
export const Instant = z.iso.datetime({ offset: true }).openapi({ example: '2027-01-12T13:20:00Z' })
/** A local calendar date. */
export const LocalDate = z.iso.date().openapi({ example: '2027-01-12' })
export const Id = z.uuid()
export const CommuneCode = z
  .string()
  .regex(/^[0-9][0-9AB][0-9]{3}$/)
  .openapi({ example: '32132', description: 'INSEE code of a commune' })
/** A text in both languages of the platform. */
export const Bilingual = z.object({ fr: z.string(), en: z.string() })
export type Bilingual = z.infer<typeof Bilingual>

/**
 * Who computed the minutes: the provider of the deployment as soon as one figure is its own, `estimate` when none is.
 * `fellBack`: it could not answer for at least one of them, which is then an estimate.
 */
export const TravelSource = z.object({
  provider: z.enum(['estimate', 'matrix', 'osrm', 'roads']),
  fellBack: z.boolean(),
})

/**
 * RFC 9457. `code` is the refusal's kind, `detail` the sentence to show, in the language of the request (Accept-Language).
 * Members a screen needs to go on (alternatives, earliest, attemptsLeft, ...) stand beside it.
 */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    reference: z.string().optional(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .loose()
  .openapi('Problem')
export type Problem = z.infer<typeof Problem>

/** The problem answers that any route may give. */
export const problems = {
  400: {
    description: 'The request is malformed',
    content: { 'application/problem+json': { schema: Problem } },
  },
  403: { description: 'Not allowed', content: { 'application/problem+json': { schema: Problem } } },
  404: { description: 'Not found', content: { 'application/problem+json': { schema: Problem } } },
  409: {
    description: 'Refused by a rule or a race',
    content: { 'application/problem+json': { schema: Problem } },
  },
  422: {
    description: 'Understood and refused',
    content: { 'application/problem+json': { schema: Problem } },
  },
  429: { description: 'Too many attempts', content: { 'application/problem+json': { schema: Problem } } },
  503: { description: 'The database is away', content: { 'application/problem+json': { schema: Problem } } },
} as const

export const IdempotencyHeader = z.object({
  'idempotency-key': z.string().min(8).max(200).optional().openapi({
    description:
      'A retry with the same key and body gets the first answer again, for 24 hours; for 10 minutes to somebody signed in, while their roles are the same.',
  }),
})

export function json<T extends z.ZodType>(schema: T, description: string) {
  return { description, content: { 'application/json': { schema } } }
}
export function body<T extends z.ZodType>(schema: T) {
  return { body: { required: true, content: { 'application/json': { schema } } } }
}
