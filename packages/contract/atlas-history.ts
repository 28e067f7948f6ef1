import { createRoute, z } from '@hono/zod-openapi'
import { AreaKey, atlasProblems } from './atlas.ts'
import { CommuneCode, Id, json, LocalDate } from './common.ts'

const query = z.object({
  reason: Id,
  days: z.coerce.number().int().min(1).max(1100).default(400).openapi({ description: 'So many days back' }),
})

/** Real access of the inhabitants of an area, on each day that was kept. */
export const AreaHistory = z
  .object({
    days: z
      .array(
        z.object({
          day: LocalDate,
          population: z.int(),
          covered15: z.int().openapi({ description: 'Within 15 minutes of a slot open in the next 7 days' }),
          meanMinutes: z.number().nullable().openapi({
            description: 'Over those who reach a slot in the next 7 days; null when nobody does',
          }),
          withoutAny: z.int().openapi({ description: 'Inhabitants from whom no slot is reached' }),
          travel: z.string().openapi({ description: 'How the minutes of that day were made' }),
        }),
      )
      .openapi({ description: 'Oldest first; days on which a commune of the area is missing are left out' }),
  })
  .openapi('AreaHistory')
export type AreaHistory = z.infer<typeof AreaHistory>

const Minutes = z.int().nullable()
const Days = z.number().nullable()

export const CommuneHistory = z
  .object({
    days: z
      .array(
        z.object({
          day: LocalDate,
          minutes48h: Minutes,
          minutes7d: Minutes,
          minutes30d: Minutes,
          siteId: Id.nullable().openapi({ description: 'The nearest with a slot within 7 days' }),
          thirdDays15: Days.openapi({
            description:
              'Days to the third next available appointment within 15 minutes; null: fewer than three',
          }),
          thirdDays20: Days,
          thirdDays30: Days,
          travel: z.string(),
        }),
      )
      .openapi({ description: 'Oldest first' }),
  })
  .openapi('CommuneHistory')
export type CommuneHistory = z.infer<typeof CommuneHistory>

export const readAreaHistory = createRoute({
  method: 'get',
  path: '/api/atlas/areas/{area}/history',
  request: { params: z.object({ area: AreaKey }), query },
  responses: { 200: json(AreaHistory, 'A figure a day'), ...atlasProblems },
})

export const readCommuneHistory = createRoute({
  method: 'get',
  path: '/api/atlas/communes/{code}/history',
  request: { params: z.object({ code: CommuneCode }), query },
  responses: { 200: json(CommuneHistory, 'A figure a day'), ...atlasProblems },
})
