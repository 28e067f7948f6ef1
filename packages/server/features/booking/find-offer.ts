import { buffersFit } from '@maillage/core/booking/cut-free-time.ts'
import { firstOnGrid } from '@maillage/core/time/slot-grid.ts'
import { DAY_MS, MINUTE_MS } from '@maillage/core/time/local-time.ts'
import { zoneClock } from '@maillage/core/time/zone-clock.ts'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db, Tx } from '../../platform/database.ts'
import { readBusyTime } from './read-free-time.ts'
import { REASON_COLUMNS, type ReasonFacts } from './reason-facts.ts'

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

/** An opening that holds the whole of a slot. */
interface OpeningAround {
  id: string
  roomId: string | null
  /** Where its grid starts, epoch ms. */
  gridStart: number
  timeZone: string
}

/**
 * The opening in which a slot lies, by the same rules as the search: service, audience, grid, notice, horizon.
 * Whether the slot is still free is not asked here: `takeTime` settles that.
 */
export async function findOffer(db: Db | Tx, query: OfferQuery): Promise<Offer | NoOffer> {
  const { rows } = await sql<OpeningAround>`
    select ${OPENING_COLUMNS}
      from reason r cross join ${openingsAround(query)}
     where r.id = ${query.reason.id} order by lower(o.period), o.id`.execute(db)
  return chooseOffer(query, rows)
}

/** A reason of this network and what `findOffer` says of a slot for it, in one statement; undefined when there is no such reason. */
export async function readReasonAndOffer(
  db: Db | Tx,
  query: Omit<OfferQuery, 'reason'> & { reasonId: string },
): Promise<{ reason: ReasonFacts; offer: Offer | NoOffer } | undefined> {
  const { rows } = await sql<ReasonFacts & { openings: OpeningAround[] }>`
    select ${REASON_COLUMNS},
           (select coalesce(json_agg(around), '[]')
              from (select ${OPENING_COLUMNS} from ${openingsAround(query)} order by lower(o.period), o.id) around) as openings
      from reason r
     where r.id = ${query.reasonId} and r.network_id = ${query.networkId}`.execute(db)
  const row = rows[0]
  if (!row) return undefined
  const { openings, ...reason } = row
  return { reason, offer: chooseOffer({ ...query, reason }, openings) }
}

const OPENING_COLUMNS = sql`o.id, o.room_id as "roomId", s.time_zone as "timeZone",
           (extract(epoch from coalesce(o.grid_starts_at, lower(o.period))) * 1000)::float8 as "gridStart"`

/** No reason can be booked further ahead. A request may name an instant that a database cannot hold. */
const FARTHEST_MS = 1000 * DAY_MS

/** The openings, called `o`, that hold a slot for the reason `r`, and their sites, called `s`. */
function openingsAround(query: Omit<OfferQuery, 'reason'>) {
  const now = query.now.epochMilliseconds
  const start = new Date(Math.min(Math.max(query.start, now - DAY_MS), now + FARTHEST_MS)).toISOString()
  return sql`lateral (
      select o.* from opening o
       where o.practitioner_id = ${query.practitionerId} and o.site_id = ${query.siteId} and o.network_id = ${query.networkId}
         and o.service_id in (select service_id from reason_service where reason_id = r.id)
         and o.audience = any(${query.audiences ?? ['everyone']}::text[])
         and o.period @> tstzrange(${start}::timestamptz, ${start}::timestamptz + make_interval(mins => r.duration_minutes))
    ) o join site s on s.id = o.site_id and s.status = 'open'`
}

function chooseOffer(query: OfferQuery, openings: readonly OpeningAround[]): Offer | NoOffer {
  const { reason, start } = query
  const now = query.now.epochMilliseconds
  if (start < now) return 'too-soon'
  // Beyond this nothing is offered in any zone.
  if (start > now + (reason.horizonDays + 2) * DAY_MS) return 'too-far'
  const step = reason.stepMinutes * MINUTE_MS
  const opening = openings.find(({ gridStart }) => firstOnGrid(gridStart, step, start) === start)
  const clock = opening && zoneClock(opening.timeZone)
  if (!opening || !clock) return 'not-offered'
  if (start < now + reason.minimumNoticeMinutes * MINUTE_MS) return 'too-soon'
  if (clock.dayOf(start) - clock.dayOf(now) > reason.horizonDays) return 'too-far'
  return { openingId: opening.id, roomId: opening.roomId }
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
