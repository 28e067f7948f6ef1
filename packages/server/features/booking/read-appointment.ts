import type { AppointmentStatus } from '@maillage/core/booking/appointment-status.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'
import { PLACE_COLUMNS, type Place, toPlace } from './read-place.ts'
import { REASON_COLUMNS, type ReasonFacts } from './reason-facts.ts'

/** An appointment as it stands; instants are epoch ms. */
export interface AppointmentFacts {
  id: string
  networkId: string
  practitionerId: string
  siteId: string
  roomId: string | null
  reasonId: string
  patientId: string | null
  contactPersonId: string | null
  status: AppointmentStatus
  start: number
  end: number
  lane: number
  travelMinutes: number | null
  holdExpiresAt: number | null
  holdExtended: boolean
  wantsEarlier: boolean
  bookedBy: 'patient' | 'relative' | 'office'
  cancelledAt: number | null
  updatedAt: number
  version: number
  timeZone: string
  /** How long before its start the patient may still change it. */
  cancelNoticeMinutes: number
}

/** Reads one appointment of the network and locks it until the end of the transaction: two changes of one wait for each other. */
export function lockAppointment(
  tx: Tx,
  networkId: string,
  id: string,
): Promise<AppointmentFacts | undefined> {
  return read(tx, networkId, id, sql`for update of a`)
}

export function readAppointment(
  db: Db | Tx,
  networkId: string,
  id: string,
): Promise<AppointmentFacts | undefined> {
  return read(db, networkId, id, sql``)
}

/** A hold, locked, with all that its confirmation stands on, in one statement. */
export interface HeldFacts {
  hold: AppointmentFacts
  reason: ReasonFacts
  place: Place
}

export async function lockHold(tx: Tx, networkId: string, id: string): Promise<HeldFacts | undefined> {
  const { rows } = await sql<AppointmentFacts & { reason: ReasonFacts; place: Place }>`
    select ${APPOINTMENT_COLUMNS},
           (select to_json(facts) from (select ${REASON_COLUMNS}) facts) as reason,
           (select to_json(facts) from (select ${PLACE_COLUMNS} from network n where n.id = s.network_id) facts) as place
      from appointment a join site s on s.id = a.site_id join reason r on r.id = a.reason_id
     where a.id = ${id} and a.network_id = ${networkId} for update of a`.execute(tx)
  const row = rows[0]
  if (!row) return undefined
  const { reason, place, ...hold } = row
  return { hold, reason, place: toPlace(place) }
}

async function read(
  db: Db | Tx,
  networkId: string,
  id: string,
  lock: RawBuilder<unknown>,
): Promise<AppointmentFacts | undefined> {
  const { rows } = await sql<AppointmentFacts>`
    select ${APPOINTMENT_COLUMNS}
      from appointment a join site s on s.id = a.site_id join reason r on r.id = a.reason_id
     where a.id = ${id} and a.network_id = ${networkId} ${lock}`.execute(db)
  return rows[0]
}

const APPOINTMENT_COLUMNS = sql`
           a.id, a.network_id as "networkId", a.practitioner_id as "practitionerId", a.site_id as "siteId",
           a.room_id as "roomId", a.reason_id as "reasonId", a.patient_id as "patientId",
           a.contact_person_id as "contactPersonId", a.status, a.lane,
           (extract(epoch from lower(a.period)) * 1000)::float8 as start,
           (extract(epoch from upper(a.period)) * 1000)::float8 as end,
           a.travel_minutes as "travelMinutes",
           (extract(epoch from a.hold_expires_at) * 1000)::float8 as "holdExpiresAt", a.hold_extended as "holdExtended",
           a.wants_earlier as "wantsEarlier", a.booked_by as "bookedBy",
           (extract(epoch from a.cancelled_at) * 1000)::float8 as "cancelledAt",
           (extract(epoch from a.updated_at) * 1000)::float8 as "updatedAt",
           a.version, s.time_zone as "timeZone", r.cancel_notice_minutes as "cancelNoticeMinutes"`
