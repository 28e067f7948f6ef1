import type { PatientAppointment } from '@maillage/contract/booking.ts'
import { sql } from 'kysely'
import { type ActionContext, defineAction } from '../../platform/action.ts'
import { BOOKING_LIMITS } from './booking-limits.ts'
import {
  changedMeanwhile,
  noSuchReason,
  patientBusyElsewhere,
  slotNotOffered,
  slotTaken,
} from './booking.refusals.ts'
import type { OwnAppointmentInput } from './cancel-own-appointment.ts'
import { findOffer, type Offer } from './find-offer.ts'
import { nearestAlternatives } from './nearest-alternatives.ts'
import { lockOwnAppointment, requireChangeable } from './own-appointment.ts'
import { answerPatient } from './patient-answer.ts'
import { readPatientLane } from './patient-lane.ts'
import type { AppointmentFacts } from './read-appointment.ts'
import { readReason } from './reason-facts.ts'
import { recordChange } from './record-change.ts'
import { moveTime, rewriteFree } from './take-time.ts'
import { tellPatient } from './tell-patient.ts'
import { bookingAccess } from './booking.access.ts'

export interface MoveInput extends OwnAppointmentInput {
  to: { practitionerId: string; siteId: string; start: string; shownStart?: string | undefined }
  minutesBySite?: ReadonlyMap<string, number> | undefined
}

/**
 * Moves an appointment: the new place is taken before the former one is given back, in one transaction. When the new one
 * is taken by somebody else, the former place is kept. Moving to where it is already changes nothing.
 *
 * @throws {Refusal} `slot-taken`, `not-offered`, `too-soon`, `too-far` (each with `alternatives`), `patient-busy`,
 * `too-late-to-change`, `not-changeable`, `no-such-appointment`; `changed-meanwhile` when `shownStart` is no longer its start.
 */
export const moveOwnAppointment = defineAction<MoveInput, PatientAppointment>({
  name: 'move-own-appointment',
  access: bookingAccess['move-own-appointment'],
  async run(context, input) {
    const { tx, now } = context
    const appointment = await lockOwnAppointment(context, input.networkId, input.appointmentId)
    const target = {
      practitionerId: input.to.practitionerId,
      siteId: input.to.siteId,
      start: Date.parse(input.to.start),
    }
    if (isThere(appointment, target)) return answerPatient(context, input.networkId, appointment.id)
    await requireChangeable(context, appointment)
    const { shownStart } = input.to
    if (shownStart !== undefined && Date.parse(shownStart) !== appointment.start)
      throw changedMeanwhile(appointment)
    const reason = await readReason(tx, input.networkId, appointment.reasonId)
    if (!reason) throw noSuchReason()
    const slot = { networkId: input.networkId, reason, ...target, now }
    const alternatives = () =>
      nearestAlternatives(tx, {
        ...slot,
        count: BOOKING_LIMITS.alternatives,
        minutesBySite: input.minutesBySite,
      })
    const offer = await findOffer(tx, slot)
    if (typeof offer === 'string') throw slotNotOffered(offer, await alternatives())
    const end = target.start + reason.durationMinutes * 60_000
    const result = await moveTime(tx, now, {
      appointmentId: appointment.id,
      ...target,
      roomId: offer.roomId,
      patientId: appointment.patientId,
      patientLane: await readPatientLane(tx, appointment, { start: target.start, end }),
      end,
      bufferBeforeMinutes: reason.bufferBeforeMinutes,
      bufferAfterMinutes: reason.bufferAfterMinutes,
      cause: 'appointment',
    })
    if (!result.taken)
      throw result.busy.includes('practitioner') || result.busy.includes('room')
        ? slotTaken(await alternatives())
        : patientBusyElsewhere()
    const moved = {
      ...appointment,
      ...target,
      end,
      roomId: offer.roomId,
      version: appointment.version + 1,
      updatedAt: now.epochMilliseconds,
    }
    await writeMove(context, appointment, moved, offer, input)
    const answer = await answerPatient(context, input.networkId, appointment.id)
    rewriteFree(context, result.touched, offer.openingId)
    return answer
  },
})

function isThere(
  appointment: AppointmentFacts,
  target: { practitionerId: string; siteId: string; start: number },
): boolean {
  return (
    appointment.status === 'booked' &&
    appointment.practitionerId === target.practitionerId &&
    appointment.siteId === target.siteId &&
    appointment.start === target.start
  )
}

async function writeMove(
  context: ActionContext,
  from: AppointmentFacts,
  to: AppointmentFacts,
  offer: Offer,
  input: MoveInput,
): Promise<void> {
  const known = input.minutesBySite?.get(to.siteId) ?? (to.siteId === from.siteId ? from.travelMinutes : null)
  await context.tx
    .updateTable('appointment')
    .set({
      practitioner_id: to.practitionerId,
      site_id: to.siteId,
      room_id: offer.roomId,
      opening_id: offer.openingId,
      period: sql`tstzrange(${new Date(to.start).toISOString()}::timestamptz, ${new Date(to.end).toISOString()}::timestamptz)`,
      travel_minutes: known,
      version: to.version,
      updated_at: new Date(to.updatedAt),
    })
    .where('practitioner_id', '=', from.practitionerId)
    .where('id', '=', from.id)
    .execute()
  await tellPatient(context, 'move', to, input.publicUrl)
  const detail = {
    from: new Date(from.start).toISOString(),
    to: new Date(to.start).toISOString(),
    fromSiteId: from.siteId,
    toSiteId: to.siteId,
  }
  recordChange(context, {
    action: 'move-own-appointment',
    event: 'appointment.moved',
    appointment: to,
    detail,
  })
  if (from.practitionerId !== to.practitionerId) {
    context.announce({
      networkId: from.networkId,
      practitionerId: from.practitionerId,
      kind: 'appointment.moved-away',
      subjectId: from.id,
      detail,
    })
  }
}
