import { createRoute, z } from '@hono/zod-openapi'
import { Bilingual, CommuneCode, Id, Instant, json, LocalDate, problems } from './common.ts'

const Minutes = z
  .int()
  .nullable()
  .openapi({ description: 'Whole minutes by car, rounded up; null when no road is known' })
const Share = z.number().min(0).max(1)

/** A site as an inhabitant of the commune sees it. */
export const ReachableSite = z
  .object({
    siteId: Id.nullable().openapi({ description: 'Null for a centre of another network' }),
    name: z.string(),
    communeName: z.string(),
    network: z.string(),
    kind: z.enum(['centre', 'antenne', 'msp', 'cabinet', 'ehpad']),
    status: z.enum(['open', 'announced']),
    lon: z.number(),
    lat: z.number(),
    minutes: Minutes,
    starts: z.array(Instant).openapi({ description: 'Its first three starts open to the public' }),
  })
  .openapi('ReachableSite')
export type ReachableSite = z.infer<typeof ReachableSite>

const InArea = z.object({
  kind: z.enum(['commune', 'epci', 'departement']),
  name: z.string(),
  share: Share.nullable().openapi({ description: 'Inhabitants within 15 minutes of a slot open this week' }),
})

/** The real access of a commune: how far the nearest slot is that anybody can book, and when. */
export const CommuneAccess = z
  .object({
    at: Instant.openapi({ description: 'When the slots were read' }),
    timeZone: z.string(),
    reason: z.object({ id: Id, label: Bilingual, care: Bilingual }),
    commune: z.object({
      code: CommuneCode,
      name: z.string(),
      postcode: z.string(),
      departement: z.string(),
      population: z.int(),
      lon: z.number().nullable(),
      lat: z.number().nullable(),
    }),
    sites: z.array(ReachableSite).openapi({ description: 'Nearest first' }),
    around: z.array(z.object({ code: CommuneCode, minutes: Minutes })).openapi({
      description: 'Communes near enough for a map, with their minutes to the nearest slot open this week',
    }),
    shares: z.array(InArea),
    history: z.array(z.object({ day: LocalDate, minutes: Minutes })).openapi({
      description: 'Oldest first, the days on which the figure changed',
    }),
    apl: z.object({ year: z.int(), commune: z.number(), departement: z.number() }).nullable().openapi({
      description: 'Published by the DREES: consultations accessible per year and inhabitant',
    }),
    travel: z.string().openapi({ description: 'How the minutes were made' }),
    populationYear: z.int(),
  })
  .openapi('CommuneAccess')
export type CommuneAccess = z.infer<typeof CommuneAccess>

/** Open to anybody, and to the page of a town hall that shows it. */
export const readCommuneAccess = createRoute({
  method: 'get',
  path: '/api/access/communes/{code}',
  request: { params: z.object({ code: CommuneCode }) },
  responses: { 200: json(CommuneAccess, 'The access of its inhabitants'), ...problems },
})

/** The same for all communes of a département, as a table. */
export const exportDepartementAccess = createRoute({
  method: 'get',
  path: '/api/access/departements/{departement}',
  request: { params: z.object({ departement: z.string().regex(/^[0-9][0-9AB][0-9]?$/) }) },
  responses: {
    200: { description: 'CSV', content: { 'text/csv': { schema: z.string() } } },
    ...problems,
  },
})
