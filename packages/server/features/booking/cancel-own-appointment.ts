import type { PatientAppointment } from '@maillage/contract/booking.ts'
import { defineAction } from '../../platform/action.ts'
import { lockOwnAppointment, requireChangeable } from './own-appointment.ts'
import { answerPatient } from './patient-answer.ts'
import { recordChange } from './record-change.ts'
import { giveBackTime, rewriteFree } from './take-time.ts'
import { tellPatient } from './tell-patient.ts'
import { bookingAccess } from './booking.access.ts'

export interface OwnAppointmentInput {
  networkId: string
  appointmentId: string
  publicUrl: string
}

/**
 * Cancels and gives the place back at once. Cancelling again changes nothing.
 * @throws {Refusal} `too-late-to-change`, `not-changeable`, `no-such-appointment`.
 */
export const cancelOwnAppointment = defineAction<OwnAppointmentInput, PatientAppointment>({
  name: 'cancel-own-appointment',
  access: bookingAccess['cancel-own-appointment'],
  async run(context, input) {
    const { tx, now } = context
    const appointment = await lockOwnAppointment(context, input.networkId, input.appointmentId)
    if (appointment.status === 'cancelled-by-patient')
      return answerPatient(context, input.networkId, appointment.id)
    await requireChangeable(context, appointment)
    const at = new Date(now.epochMilliseconds)
    const cancelled = {
      ...appointment,
      status: 'cancelled-by-patient' as const,
      version: appointment.version + 1,
      updatedAt: at.getTime(),
    }
    await tx
      .updateTable('appointment')
      .set({ status: cancelled.status, cancelled_at: at, version: cancelled.version, updated_at: at })
      .where('practitioner_id', '=', appointment.practitionerId)
      .where('id', '=', appointment.id)
      .execute()
    await tellPatient(context, 'cancellation', cancelled, input.publicUrl)
    recordChange(context, {
      action: 'cancel-own-appointment',
      event: 'appointment.cancelled',
      appointment,
      detail: { by: 'patient', start: new Date(appointment.start).toISOString() },
    })
    const answer = await answerPatient(context, input.networkId, appointment.id)
    rewriteFree(context, await giveBackTime(tx, appointment.id))
    return answer
  },
})
