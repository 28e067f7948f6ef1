import type { ActionContext } from '../../platform/action.ts'
import type { Refusal } from '../../platform/refusal.ts'
import { BOOKING_LIMITS } from './booking-limits.ts'
import { holdExpired, noSuchReason } from './booking.refusals.ts'
import { isStillFree } from './find-offer.ts'
import { nearestAlternatives } from './nearest-alternatives.ts'
import type { AppointmentFacts } from './read-appointment.ts'
import { readReason } from './reason-facts.ts'

/**
 * The refusal of a hold that is over: says whether its slot is still free, else the 3 nearest.
 * With `contactProof` the contact was checked: nothing need be typed again.
 */
export async function refuseExpiredHold(
  context: ActionContext,
  hold: AppointmentFacts,
  contactProof?: string,
): Promise<Refusal> {
  const { tx, now } = context
  const { networkId, practitionerId, siteId, start } = hold
  const reason = await readReason(tx, networkId, hold.reasonId)
  if (!reason) return noSuchReason()
  const slot = { networkId, reason, practitionerId, siteId, start, now }
  const stillFree = await isStillFree(tx, slot)
  const alternatives = stillFree
    ? []
    : await nearestAlternatives(tx, { ...slot, count: BOOKING_LIMITS.alternatives })
  return holdExpired({ stillFree, alternatives, ...(contactProof ? { contactProof } : {}) })
}
