import { buffersFit } from '@maillage/core/booking/cut-free-time.ts'
import { firstOnGrid } from '@maillage/core/time/slot-grid.ts'
import { DAY_MS, MINUTE_MS } from '@maillage/core/time/local-time.ts'
import { zoneClock } from '@maillage/core/time/zone-clock.ts'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db, Tx } from '../../platform/database.ts'
import { readBusyTime } from './read-free-time.ts'
import type { ReasonFacts } from './reason-facts.ts'

export interface OfferQuery {
  networkId: string
  reason: ReasonFacts
  practitionerId: string
  siteId: string
  /** Epoch ms. */
  start: number
  now: Temporal.Instant
  audiences?: ('everyone' | 'own-patients' | 'office')[]
}

/** The opening that offers a slot. */
export interface Offer {
  openingId: string
  roomId: string | null
}

/** Why nothing of the kind is offered then: no opening on that grid, too late to ask, or too far ahead. */
export type NoOffer = 'not-offered' | 'too-soon' | 'too-far'

/**
 * The opening in which a slot lies, by the same rules as the search: service, audience, grid, notice, horizon.
 * Whether the slot is still free is not asked here: `takeTime` settles that.
 */
export async function findOffer(db: Db | Tx, query: OfferQuery): Promise<Offer | NoOffer> {
  const { reason, start } = query
  if (start < query.now.epochMilliseconds) return 'too-soon'
  if (start > latestStart(query)) return 'too-far'
  const end = start + reason.durationMinutes * MINUTE_MS
  const { rows } = await sql<{ id: string; room_id: string | null; starts_at: Date; time_zone: string }>`
    select o.id, o.room_id, coalesce(o.grid_starts_at, lower(o.period)) as starts_at, s.time_zone
      from opening o join site s on s.id = o.site_id
     where o.practitioner_id = ${query.practitionerId} and o.site_id = ${query.siteId}
       and o.network_id = ${query.networkId} and s.status = 'open'
       and o.service_id = any(${reason.serviceIds}::uuid[])
       and o.audience = any(${query.audiences ?? ['everyone']}::text[])
       and o.period @> tstzrange(${new Date(start).toISOString()}::timestamptz, ${new Date(end).toISOString()}::timestamptz)
     order by lower(o.period), o.id`.execute(db)
  const step = reason.stepMinutes * MINUTE_MS
  const opening = rows.find((row) => firstOnGrid(row.starts_at.getTime(), step, start) === start)
  const clock = opening && zoneClock(opening.time_zone)
  if (!opening || !clock) return 'not-offered'
  const now = query.now.epochMilliseconds
  if (start < now + reason.minimumNoticeMinutes * MINUTE_MS) return 'too-soon'
  if (clock.dayOf(start) - clock.dayOf(now) > reason.horizonDays) return 'too-far'
  return { openingId: opening.id, roomId: opening.room_id }
}

/** Beyond this nothing is offered in any zone; it also keeps the instants of a request within what a database can hold. */
function latestStart(query: { reason: ReasonFacts; now: Temporal.Instant }): number {
  return query.now.epochMilliseconds + (query.reason.horizonDays + 2) * DAY_MS
}

/** Whether nobody has the slot now: what the search would say, expired holds being no longer in the way. */
export async function isStillFree(db: Db | Tx, query: OfferQuery): Promise<boolean> {
  const offer = await findOffer(db, query)
  if (typeof offer === 'string') return false
  const { reason, start } = query
  const end = start + reason.durationMinutes * MINUTE_MS
  const around = {
    start: start - reason.bufferBeforeMinutes * MINUTE_MS,
    end: end + reason.bufferAfterMinutes * MINUTE_MS,
  }
  const ended = await sql<{ id: string }>`
    select a.id from appointment a where a.status = 'held' and a.hold_expires_at <= ${query.now.toString()}::timestamptz
       and a.practitioner_id = ${query.practitionerId}`.execute(db)
  const ignored = ended.rows.map((row) => row.id)
  const practitioner = await readBusyTime(db, [query.practitionerId], around, ignored)
  if (!buffersFit(start, reason, practitioner.get(query.practitionerId) ?? [])) return false
  if (!offer.roomId) return true
  const room = await readBusyTime(db, [offer.roomId], { start, end }, ignored)
  return (room.get(offer.roomId) ?? []).length === 0
}
