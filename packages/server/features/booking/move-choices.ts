import type { Slot } from '@maillage/contract/slot-search.ts'
import type { BookingDependencies } from './booking-dependencies.ts'
import { noSuchAppointment, noSuchReason } from './booking.refusals.ts'
import { nearestAlternatives } from './nearest-alternatives.ts'
import { readAppointment } from './read-appointment.ts'
import { readReason } from './reason-facts.ts'

/**
 * Slots to which an appointment may move: same reason; the same practitioner and day come first. A read.
 * @throws {Refusal} `no-such-appointment`.
 */
export async function moveChoices(
  deps: BookingDependencies,
  appointmentId: string,
  limit: number,
): Promise<Slot[]> {
  const { db, clock } = deps.platform
  const networkId = await deps.network.id()
  const appointment = await readAppointment(db, networkId, appointmentId)
  if (!appointment?.patientId) throw noSuchAppointment()
  const reason = await readReason(db, networkId, appointment.reasonId)
  if (!reason) throw noSuchReason()
  const { practitionerId, siteId, start, travelMinutes } = appointment
  const minutesBySite = travelMinutes === null ? undefined : new Map([[siteId, travelMinutes]])
  return nearestAlternatives(db, {
    networkId,
    reason,
    practitionerId,
    siteId,
    start,
    now: clock.now(),
    count: limit,
    minutesBySite,
  })
}
