import { createRoute, z } from '@hono/zod-openapi'
import { AreaKey, atlasProblems } from './atlas.ts'
import { body, CommuneCode, Id, IdempotencyHeader, Instant, json, LocalDate } from './common.ts'

/** No half of a character: the database keeps it in no JSON. */
const WHOLE = /^\P{Cs}*$/u
const Text = z.string().trim().min(1).max(200).regex(WHOLE)
const SiteDays = z.number().min(0).max(100).multipleOf(0.5)
const OwnDays = z.number().min(0).max(5).multipleOf(0.5)
const lon = z.number().min(-180).max(180).optional()
const lat = z.number().min(-90).max(90).optional()

/** The baseline of a what-if file (docs/guides/examples/whatif.json), as `maillage whatif` reads it. */
export const WhatIfBaseline = z
  .object({
    date: LocalDate,
    area: AreaKey,
    travel: Text,
    populationYear: z.int().min(1968).max(2100),
    sites: z
      .array(
        z.object({
          id: Text,
          name: Text,
          commune: CommuneCode,
          lon,
          lat,
          days: SiteDays,
          opensOn: LocalDate.optional(),
          isFull: z.boolean().optional(),
        }),
      )
      .min(1)
      .max(200),
    practitioners: z
      .array(z.object({ id: Text, label: Text, days: z.record(z.string().max(200).regex(WHOLE), OwnDays) }))
      .max(200),
  })
  .openapi('WhatIfBaseline')
export type WhatIfBaseline = z.infer<typeof WhatIfBaseline>

const on = LocalDate.optional()
const change = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.object({ kind: z.enum([kind]), on, ...shape })

/** One thing that would be otherwise; see packages/planning/whatif/what-if-file.ts. */
export const WhatIfChange = z
  .discriminatedUnion('kind', [
    change('open-site', { id: Text, name: Text, commune: CommuneCode, lon, lat, days: SiteDays.optional() }),
    change('close-site', { site: Text }),
    change('move-site', { site: Text, commune: CommuneCode, lon, lat }),
    change('add-practitioner', { id: Text.optional(), label: Text, site: Text, days: OwnDays }),
    change('retire-practitioner', { practitioner: Text }),
    change('change-days', { practitioner: Text.optional(), site: Text, days: SiteDays }),
    change('close-road', {
      pairs: z.array(z.array(CommuneCode).length(2)).min(1).max(1000),
      extraMinutes: z.int().min(1).max(600).optional(),
    }),
    change('change-opening', { site: Text, opensOn: LocalDate }),
  ])
  .openapi('WhatIfChange')
export type WhatIfChange = z.infer<typeof WhatIfChange>

const draft = {
  name: z.string().trim().min(1).max(120).regex(WHOLE),
  changes: z.array(WhatIfChange).max(200),
  on: LocalDate.nullable().openapi({
    description: 'The day that is looked at; null: that of the last change',
  }),
  maxMinutes: z.int().min(1).max(240),
}

export const PlanningScenario = z
  .object({
    id: Id,
    ...draft,
    baseline: WhatIfBaseline,
    version: z.int(),
    createdAt: Instant,
    createdBy: z.string(),
    updatedAt: Instant,
    updatedBy: z.string(),
  })
  .openapi('PlanningScenario')
export type PlanningScenario = z.infer<typeof PlanningScenario>

export const PlanningScenarios = z
  .object({
    scenarios: z
      .array(
        PlanningScenario.pick({
          id: true,
          name: true,
          version: true,
          createdAt: true,
          createdBy: true,
          updatedAt: true,
          updatedBy: true,
        }).extend({ area: AreaKey, baselineDate: LocalDate, changes: z.int() }),
      )
      .openapi({ description: 'Changed last first' }),
  })
  .openapi('PlanningScenarios')
export type PlanningScenarios = z.infer<typeof PlanningScenarios>

const path = '/api/planning/scenarios'
const params = z.object({ id: Id })
const headers = IdempotencyHeader
const answer = json(PlanningScenario, 'As it stands')

export const listScenarios = createRoute({
  method: 'get',
  path,
  responses: { 200: json(PlanningScenarios, 'Of the network'), ...atlasProblems },
})

/** The address of a scenario is its id: whoever may read the atlas of the network opens it. */
export const readScenario = createRoute({
  method: 'get',
  path: `${path}/{id}`,
  request: { params },
  responses: { 200: answer, ...atlasProblems },
})

export const makeScenario = createRoute({
  method: 'post',
  path,
  request: { headers, ...body(z.object({ ...draft, baseline: WhatIfBaseline })) },
  responses: { 201: answer, ...atlasProblems },
})

/** `version` is that of the screen: when somebody else changed it meanwhile, the answer is 409 with the one that stands. */
export const changeScenario = createRoute({
  method: 'post',
  path: `${path}/{id}/change`,
  request: { params, headers, ...body(z.object({ ...draft, version: z.int() })) },
  responses: { 200: answer, ...atlasProblems },
})

export const duplicateScenario = createRoute({
  method: 'post',
  path: `${path}/{id}/duplicate`,
  request: { params, headers, ...body(z.object({ name: draft.name })) },
  responses: { 201: answer, ...atlasProblems },
})

export const removeScenario = createRoute({
  method: 'post',
  path: `${path}/{id}/remove`,
  request: { params, headers, ...body(z.object({ version: z.int() })) },
  responses: { 200: json(PlanningScenarios, 'Those that stay'), ...atlasProblems },
})

/** What stands now, to draw scenarios on: the sites of the network, who works where for this reason, days a week. */
export const readBaseline = createRoute({
  method: 'get',
  path: '/api/planning/baseline',
  request: { query: z.object({ reason: Id, area: AreaKey }) },
  responses: { 200: json(WhatIfBaseline, 'Dated today'), ...atlasProblems },
})
