import type { z } from '@hono/zod-openapi'
import type { LinkView } from '@maillage/contract/booking.ts'
import type { Language } from '../../platform/language.ts'
import { appointmentCalendar } from './appointment-calendar.ts'
import { readPlace } from './read-place.ts'
import type { BookingDependencies } from './booking-dependencies.ts'
import { noSuchAppointment } from './booking.refusals.ts'
import { readManageToken } from './booking-tokens.ts'
import { type AppointmentFacts, readAppointment } from './read-appointment.ts'

/**
 * What a signed link shows before the check of identity: when and where, neither name nor reason. A read.
 * @throws {Refusal} `no-such-appointment`.
 */
export async function viewLink(deps: BookingDependencies, token: string): Promise<z.infer<typeof LinkView>> {
  const appointment = await readBehindLink(deps, token)
  return {
    status: appointment.status,
    start: new Date(appointment.start).toISOString(),
    end: new Date(appointment.end).toISOString(),
    siteId: appointment.siteId,
  }
}

/**
 * The calendar file behind a signed link.
 * @throws {Refusal} `no-such-appointment`.
 */
export async function linkCalendar(
  deps: BookingDependencies,
  token: string,
  language: Language,
): Promise<string> {
  const appointment = await readBehindLink(deps, token)
  const place = await readPlace(deps.platform.db, appointment.siteId)
  return appointmentCalendar(appointment, place, `${deps.publicUrl}/r/${token}`, language)
}

async function readBehindLink(deps: BookingDependencies, token: string): Promise<AppointmentFacts> {
  const id = readManageToken(deps.platform.secrets, token)
  const appointment = id ? await readAppointment(deps.platform.db, await deps.network.id(), id) : undefined
  if (!appointment?.patientId) throw noSuchAppointment()
  return appointment
}
