import type { Hold } from '@maillage/contract/booking.ts'
import { defineAction } from '../../platform/action.ts'
import { BOOKING_LIMITS } from './booking-limits.ts'
import { alreadyExtended, noSuchHold } from './booking.refusals.ts'
import { hasExpired, toHold } from './hold-answer.ts'
import { lockAppointment } from './read-appointment.ts'
import { recordChange } from './record-change.ts'
import { refuseExpiredHold } from './refuse-expired-hold.ts'
import { bookingAccess } from './booking.access.ts'

/**
 * Keeps a held slot five minutes more, once.
 * @throws {Refusal} `hold-expired`, `already-extended`, `no-such-hold` (given back, or booked meanwhile).
 */
export const extendHold = defineAction<{ networkId: string; appointmentId: string }, Hold>({
  name: 'extend-hold',
  access: bookingAccess['extend-hold'],
  async run(context, input) {
    const { tx, now } = context
    const hold = await lockAppointment(tx, input.networkId, input.appointmentId)
    if (!hold) throw noSuchHold()
    if (hasExpired(hold, now)) throw await refuseExpiredHold(context, hold)
    if (hold.status !== 'held') throw noSuchHold()
    if (hold.holdExtended) throw alreadyExtended()
    const expiresAt = (hold.holdExpiresAt ?? now.epochMilliseconds) + BOOKING_LIMITS.holdMinutes * 60_000
    await tx
      .updateTable('appointment')
      .set({
        hold_expires_at: new Date(expiresAt),
        hold_extended: true,
        version: hold.version + 1,
        updated_at: new Date(now.epochMilliseconds),
      })
      .where('practitioner_id', '=', hold.practitionerId)
      .where('id', '=', hold.id)
      .execute()
    const left = Math.min(expiresAt - now.epochMilliseconds, 2 * BOOKING_LIMITS.holdMinutes * 60_000)
    const runInSeconds = Math.ceil(left / 1000) + 1
    context.addJob(
      'release-expired-hold',
      { practitionerId: hold.practitionerId, appointmentId: hold.id },
      { runInSeconds, key: `release:${hold.id}` },
    )
    recordChange(context, {
      action: 'extend-hold',
      event: 'appointment.held',
      appointment: hold,
      detail: { until: new Date(expiresAt).toISOString() },
    })
    return toHold(context.secrets, { ...hold, holdExpiresAt: expiresAt, holdExtended: true }, now, true)
  },
})
