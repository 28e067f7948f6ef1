import { canBecome } from '@maillage/core/booking/appointment-status.ts'
import type { ActionContext } from '../../platform/action.ts'
import { Refusal } from '../../platform/refusal.ts'
import { noSuchAppointment } from './booking.refusals.ts'
import { momentText } from '../messages/message-texts.ts'
import { changeableUntil } from './patient-answer.ts'
import { type AppointmentFacts, lockAppointment } from './read-appointment.ts'
import { readPhone } from './read-phone.ts'

/**
 * The patient's own appointment, locked.
 * @throws {Refusal} `no-such-appointment`.
 */
export async function lockOwnAppointment(
  context: ActionContext,
  networkId: string,
  appointmentId: string,
): Promise<AppointmentFacts> {
  const appointment = await lockAppointment(context.tx, networkId, appointmentId)
  if (!appointment?.patientId) throw noSuchAppointment()
  context.permit(appointment)
  return appointment
}

/**
 * Whether the patient may still move or cancel: booked or arrived is as far as it went, and the notice of the reason is kept.
 * @throws {Refusal} `not-changeable` (with the status), `too-late-to-change` (with the phone).
 */
export async function requireChangeable(
  context: ActionContext,
  appointment: AppointmentFacts,
): Promise<void> {
  const { tx, now } = context
  if (appointment.status !== 'booked' || !canBecome(appointment.status, 'cancelled-by-patient'))
    throw notChangeable(appointment)
  const until = changeableUntil(appointment)
  if (now.epochMilliseconds <= until) return
  const phone = await readPhone(tx, appointment.networkId)
  throw new Refusal(
    'too-late-to-change',
    409,
    {
      fr: `On pouvait changer ce rendez-vous en ligne jusqu’au ${momentText(until, appointment.timeZone, 'fr')}. Appelez le ${phone}\u202f: le secrétariat le fait avec vous.`,
      en: `This appointment could be changed online until ${momentText(until, appointment.timeZone, 'en')}. Call ${phone}: the office will do it with you.`,
    },
    { phone, changeableUntil: new Date(until).toISOString() },
  )
}

function notChangeable(appointment: AppointmentFacts): Refusal {
  const cancelled = appointment.status.startsWith('cancelled')
  return new Refusal(
    'not-changeable',
    409,
    cancelled
      ? {
          fr: 'Ce rendez-vous est annulé. Vous pouvez en prendre un autre.',
          en: 'This appointment is cancelled. You may book another one.',
        }
      : {
          fr: 'Ce rendez-vous a déjà commencé ou est passé\u202f: il ne se change plus en ligne.',
          en: 'This appointment has started or is over: it can no longer be changed online.',
        },
    { status: appointment.status },
  )
}
