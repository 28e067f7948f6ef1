import { createRoute, z } from '@hono/zod-openapi'
import { Bilingual, CommuneCode, Id, Instant, json, Problem, problems } from './common.ts'

export const atlasProblems = {
  ...problems,
  401: { description: 'Not signed in', content: { 'application/problem+json': { schema: Problem } } },
} as const

/** An area as the command line names it; the server says which ones do not exist. */
export const AreaKey = z.string().min(1).max(24).openapi({
  example: 'dep:32',
  description: 'dep:32, reg:76, epci:200066926, bv:32132, commune:32132 or france',
})

export const AtlasArea = z
  .object({
    key: AreaKey,
    kind: z.enum(['dep', 'reg', 'epci', 'bv', 'commune', 'france']),
    name: z.string(),
    population: z.int(),
    communes: z.int(),
  })
  .openapi('AtlasArea')
export type AtlasArea = z.infer<typeof AtlasArea>

/** Something that the public books on site: the atlas counts its slots. */
export const AtlasReason = z
  .object({
    id: Id,
    label: Bilingual.openapi({ description: 'In the words of a patient: "Renouveler une ordonnance"' }),
    care: Bilingual.openapi({ description: 'The services that give it: "médecine générale"' }),
    isGeneral: z
      .boolean()
      .openapi({ description: 'Stands for general medicine; the first when there is one' }),
    horizonDays: z.int().openapi({ description: 'Nothing can be booked further ahead' }),
  })
  .openapi('AtlasReason')
export type AtlasReason = z.infer<typeof AtlasReason>

/** Where minutes come from. */
export const AtlasTravel = z
  .object({
    kind: z.enum(['estimate', 'matrix', 'osrm', 'roads']),
    label: z.string().openapi({
      description: 'To print beside the minutes; for an estimate, what `--travel` of the command line takes',
    }),
    fromServer: z.boolean().openapi({
      description:
        'The minutes are read at /minutes; when false the screen computes them, as the command line does',
    }),
  })
  .openapi('AtlasTravel')
export type AtlasTravel = z.infer<typeof AtlasTravel>

export const Atlas = z
  .object({
    network: z.object({ slug: z.string(), name: z.string(), shortName: z.string() }),
    defaultArea: AreaKey,
    areas: z.array(AtlasArea).openapi({
      description: 'Départements of the network, their régions, the EPCI and bassins de vie of its sites',
    }),
    reasons: z.array(AtlasReason).openapi({ description: 'General medicine first' }),
    travel: AtlasTravel,
    now: Instant.openapi({ description: 'The server clock' }),
    timeZone: z.string(),
    mayPlan: z.boolean().openapi({ description: 'Who reads may also keep scenarios' }),
  })
  .openapi('Atlas')
export type Atlas = z.infer<typeof Atlas>

/** What the planning screens need to start. */
export const readAtlas = createRoute({
  method: 'get',
  path: '/api/atlas',
  responses: { 200: json(Atlas, 'The network on its ground'), ...atlasProblems },
})

const areaParams = z.object({ area: AreaKey })

export const AreaCommunes = z
  .object({
    area: AtlasArea,
    recodedFrom: CommuneCode.nullable().openapi({
      description: 'The withdrawn code that was asked for; `area.key` holds the one of today',
    }),
    files: z
      .object({
        communes: z.string(),
        departements: z.string(),
        regions: z.string(),
        epci: z.string(),
        bassinsDeVie: z.string(),
        roadIslands: z.string(),
      })
      .openapi({ description: 'CSV, as `loadCommunes` of packages/territory reads them' }),
    outside: z.array(CommuneCode).openapi({
      description: 'Communes in the files that are not of the area: those of sites outside',
    }),
    epcis: z.array(z.object({ code: z.string(), name: z.string() })),
    populationYear: z.int(),
  })
  .openapi('AreaCommunes')
export type AreaCommunes = z.infer<typeof AreaCommunes>

/** The ground of an area; changes with the sites of the network and the data of the project only (ETag). */
export const readAreaCommunes = createRoute({
  method: 'get',
  path: '/api/atlas/areas/{area}/communes',
  request: { params: areaParams },
  responses: { 200: json(AreaCommunes, 'Its communes'), ...atlasProblems },
})

export const AtlasSite = z
  .object({
    id: z.string().openapi({
      description: 'Id of a site of this network; `centre:` and a commune for a centre that is not of it',
    }),
    name: z.string(),
    kind: z.enum(['centre', 'antenne', 'msp', 'cabinet', 'ehpad']),
    network: z.string(),
    isOwn: z.boolean().openapi({
      description: 'Of this network. False: a centre that open data tells of, whose slots nobody here knows',
    }),
    parentId: z.string().nullable(),
    communeCode: CommuneCode,
    communeName: z.string(),
    lon: z.number(),
    lat: z.number(),
    status: z.enum(['open', 'announced']),
    since: z.string().nullable().openapi({
      description: 'Day, month or year of the opening, or of the one announced, as open data says',
    }),
    source: z.string().nullable().openapi({ description: 'Who says that it is open or announced' }),
    phone: z.string().nullable(),
    starts: z.array(Instant).openapi({
      description: 'The first three starts that the public can book within 30 days, soonest first',
    }),
    daysPerWeek: z.number().openapi({
      description: 'Days of clinicians a week who serve this reason, mean of the next four weeks',
    }),
  })
  .openapi('AtlasSite')
export type AtlasSite = z.infer<typeof AtlasSite>

export const OpenSlots = z
  .object({ at: Instant, reasonId: Id, sites: z.array(AtlasSite) })
  .openapi('OpenSlots')
export type OpenSlots = z.infer<typeof OpenSlots>

/** What is really open now for a reason, site by site. The reason is asked for by a planner: it is nobody's. */
export const readOpenSlots = createRoute({
  method: 'get',
  path: '/api/atlas/open-slots',
  request: { query: z.object({ reason: Id }) },
  responses: { 200: json(OpenSlots, 'First slots of the sites'), ...atlasProblems },
})

/** `hello` at once, then `changed` at most every 500 ms when slots may have changed: the screen reads them again. */
export const followAtlas = createRoute({
  method: 'get',
  path: '/api/atlas/live',
  responses: {
    200: { description: 'text/event-stream', content: { 'text/event-stream': { schema: z.string() } } },
    ...atlasProblems,
  },
})
