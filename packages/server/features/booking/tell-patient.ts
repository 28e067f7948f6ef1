import type { ActionContext } from '../../platform/action.ts'
import { appointmentText, type MessageKind } from '../messages/message-texts.ts'
import { writeMessage } from '../messages/write-message.ts'
import { appointmentCalendar, readPlace } from './appointment-calendar.ts'
import { manageToken } from './booking-tokens.ts'
import { readRecipient } from './patient-answer.ts'
import type { AppointmentFacts } from './read-appointment.ts'
import { readPhone } from './read-phone.ts'

/**
 * Writes the message that tells the patient, or who booked for them, of a change. Neither name nor reason stands in it.
 * Nobody to write to (booked by phone, without contact): nothing is written.
 */
export async function tellPatient(
  context: ActionContext,
  kind: MessageKind,
  appointment: AppointmentFacts,
  publicUrl: string,
): Promise<void> {
  const to = await readRecipient(context.tx, appointment)
  if (!to) return
  const place = await readPlace(context.tx, appointment.siteId)
  const link = `${publicUrl}/r/${manageToken(context.secrets, appointment.id)}`
  const text = appointmentText(kind, to.channel, context.language, {
    networkName: place.networkName,
    start: appointment.start,
    timeZone: appointment.timeZone,
    siteName: place.siteName,
    siteAddress: place.address,
    phone: await readPhone(context.tx, appointment.networkId),
    link,
  })
  const calendar =
    to.channel === 'email'
      ? { attachment: appointmentCalendar(appointment, place, link, context.language) }
      : {}
  await writeMessage(context, {
    networkId: appointment.networkId,
    appointmentId: appointment.id,
    kind,
    to,
    text,
    ...calendar,
  })
}
