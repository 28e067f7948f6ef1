import type { Hold } from '@maillage/contract/booking.ts'
import type { BookingDependencies } from './booking-dependencies.ts'
import { noSuchHold } from './booking.refusals.ts'
import { isStillFree } from './find-offer.ts'
import { hasExpired, toHold } from './hold-answer.ts'
import { readAppointment } from './read-appointment.ts'
import { readReason } from './reason-facts.ts'

/**
 * A hold as it stands, for the bearer of its token. A read.
 * @throws {Refusal} `no-such-hold`.
 */
export async function getHold(deps: BookingDependencies, appointmentId: string): Promise<Hold> {
  const { db, clock, secrets } = deps.platform
  const networkId = await deps.network.id()
  const appointment = await readAppointment(db, networkId, appointmentId)
  if (!appointment) throw noSuchHold()
  const now = clock.now()
  if (!hasExpired(appointment, now)) return toHold(secrets, appointment, now, appointment.status === 'held')
  const reason = await readReason(db, networkId, appointment.reasonId)
  const { practitionerId, siteId, start } = appointment
  const free = reason
    ? await isStillFree(db, { networkId, reason, practitionerId, siteId, start, now })
    : false
  return toHold(secrets, appointment, now, free)
}
