import type { PatientAppointment } from '@maillage/contract/booking.ts'
import { defineAction } from '../../platform/action.ts'
import { noSuchAppointment } from '../booking/booking.refusals.ts'
import { answerPatient } from '../booking/patient-answer.ts'
import { lockAppointment } from '../booking/read-appointment.ts'
import { personAccess } from './person.access.ts'

/**
 * Opens one's own appointment as its link does after the birth date: what moves, cancels and restores it is the session that
 * the answer carries.
 * @throws {Refusal} `no-such-appointment`, `not-yours`.
 */
export const openOwnAppointment = defineAction<
  { networkId: string; appointmentId: string },
  PatientAppointment
>({
  name: 'open-own-appointment',
  access: personAccess['open-own-appointment'],
  async run(context, { networkId, appointmentId }) {
    const appointment = await lockAppointment(context.tx, networkId, appointmentId)
    if (!appointment?.patientId) throw noSuchAppointment()
    context.permit({ patientId: appointment.patientId })
    context.audit({
      action: 'open-own-appointment',
      networkId,
      practitionerId: appointment.practitionerId,
      subjectType: 'appointment',
      subjectId: appointment.id,
    })
    return answerPatient(context, networkId, appointment.id)
  },
})
