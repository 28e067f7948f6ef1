import { type RawBuilder, sql } from 'kysely'
import type { Interval } from '@maillage/core/time/interval.ts'
import type { Tx } from '../../platform/database.ts'
import type { AppointmentFacts } from './read-appointment.ts'

/** Whose time is asked for, by whom. `end` and `start` are epoch ms. */
interface AskedTime extends Interval {
  appointmentId: string
  patientId: string
  /** The checked contact of who asks: an address in lower case, or a number. */
  contact: RawBuilder<string | null>
}

/**
 * The lane on which a patient's time is asked for: 0, where another appointment refuses it, for a contact that is told of that other
 * appointment or that is confirmed on the record. Any other contact gets the next lane, and so the place: an answer must not say to
 * whoever knows a name and a birth date where that person is at what hour (ADR 0007).
 */
export function patientLane({
  appointmentId,
  patientId,
  contact,
  start,
  end,
}: AskedTime): RawBuilder<number> {
  const period = sql`tstzrange(${new Date(start).toISOString()}::timestamptz, ${new Date(end).toISOString()}::timestamptz)`
  return sql<number>`(
    with asking as (select ${contact}::text as address)
    select case when count(*) = 0 or bool_or(
        address is null
        or address = case when a.contact_person_id is null then coalesce(lower(p.email), p.phone) else coalesce(lower(c.email), c.phone) end
        or (address = lower(p.email) and p.email_unconfirmed_since is null)
        or (address = p.phone and p.phone_unconfirmed_since is null)
        or exists (select from contact_person r where r.patient_id = p.id and r.confirmed_at is not null
                                                  and address in (lower(r.email), r.phone)))
      then 0 else max(o.lane) + 1 end::smallint
      from asking, occupation o
      join patient p on p.id = o.resource_id
      left join appointment a on a.id = o.source_id
      left join contact_person c on c.id = a.contact_person_id
     where o.resource_id = ${patientId}::uuid and o.source_id <> ${appointmentId}::uuid and o.period && ${period})`
}

/** The same for whoever is told of an appointment and takes its time anew. */
export async function readPatientLane(
  tx: Tx,
  { id, patientId, contactPersonId }: Pick<AppointmentFacts, 'id' | 'patientId' | 'contactPersonId'>,
  wanted: Interval,
): Promise<number> {
  if (!patientId) return 0
  const contact = contactPersonId
    ? sql<string>`(select coalesce(lower(email), phone) from contact_person where id = ${contactPersonId}::uuid)`
    : sql<string>`(select coalesce(lower(email), phone) from patient where id = ${patientId}::uuid)`
  const { start, end } = wanted
  const asked = patientLane({ appointmentId: id, patientId, contact, start, end })
  const { rows } = await sql<{ lane: number }>`select ${asked} as lane`.execute(tx)
  return rows[0]?.lane ?? 0
}
