import type { OfficeAppointment } from '@maillage/contract/office.ts'
import { canBecome, possibleFrom } from '@maillage/core/booking/appointment-status.ts'
import { zoneClock } from '@maillage/core/time/zone-clock.ts'
import { type ActionContext, defineAction } from '../../platform/action.ts'
import { nearestAlternatives } from '../booking/nearest-alternatives.ts'
import type { AppointmentFacts } from '../booking/read-appointment.ts'
import { readReason } from '../booking/reason-facts.ts'
import { recordChange } from '../booking/record-change.ts'
import { hasLostOpening } from '../booking/has-lost-opening.ts'
import { rewriteFreeNow, takeTime, type TouchedTime } from '../booking/take-time.ts'
import { EVERY_AUDIENCE } from './book-at-office.ts'
import { lockVersion } from './lock-version.ts'
import {
  noSuchAppointment,
  noSuchReason,
  openingGone,
  slotTaken,
  tooEarly,
  transitionRefused,
} from './office-refusals.ts'
import { readOfficeAppointment } from './office.queries.ts'
import { tellOfChange } from './tell-of-change.ts'
import { officeAccess } from './office.access.ts'

export interface SetStatusInput {
  networkId: string
  publicUrl: string
  appointmentId: string
  version: number
  status: 'booked' | 'arrived' | 'in-progress' | 'fulfilled' | 'no-show'
}

/**
 * Moves an appointment along its day: arrived, in progress, fulfilled, no-show, and back. Booked again after a cancellation
 * takes its former time again, if nobody has it by now.
 *
 * @throws {Refusal} `stale` (with `current`), `transition`, `too-early` (with `possibleFrom`), `slot-taken` (with `alternatives`),
 * `opening-gone`, `no-such-appointment`.
 */
export const setAppointmentStatus = defineAction<SetStatusInput, OfficeAppointment>({
  name: 'set-appointment-status',
  access: officeAccess['set-appointment-status'],
  async run(context, input) {
    const { tx, now } = context
    const known = await lockVersion(context, input.networkId, input.appointmentId, input.version)
    // A hold is the patient's until it is confirmed or ends: the office books for itself.
    if (known.status === 'held' || !canBecome(known.status, input.status))
      throw transitionRefused(known.status, input.status)
    refuseTooEarly(known, input.status, now.epochMilliseconds)
    const restored = known.status.startsWith('cancelled')
    const touched = restored ? await takeAgain(context, known) : undefined
    await tx
      .updateTable('appointment')
      .set({
        status: input.status,
        version: known.version + 1,
        updated_at: new Date(now.epochMilliseconds),
        ...(restored ? { cancelled_at: null } : {}),
      })
      .where('practitioner_id', '=', known.practitionerId)
      .where('id', '=', known.id)
      .execute()
    recordChange(context, {
      action: 'set-appointment-status',
      event: restored ? 'appointment.restored' : `appointment.${input.status}`,
      appointment: known,
      detail: { from: known.status, to: input.status },
    })
    if (restored) await tellOfChange(context, 'restoration', input.networkId, known.id, input.publicUrl)
    if (touched) await rewriteFreeNow(tx, touched)
    if (restored && (await hasLostOpening(tx, known))) throw openingGone()
    const answer = await readOfficeAppointment(tx, input.networkId, known.id)
    if (!answer) throw noSuchAppointment()
    return answer
  },
})

/** Nobody has come, or failed to come, to an appointment of another day. */
function refuseTooEarly(known: AppointmentFacts, status: SetStatusInput['status'], now: number): void {
  const clock = zoneClock(known.timeZone)
  if (!clock) throw new RangeError(`no such zone: ${known.timeZone}`)
  const from = possibleFrom(status, {
    start: known.start,
    startOfDay: clock.startOfDay(clock.dayOf(known.start)),
  })
  if (from !== undefined && now < from) throw tooEarly(status, from, known)
}

async function takeAgain({ tx, now }: ActionContext, known: AppointmentFacts): Promise<TouchedTime> {
  const { networkId, practitionerId, siteId, start, end } = known
  const reason = await readReason(tx, networkId, known.reasonId)
  if (!reason) throw noSuchReason()
  const taken = await takeTime(tx, now, {
    appointmentId: known.id,
    practitionerId,
    roomId: known.roomId,
    patientId: known.patientId,
    start,
    end,
    bufferBeforeMinutes: reason.bufferBeforeMinutes,
    bufferAfterMinutes: reason.bufferAfterMinutes,
    lane: known.lane,
    isRestored: true,
    cause: 'appointment',
  })
  if (taken.taken) return taken.touched
  throw slotTaken(
    await nearestAlternatives(tx, {
      networkId,
      reason,
      practitionerId,
      siteId,
      start,
      now,
      count: 3,
      audiences: EVERY_AUDIENCE,
    }),
  )
}
