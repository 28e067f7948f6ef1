import type { Hold } from '@maillage/contract/booking.ts'
import type { Temporal } from 'temporal-polyfill'
import type { Secrets } from '../../platform/secrets.ts'
import { signHold } from './booking-tokens.ts'
import type { AppointmentFacts } from './read-appointment.ts'

/** What a hold's answer is made of. */
export type HoldFacts = Pick<
  AppointmentFacts,
  | 'id'
  | 'practitionerId'
  | 'siteId'
  | 'reasonId'
  | 'start'
  | 'end'
  | 'travelMinutes'
  | 'status'
  | 'holdExpiresAt'
  | 'holdExtended'
  | 'updatedAt'
>

/** Whether a hold's five minutes are over, whether or not it was already given back. */
export function hasExpired(appointment: HoldFacts, now: Temporal.Instant): boolean {
  if (appointment.status === 'expired') return true
  return appointment.status === 'held' && (appointment.holdExpiresAt ?? 0) <= now.epochMilliseconds
}

export function toHold(
  secrets: Secrets,
  appointment: HoldFacts,
  now: Temporal.Instant,
  stillFree: boolean,
): Hold {
  const status = statusOf(appointment, now)
  return {
    id: appointment.id,
    token: signHold(secrets, appointment.id),
    status,
    slot: slotOf(appointment),
    reasonId: appointment.reasonId,
    expiresAt: new Date(appointment.holdExpiresAt ?? appointment.updatedAt).toISOString(),
    extendable: status === 'held' && !appointment.holdExtended,
    stillFree,
  }
}

export function slotOf(appointment: HoldFacts) {
  return {
    practitionerId: appointment.practitionerId,
    siteId: appointment.siteId,
    start: new Date(appointment.start).toISOString(),
    end: new Date(appointment.end).toISOString(),
    minutes: appointment.travelMinutes,
  }
}

function statusOf(appointment: HoldFacts, now: Temporal.Instant): Hold['status'] {
  if (hasExpired(appointment, now)) return 'expired'
  if (appointment.status === 'held' || appointment.status === 'released') return appointment.status
  return 'booked'
}
