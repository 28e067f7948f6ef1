import type { OfficeAppointment, OfficeBooking } from '@maillage/contract/office.ts'
import { cleanNote } from '@maillage/core/booking/person-name.ts'
import { MINUTE_MS } from '@maillage/core/time/local-time.ts'
import { sql } from 'kysely'
import { type ActionContext, defineAction } from '../../platform/action.ts'
import { nearestAlternatives } from '../booking/nearest-alternatives.ts'
import { type ReasonFacts, readReason } from '../booking/reason-facts.ts'
import { recordChange } from '../booking/record-change.ts'
import { rewriteFree, takeTime } from '../booking/take-time.ts'
import { admitPatient } from './admit-patient.ts'
import { noSuchReason, slotTaken } from './office-refusals.ts'
import { readOfficeAppointment } from './office.queries.ts'
import { type Place, placeAppointment } from './place-appointment.ts'
import { tellOfChange } from './tell-of-change.ts'
import { officeAccess } from './office.access.ts'

export interface OfficeBookingInput {
  networkId: string
  publicUrl: string
  booking: OfficeBooking
}

/** Audiences that an agent may book for. */
export const EVERY_AUDIENCE: ('everyone' | 'own-patients' | 'office')[] = [
  'everyone',
  'own-patients',
  'office',
]

/**
 * Books for a patient, known or new, at the time that an agent chose: on an opening or, once its warnings are confirmed,
 * elsewhere or on top. The patient is told.
 *
 * @throws {Refusal} `warning`, `slot-taken` (with `alternatives`), `no-such-reason`, `no-such-practitioner`,
 * `no-such-patient`, `patient-needed`, and those of an identity that cannot be.
 */
export const bookAtOffice = defineAction<OfficeBookingInput, OfficeAppointment>({
  name: 'book-at-office',
  access: officeAccess['book-at-office'],
  async run(context, { networkId, publicUrl, booking }) {
    const { tx, now } = context
    context.permit(booking)
    const reason = await readReason(tx, networkId, booking.reasonId)
    if (!reason) throw noSuchReason()
    const patient = await admitPatient(context, networkId, booking)
    const id = context.newId()
    const start = Date.parse(booking.start)
    const end = start + reason.durationMinutes * MINUTE_MS
    const { practitionerId, siteId, confirmWarnings } = booking
    const place = await placeAppointment(context, {
      networkId,
      appointmentId: id,
      practitionerId,
      siteId,
      start,
      end,
      reason,
      patient,
      confirmWarnings,
    })
    const taken = await takeTime(tx, now, place.time)
    if (!taken.taken) {
      throw slotTaken(
        await nearestAlternatives(tx, {
          networkId,
          reason,
          practitionerId,
          siteId,
          start,
          now,
          count: 3,
          audiences: EVERY_AUDIENCE,
        }),
      )
    }
    await insertAppointment(context, id, {
      networkId,
      booking,
      reason,
      place,
      patientId: patient.id,
      start,
      end,
    })
    recordChange(context, {
      action: 'book-at-office',
      event: 'appointment.booked',
      appointment: { id, networkId, practitionerId },
      detail: {
        start: new Date(start).toISOString(),
        siteId,
        bookedBy: 'office',
        newPatient: patient.isNew,
        lane: place.lane,
        warnings: place.confirmed,
      },
    })
    await tellOfChange(context, 'confirmation', networkId, id, publicUrl)
    rewriteFree(context, taken.touched, place.openingId)
    const booked = await readOfficeAppointment(tx, networkId, id)
    if (!booked) throw new Error('an appointment just written is not there')
    return booked
  },
})

interface Booked {
  networkId: string
  booking: OfficeBooking
  reason: ReasonFacts
  place: Place
  patientId: string
  start: number
  end: number
}

async function insertAppointment({ tx, now }: ActionContext, id: string, booked: Booked): Promise<void> {
  const at = new Date(now.epochMilliseconds)
  await tx
    .insertInto('appointment')
    .values({
      id,
      practitioner_id: booked.booking.practitionerId,
      network_id: booked.networkId,
      site_id: booked.booking.siteId,
      room_id: booked.place.roomId,
      opening_id: booked.place.openingId,
      reason_id: booked.reason.id,
      patient_id: booked.patientId,
      contact_person_id: null,
      status: 'booked',
      period: sql`tstzrange(${new Date(booked.start)}, ${new Date(booked.end)})`,
      lane: booked.place.lane,
      modality: booked.reason.modality,
      travel_minutes: null,
      hold_expires_at: null,
      note: cleanNote(booked.booking.note),
      booked_by: 'office',
      moved_from_id: null,
      cancelled_at: null,
      created_at: at,
      updated_at: at,
    })
    .execute()
}
