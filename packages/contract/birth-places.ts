import { createRoute, z } from '@hono/zod-openapi'
import { json, problems } from './common.ts'

export const BirthPlace = z
  .object({
    code: z.string().openapi({ description: 'INSEE code of the commune, the arrondissement or the country' }),
    name: z
      .string()
      .nullable()
      .openapi({ description: 'Null: nothing has this code today; a commune of before may have had it' }),
    within: z.string().nullable().openapi({ description: 'The département; null for a country' }),
  })
  .openapi('BirthPlace')
export type BirthPlace = z.infer<typeof BirthPlace>

export const findBirthPlaces = createRoute({
  method: 'get',
  path: '/api/office/birth-places',
  request: {
    query: z.object({
      q: z.string().trim().min(2).max(80),
      limit: z.coerce.number().int().min(1).max(20).default(8),
    }),
  },
  responses: { 200: json(z.object({ items: z.array(BirthPlace) }), 'Best first'), ...problems },
})
