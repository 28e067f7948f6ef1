import { createRoute, z } from '@hono/zod-openapi'
import { AreaKey, atlasProblems } from './atlas.ts'
import { CommuneCode, json } from './common.ts'

/** Minutes from the communes of an area, by the travel times of the deployment. */
export const AreaMinutes = z
  .object({
    label: z.string().openapi({ description: 'How they were made, to print beside them' }),
    from: z.array(CommuneCode),
    to: z.array(z.string()).openapi({ description: 'Ids of sites, as open-slots gives them; or communes' }),
    minutes: z.array(z.int().nullable()).openapi({
      description: 'Row-major, `from` x `to`, whole and rounded up; null where no road is known',
    }),
  })
  .openapi('AreaMinutes')
export type AreaMinutes = z.infer<typeof AreaMinutes>

/** What a screen reads instead of computing, when `travel.fromServer` of the atlas says so. */
export const readAreaMinutes = createRoute({
  method: 'get',
  path: '/api/atlas/areas/{area}/minutes',
  request: {
    params: z.object({ area: AreaKey }),
    query: z.object({
      to: z.enum(['sites', 'communes']).default('sites').openapi({
        description: 'communes: the middle of each commune of the area, where a site might open',
      }),
    }),
  },
  responses: { 200: json(AreaMinutes, 'Minutes'), ...atlasProblems },
})
