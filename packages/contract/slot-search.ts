import { createRoute, z } from '@hono/zod-openapi'
import { body, CommuneCode, Id, Instant, json, LocalDate, problems, TravelSource } from './common.ts'

export const Slot = z
  .object({
    practitionerId: Id,
    siteId: Id,
    start: Instant,
    end: Instant,
    minutes: z
      .int()
      .nullable()
      .openapi({ description: 'By car from the origin; null when no origin was given' }),
  })
  .openapi('Slot')
export type Slot = z.infer<typeof Slot>

/** A reason is health data: a search is a POST so that it never stands in a URL or a log. It changes nothing. */
export const SlotSearch = z.object({
  reasonId: Id,
  communeCode: CommuneCode.optional(),
  point: z.object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) }).optional(),
  maximumMinutes: z.int().min(1).max(120).default(20),
  from: LocalDate.optional().openapi({ description: 'First local day; today when left out' }),
  days: z.int().min(1).max(62).default(14),
  practitionerId: Id.optional(),
  siteIds: z.array(Id).max(50).optional(),
  gender: z.enum(['female', 'male']).optional(),
  partsOfDay: z
    .array(z.enum(['morning', 'afternoon', 'saturday']))
    .max(3)
    .optional(),
  wheelchairAccess: z.boolean().optional(),
  limit: z.int().min(1).max(200).default(60),
})
export type SlotSearch = z.infer<typeof SlotSearch>

export const SlotSearchAnswer = z
  .object({
    slots: z
      .array(Slot)
      .openapi({ description: 'Ordered by the blend of date and travel time (docs/guides/search-order.md)' }),
    earliest: Slot.nullable(),
    nearest: Slot.nullable(),
    total: z.int().openapi({ description: 'Slots in the window, before the limit' }),
    window: z.object({ from: LocalDate, to: LocalDate }),
    nextFrom: LocalDate.nullable().openapi({
      description: 'First day with a free slot after the window; null when none within the horizon',
    }),
    sites: z
      .array(
        z.object({
          siteId: Id,
          minutes: z.int().nullable(),
          free: z.int(),
          earliest: Slot.nullable(),
          inReach: z.boolean(),
        }),
      )
      .openapi({
        description:
          'All sites in reach and a little beyond, also those that `siteIds` leaves out of the slots',
      }),
    practitioners: z.array(z.object({ practitionerId: Id, free: z.int() })).openapi({
      description: 'Who has a slot among those counted in `total`, and how many; named in the network',
    }),
    further: z.array(Slot).openapi({ description: 'Sooner, a little further than the maximum' }),
    source: TravelSource,
  })
  .openapi('SlotSearchAnswer')
export type SlotSearchAnswer = z.infer<typeof SlotSearchAnswer>

export const searchSlots = createRoute({
  method: 'post',
  path: '/api/slots/search',
  request: body(SlotSearch),
  responses: { 200: json(SlotSearchAnswer, 'Free slots'), ...problems },
})
