import type { PatientAppointment } from '@maillage/contract/booking.ts'
import { defineAction } from '../../platform/action.ts'
import { Refusal } from '../../platform/refusal.ts'
import { BOOKING_LIMITS } from './booking-limits.ts'
import { noSuchReason, slotNotOffered, slotTaken } from './booking.refusals.ts'
import type { OwnAppointmentInput } from './cancel-own-appointment.ts'
import { nearestAlternatives } from './nearest-alternatives.ts'
import { lockOwnAppointment } from './own-appointment.ts'
import { answerPatient, restorableUntil } from './patient-answer.ts'
import { readPatientLane } from './patient-lane.ts'
import { readReason } from './reason-facts.ts'
import { recordChange } from './record-change.ts'
import { hasLostOpening } from './has-lost-opening.ts'
import { rewriteFreeNow, takeTime } from './take-time.ts'
import { tellPatient } from './tell-patient.ts'
import { bookingAccess } from './booking.access.ts'

/**
 * Takes a cancellation back within 2 minutes, if nobody took the place or closed it. Restoring again changes nothing.
 * @throws {Refusal} `too-late-to-restore`, `slot-taken`, `not-offered` (both with `alternatives`), `no-such-appointment`.
 */
export const restoreOwnAppointment = defineAction<OwnAppointmentInput, PatientAppointment>({
  name: 'restore-own-appointment',
  access: bookingAccess['restore-own-appointment'],
  async run(context, input) {
    const { tx, now } = context
    const appointment = await lockOwnAppointment(context, input.networkId, input.appointmentId)
    if (appointment.status === 'booked') return answerPatient(context, input.networkId, appointment.id)
    if ((restorableUntil(appointment) ?? 0) <= now.epochMilliseconds) throw tooLateToRestore()
    const reason = await readReason(tx, input.networkId, appointment.reasonId)
    if (!reason) throw noSuchReason()
    const result = await takeTime(tx, now, {
      ...appointment,
      appointmentId: appointment.id,
      patientLane: await readPatientLane(tx, appointment, appointment),
      bufferBeforeMinutes: reason.bufferBeforeMinutes,
      bufferAfterMinutes: reason.bufferAfterMinutes,
      isRestored: true,
      cause: 'appointment',
    })
    const alternatives = () =>
      nearestAlternatives(tx, { ...appointment, reason, now, count: BOOKING_LIMITS.alternatives })
    if (!result.taken) throw slotTaken(await alternatives())
    const restored = {
      ...appointment,
      status: 'booked' as const,
      version: appointment.version + 1,
      updatedAt: now.epochMilliseconds,
    }
    await tx
      .updateTable('appointment')
      .set({
        status: restored.status,
        cancelled_at: null,
        version: restored.version,
        updated_at: new Date(restored.updatedAt),
      })
      .where('practitioner_id', '=', appointment.practitionerId)
      .where('id', '=', appointment.id)
      .execute()
    await tellPatient(context, 'restoration', restored, input.publicUrl)
    recordChange(context, {
      action: 'restore-own-appointment',
      event: 'appointment.booked',
      appointment,
      detail: { restored: true },
    })
    const answer = await answerPatient(context, input.networkId, appointment.id)
    await rewriteFreeNow(tx, result.touched)
    if (await hasLostOpening(tx, appointment)) throw slotNotOffered('not-offered', await alternatives())
    return answer
  },
})

function tooLateToRestore(): Refusal {
  return new Refusal('too-late-to-restore', 409, {
    fr: 'Cette annulation ne peut plus être reprise. Vous pouvez choisir un autre rendez-vous.',
    en: 'This cancellation can no longer be taken back. You may choose another appointment.',
  })
}
