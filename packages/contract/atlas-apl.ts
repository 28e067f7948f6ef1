import { createRoute, z } from '@hono/zod-openapi'
import { AreaKey, atlasProblems } from './atlas.ts'
import { CommuneCode, json } from './common.ts'

const PublishedProfession = z.enum(['gp', 'nurse', 'physio', 'midwife'])
const Unit = z.enum(['consultations-a-year', 'fte-per-100000'])
const Values = z.array(z.number().nullable())
const params = z.object({ area: AreaKey })
const codes = z.array(CommuneCode).openapi({ description: 'Row i of every list of values is this commune' })

/** The access to care that the DREES publishes (APL), by commune. */
export const AreaApl = z
  .object({
    codes,
    series: z.array(
      z.object({
        profession: PublishedProfession,
        year: z.int(),
        maxAge: z.int().nullable().openapi({ description: 'Practitioners up to this age; null: all' }),
        unit: Unit,
        underServedBelow: z.number().nullable(),
        values: Values.openapi({ description: 'null where nothing is published' }),
        mean: z.number().nullable().openapi({ description: 'Of the area, by standardised need' }),
        meanOfFrance: z.number().nullable(),
      }),
    ),
    source: z.string(),
    address: z.string(),
  })
  .openapi('AreaApl')
export type AreaApl = z.infer<typeof AreaApl>

/** The same computed here, on a supply that is estimated from what is published: no practitioner was counted. */
export const ComputedApl = z
  .object({
    codes,
    profession: PublishedProfession,
    year: z.int().nullable(),
    unit: Unit,
    values: Values,
    mean: z.number().nullable(),
    supply: Values.openapi({
      description: 'Estimated supply of each commune: consultations a year, or full-time equivalents',
    }),
    supplyOrigin: z.enum(['estimate']),
    travel: z.string(),
    fitOfFrance: z
      .object({ median: z.number(), p95: z.number(), medianByNeed: z.number(), p95ByNeed: z.number() })
      .nullable()
      .openapi({
        description: 'How far the computed values are from the published ones: half of the communes, 95 %',
      }),
  })
  .openapi('ComputedApl')
export type ComputedApl = z.infer<typeof ComputedApl>

export const readAreaApl = createRoute({
  method: 'get',
  path: '/api/atlas/areas/{area}/apl',
  request: { params },
  responses: { 200: json(AreaApl, 'Published values'), ...atlasProblems },
})

/** The first answer of a server takes some seconds: all of France is computed, beside the server's own work. */
export const readComputedApl = createRoute({
  method: 'get',
  path: '/api/atlas/areas/{area}/apl/computed',
  request: { params, query: z.object({ profession: PublishedProfession.default('gp') }) },
  responses: { 200: json(ComputedApl, 'Computed values'), ...atlasProblems },
})
