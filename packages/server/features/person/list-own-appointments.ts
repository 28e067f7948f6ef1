import type { OwnAppointment } from '@maillage/contract/person.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Contact } from '@maillage/core/booking/contact.ts'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../platform/database.ts'
import { signInNeeded } from '../../platform/guard.ts'
import { defineReading } from '../../platform/reading.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { isOfBooking } from './is-of-booking.ts'
import { personAccess } from './person.access.ts'
import { PERSON_LIMITS } from './person-limits.ts'
import type { FoundRecord } from './find-own-records.ts'
import { readOwnContact } from './read-own-contact.ts'
import { ownRecordsOf } from './read-own-records.ts'

interface AppointmentRow {
  id: string
  patientId: string
  practitionerId: string
  siteId: string
  reasonId: string
  status: OwnAppointment['status']
  start: number
  end: number
  minutes: number | null
  cancelNoticeMinutes: number
  wantsEarlier: boolean
}

export interface OwnAppointments {
  toCome: OwnAppointment[]
  past: OwnAppointment[]
}

/** The appointments of all records that the actor may see, of one held to bookings those that they booked: those to come, soonest first, and the last ones past or cancelled. */
export const listOwnAppointments = defineReading<{ networkId: string; secrets: Secrets }, OwnAppointments>({
  name: 'list-own-appointments',
  access: personAccess['list-own-appointments'],
  async run({ db, now, actor, permit }, { networkId, secrets }) {
    if (actor.kind !== 'account') throw signInNeeded()
    const records = ownRecordsOf(actor)
    for (const { patientId } of records) permit({ patientId, isOfBooking: true })
    const contact = records.some(({ bookingsOnly }) => bookingsOnly)
      ? await readOwnContact(db, secrets, actor.accountId)
      : undefined
    const isToCome = sql`upper(a.period) > ${now.toString()}::timestamptz and a.status not like 'cancelled%' and a.status <> 'no-show'`
    const read = (condition: RawBuilder<unknown>, order: RawBuilder<unknown>) =>
      readAppointments(db, { networkId, records, contact }, sql`${condition} ${order}`)
    const [toCome, past] = await Promise.all([
      read(sql`and (${isToCome})`, sql`order by lower(a.period), a.id`),
      read(
        sql`and not (${isToCome})`,
        sql`order by lower(a.period) desc, a.id limit ${PERSON_LIMITS.pastAppointments}`,
      ),
    ])
    return {
      toCome: toCome.map((row) => toOwnAppointment(row, now)),
      past: past.map((row) => toOwnAppointment(row, now)),
    }
  },
})

async function readAppointments(
  db: Db,
  {
    networkId,
    records,
    contact,
  }: { networkId: string; records: readonly FoundRecord[]; contact: Contact | undefined },
  which: RawBuilder<unknown>,
): Promise<AppointmentRow[]> {
  const idsOf = (held: boolean) =>
    records.filter(({ bookingsOnly }) => bookingsOnly === held).map(({ patientId }) => patientId)
  const { rows } = await sql<AppointmentRow>`
    select a.id, a.patient_id as "patientId", a.practitioner_id as "practitionerId", a.site_id as "siteId",
           a.reason_id as "reasonId", a.status, a.travel_minutes as minutes, a.wants_earlier as "wantsEarlier",
           (extract(epoch from lower(a.period)) * 1000)::float8 as start,
           (extract(epoch from upper(a.period)) * 1000)::float8 as end,
           r.cancel_notice_minutes as "cancelNoticeMinutes"
      from appointment a join reason r on r.id = a.reason_id join patient p on p.id = a.patient_id
     where a.network_id = ${networkId}
       and (a.patient_id = any(${idsOf(false)}) or (a.patient_id = any(${idsOf(true)}) and ${isOfBooking(contact)}))
       and a.status not in ('held', 'expired', 'released') ${which}`.execute(db)
  return rows
}

function toOwnAppointment(row: AppointmentRow, now: Temporal.Instant): OwnAppointment {
  const changeableUntil = row.start - row.cancelNoticeMinutes * 60_000
  return {
    id: row.id,
    patientId: row.patientId,
    status: row.status,
    slot: {
      practitionerId: row.practitionerId,
      siteId: row.siteId,
      start: new Date(row.start).toISOString(),
      end: new Date(row.end).toISOString(),
      minutes: row.minutes,
    },
    reasonId: row.reasonId,
    changeable: row.status === 'booked' && now.epochMilliseconds <= changeableUntil,
    changeableUntil: new Date(changeableUntil).toISOString(),
    wantsEarlier: row.wantsEarlier,
  }
}
