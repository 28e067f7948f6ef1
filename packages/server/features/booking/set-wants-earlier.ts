import type { PatientAppointment } from '@maillage/contract/booking.ts'
import { defineAction } from '../../platform/action.ts'
import { lockOwnAppointment } from './own-appointment.ts'
import { answerPatient } from './patient-answer.ts'
import { recordChange } from './record-change.ts'
import { bookingAccess } from './booking.access.ts'

/**
 * Notes whether the patient wants to be told of an earlier place.
 * @throws {Refusal} `no-such-appointment`.
 */
export const setWantsEarlier = defineAction<
  { networkId: string; appointmentId: string; wantsEarlier: boolean },
  PatientAppointment
>({
  name: 'set-wants-earlier',
  access: bookingAccess['set-wants-earlier'],
  async run(context, input) {
    const appointment = await lockOwnAppointment(context, input.networkId, input.appointmentId)
    if (appointment.wantsEarlier !== input.wantsEarlier) {
      await context.tx
        .updateTable('appointment')
        .set({
          wants_earlier: input.wantsEarlier,
          version: appointment.version + 1,
          updated_at: new Date(context.now.epochMilliseconds),
        })
        .where('practitioner_id', '=', appointment.practitionerId)
        .where('id', '=', appointment.id)
        .execute()
      recordChange(context, {
        action: 'set-wants-earlier',
        event: 'appointment.changed',
        appointment,
        detail: { wantsEarlier: input.wantsEarlier },
      })
    }
    return answerPatient(context, input.networkId, appointment.id)
  },
})
