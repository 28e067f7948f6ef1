import type { Hold, HoldRequest } from '@maillage/contract/booking.ts'
import { MINUTE_MS } from '@maillage/core/time/local-time.ts'
import { sql } from 'kysely'
import { type ActionContext, defineAction } from '../../platform/action.ts'
import { Refusal } from '../../platform/refusal.ts'
import { BOOKING_LIMITS } from './booking-limits.ts'
import { noSuchReason, reasonNotOnline, slotNotOffered, slotTaken } from './booking.refusals.ts'
import { countAttempt } from './count-attempt.ts'
import { type Offer, readReasonAndOffer } from './find-offer.ts'
import { type HoldFacts, toHold } from './hold-answer.ts'
import { nearestAlternatives } from './nearest-alternatives.ts'
import { readPhone } from './read-phone.ts'
import type { ReasonFacts } from './reason-facts.ts'
import { recordChange } from './record-change.ts'
import { rewriteFree, takeTime } from './take-time.ts'
import { bookingAccess } from './booking.access.ts'

export interface HoldInput {
  networkId: string
  request: HoldRequest
  /** Minutes from the patient's commune, when it was given. */
  minutesBySite?: ReadonlyMap<string, number> | undefined
}

/**
 * Keeps a slot for 5 minutes. Races are settled by the constraint `occupation_no_overlap`: one wins, the others are
 * refused with the 3 nearest slots.
 *
 * @throws {Refusal} `slot-taken`, `not-offered`, `too-soon`, `too-far` (each with `alternatives`), `no-such-reason`,
 * `reason-not-online`, `too-many-holds`.
 */
export const holdSlot = defineAction<HoldInput, Hold>({
  name: 'hold-slot',
  access: bookingAccess['hold-slot'],
  async run(context, input) {
    const { tx, now } = context
    const { networkId, request } = input
    const asked = {
      networkId,
      practitionerId: request.practitionerId,
      siteId: request.siteId,
      start: Date.parse(request.start),
      now,
    }
    const facts = await readReasonAndOffer(tx, { ...asked, reasonId: request.reasonId })
    if (!facts) throw noSuchReason()
    const { reason, offer } = facts
    if (reason.audience !== 'everyone') throw reasonNotOnline(await readPhone(tx, networkId))
    await limitHolds(context)
    const slot = { ...asked, reason }
    const alternatives = () =>
      nearestAlternatives(tx, {
        ...slot,
        count: BOOKING_LIMITS.alternatives,
        minutesBySite: input.minutesBySite,
      })
    if (typeof offer === 'string') throw slotNotOffered(offer, await alternatives())
    const id = context.newId()
    const result = await takeTime(tx, now, {
      appointmentId: id,
      practitionerId: slot.practitionerId,
      roomId: offer.roomId,
      start: slot.start,
      end: slot.start + reason.durationMinutes * MINUTE_MS,
      bufferBeforeMinutes: reason.bufferBeforeMinutes,
      bufferAfterMinutes: reason.bufferAfterMinutes,
      cause: 'hold',
    })
    if (!result.taken) throw slotTaken(await alternatives())
    const held = insertHold(context, id, input, reason, offer)
    recordHold(context, id, input)
    rewriteFree(context, result.touched, offer.openingId)
    return toHold(context.secrets, held, now, true)
  },
})

async function limitHolds(context: ActionContext): Promise<void> {
  const { address } = context
  if (!address) return
  const { left } = await countAttempt({
    ...context,
    kind: 'hold',
    value: address,
    limit: BOOKING_LIMITS.holdsPerAddress,
  })
  if (left >= 0) return
  throw new Refusal('too-many-holds', 429, {
    fr: 'Beaucoup de rendez-vous ont été réservés depuis votre connexion. Attendez quelques minutes, ou appelez le secrétariat.',
    en: 'Many appointments were reserved from your connection. Wait a few minutes, or call the office.',
  })
}

function insertHold(
  context: ActionContext,
  id: string,
  input: HoldInput,
  reason: ReasonFacts,
  offer: Offer,
): HoldFacts {
  const { practitionerId, siteId } = input.request
  const start = Date.parse(input.request.start)
  const held: HoldFacts = {
    id,
    practitionerId,
    siteId,
    reasonId: reason.id,
    start,
    end: start + reason.durationMinutes * MINUTE_MS,
    travelMinutes: input.minutesBySite?.get(siteId) ?? null,
    status: 'held',
    holdExpiresAt: context.now.add({ minutes: BOOKING_LIMITS.holdMinutes }).epochMilliseconds,
    holdExtended: false,
    updatedAt: context.now.epochMilliseconds,
  }
  const at = new Date(held.updatedAt)
  context.write(
    context.tx.insertInto('appointment').values({
      id,
      practitioner_id: practitionerId,
      network_id: input.networkId,
      site_id: siteId,
      room_id: offer.roomId,
      opening_id: offer.openingId,
      reason_id: reason.id,
      patient_id: null,
      contact_person_id: null,
      status: held.status,
      period: sql`tstzrange(${new Date(start).toISOString()}::timestamptz, ${new Date(held.end).toISOString()}::timestamptz)`,
      modality: reason.modality,
      travel_minutes: held.travelMinutes,
      hold_expires_at: new Date(held.holdExpiresAt ?? 0),
      note: null,
      booked_by: 'patient',
      moved_from_id: null,
      cancelled_at: null,
      created_at: at,
      updated_at: at,
    }),
  )
  return held
}

function recordHold(context: ActionContext, id: string, input: HoldInput): void {
  const { networkId, request } = input
  const { practitionerId } = request
  context.addJob(
    'release-expired-hold',
    { practitionerId, appointmentId: id },
    { runInSeconds: BOOKING_LIMITS.holdMinutes * 60 + 1, key: `release:${id}` },
  )
  recordChange(context, {
    action: 'hold-slot',
    event: 'appointment.held',
    appointment: { id, networkId, practitionerId },
    detail: { start: request.start, siteId: request.siteId },
  })
}
