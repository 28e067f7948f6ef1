import { createRoute, z } from '@hono/zod-openapi'
import { CommuneCode, json, problems, TravelSource } from './common.ts'

export const Commune = z
  .object({
    code: CommuneCode,
    name: z.string(),
    postcodes: z.array(z.string()),
    departement: z.string(),
    lon: z.number(),
    lat: z.number(),
    population: z.int(),
    match: z
      .array(z.tuple([z.int(), z.int()]))
      .openapi({ description: 'Parts of the name to highlight: [start, end)' }),
  })
  .openapi('Commune')
export type Commune = z.infer<typeof Commune>

export const searchCommunes = createRoute({
  method: 'get',
  path: '/api/communes',
  request: {
    query: z.object({
      q: z.string().min(1).max(80),
      limit: z.coerce.number().int().min(1).max(20).default(10),
    }),
  },
  responses: { 200: json(z.object({ items: z.array(Commune) }), 'Best first'), ...problems },
})

/** Decimal degrees as text; an empty text is no coordinate, where `Number` reads 0. */
function degrees(most: number) {
  return z
    .string()
    .regex(/^-?[0-9]{1,3}(?:\.[0-9]+)?$/)
    .transform(Number)
    .pipe(z.number().min(-most).max(most))
    .openapi({ type: 'number', minimum: -most, maximum: most })
}

/** Coordinates are rounded to 0.01 degree by the caller: a commune is all we want to know. */
export const nearestCommune = createRoute({
  method: 'get',
  path: '/api/communes/nearest',
  request: {
    query: z.object({ lat: degrees(90), lon: degrees(180) }),
  },
  responses: { 200: json(Commune, 'The commune whose centre is nearest'), ...problems },
})

export const Reach = z.object({
  origin: Commune,
  minutes: z.int(),
  communes: z.array(z.object({ code: CommuneCode, minutes: z.int() })),
  source: TravelSource,
})
export type Reach = z.infer<typeof Reach>

/** The communes from which, by car, `origin` is at most `minutes` away: the 15-minute edge of the results map. */
export const communeReach = createRoute({
  method: 'get',
  path: '/api/communes/{code}/reach',
  request: {
    params: z.object({ code: CommuneCode }),
    query: z.object({ minutes: z.coerce.number().int().min(1).max(60).default(15) }),
  },
  responses: { 200: json(Reach, 'Communes in reach'), ...problems },
})

/** TopoJSON, object `communes` with `code` and `name`. */
export const departementMap = createRoute({
  method: 'get',
  path: '/api/map/{departement}',
  request: {
    params: z.object({ departement: z.string().regex(/^[0-9][0-9AB][0-9]?$/) }),
    query: z.object({
      around: CommuneCode.optional().openapi({ description: 'Only the communes near this one' }),
      km: z.coerce.number().int().min(5).max(80).default(28),
    }),
  },
  responses: { 200: json(z.record(z.string(), z.unknown()), 'TopoJSON'), ...problems },
})

export const AreaFound = z
  .object({
    key: z.string().openapi({ example: 'epci:200066926' }),
    kind: z.enum(['france', 'reg', 'dep', 'epci', 'bv', 'commune']),
    name: z.string(),
    population: z.int(),
  })
  .openapi('AreaFound')
export type AreaFound = z.infer<typeof AreaFound>

/** Régions, départements, EPCI, bassins de vie and communes by name, code or key, as people write them. */
export const searchAreas = createRoute({
  method: 'get',
  path: '/api/territory/areas',
  request: {
    query: z.object({
      q: z.string().min(1).max(80),
      limit: z.coerce.number().int().min(1).max(20).default(10),
    }),
  },
  responses: { 200: json(z.object({ items: z.array(AreaFound) }), 'Best first'), ...problems },
})

/**
 * TopoJSON: objects `communes` and `neighbours` (`code`, `name`), lines `departements` and `limit`. Of `france`: `areas`, its départements,
 * and no commune. Answers 304 to the tag it gave.
 */
export const areaMap = createRoute({
  method: 'get',
  path: '/api/territory/areas/{area}/contours',
  request: {
    params: z.object({
      area: z.string().min(1).max(24).openapi({
        example: 'dep:32',
        description: 'dep:32, reg:76, epci:200066926, bv:32132, commune:32132 or france',
      }),
    }),
  },
  responses: { 200: json(z.record(z.string(), z.unknown()), 'TopoJSON'), ...problems },
})
