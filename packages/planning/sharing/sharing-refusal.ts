import type { Weekday } from './sharing-problem.ts'

/** What a sharing may be refused for. `path` says where, in the terms of the input: `sites[0].rooms`. */
export type SharingRefusal = { readonly path: string } & SharingCause

export type SharingCause =
  | { kind: 'missing' }
  | { kind: 'wrong-type'; expected: 'object' | 'list' | 'text'; received: string }
  | { kind: 'not-a-number'; minimum: number; maximum: number; step: number; received: string }
  | { kind: 'empty' }
  | { kind: 'too-many'; limit: number }
  | { kind: 'not-a-weekday'; value: string }
  | { kind: 'not-a-preference'; value: string }
  | { kind: 'given-twice'; value: string }
  | { kind: 'no-such-site'; id: string; known: readonly string[] }
  | { kind: 'no-such-service'; id: string; known: readonly string[] }
  | { kind: 'no-such-commune'; code: string }
  | { kind: 'more-days-than-weekdays'; who: string; days: number; weekdays: number }
  | { kind: 'more-fixed-days-than-days'; who: string; fixed: number; days: number }
  | { kind: 'fixed-on-too-many-sites'; who: string; sites: number; maxSites: number }
  | { kind: 'fixed-on-a-day-off'; who: string; weekday: Weekday }
  | { kind: 'fixed-when-closed'; who: string; site: string; weekday: Weekday }
  | { kind: 'fixed-where-refused'; who: string; site: string }
  | { kind: 'fixed-out-of-reach'; who: string; site: string; minutes: number; limit: number }
  | { kind: 'fixed-without-service'; who: string; site: string }
  | { kind: 'fewer-rooms-than-fixed-days'; site: string; weekday: Weekday; rooms: number; fixed: number }
  | { kind: 'service-nobody-has'; site: string; service: string }
  | { kind: 'services-needed-nowhere'; who: string; services: readonly string[] }
  | { kind: 'reaches-no-site'; who: string; obstacle: ReachObstacle }
  | { kind: 'site-nobody-reaches'; site: string; service: string; who: string; obstacle: ReachObstacle }

/** Why a person cannot work at a site: of all the pairs that could be, the nearest one. */
export type ReachObstacle =
  | { kind: 'road'; site: string; minutes: number; limit: number }
  | { kind: 'no-road'; site: string }
  | { kind: 'refused'; site: string }
  | { kind: 'weekdays'; site: string }
