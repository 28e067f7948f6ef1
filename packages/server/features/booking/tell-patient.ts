import type { Contact } from '@maillage/core/booking/contact.ts'
import type { ActionContext } from '../../platform/action.ts'
import { appointmentText, type MessageKind } from '../messages/message-texts.ts'
import { writeMessage } from '../messages/write-message.ts'
import { appointmentCalendar } from './appointment-calendar.ts'
import { type Place, readPlace } from './read-place.ts'
import { manageToken } from './booking-tokens.ts'
import { readTold } from './patient-answer.ts'
import type { AppointmentFacts } from './read-appointment.ts'

/**
 * Writes the message that tells the patient, or who booked for them, of a change. Neither name nor reason stands in it.
 * Nobody to write to (booked by phone, without contact): nothing is written. What is `known` spares a read.
 */
export async function tellPatient(
  context: ActionContext,
  kind: MessageKind,
  appointment: AppointmentFacts,
  publicUrl: string,
  known: { recipient?: Contact; place?: Place } = {},
): Promise<void> {
  const to = known.recipient ?? (await readTold(context.tx, appointment))?.recipient
  if (!to) return
  const place = known.place ?? (await readPlace(context.tx, appointment.siteId))
  const link = `${publicUrl}/r/${manageToken(context.secrets, appointment.id)}`
  const text = appointmentText(kind, to.channel, context.language, {
    networkName: place.networkName,
    start: appointment.start,
    timeZone: appointment.timeZone,
    siteName: place.siteName,
    siteAddress: place.address,
    phone: place.phone,
    link,
  })
  const calendar =
    to.channel === 'email'
      ? { attachment: appointmentCalendar(appointment, place, link, context.language) }
      : {}
  writeMessage(context, {
    networkId: appointment.networkId,
    appointmentId: appointment.id,
    kind,
    to,
    text,
    ...calendar,
  })
}
