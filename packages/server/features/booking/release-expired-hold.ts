import { MINUTE_MS } from '@maillage/core/time/local-time.ts'
import { defineAction } from '../../platform/action.ts'
import { BOOKING_LIMITS } from './booking-limits.ts'
import { endHold } from './end-hold.ts'
import { lockAppointment } from './read-appointment.ts'
import { recordChange } from './record-change.ts'
import { bookingAccess } from './booking.access.ts'

/** No hold has more left when its five minutes are over, even one that was extended: a clock was moved back. */
const LONGEST_LEFT_MS = BOOKING_LIMITS.holdMinutes * MINUTE_MS

/**
 * The job at the end of a hold: gives the slot back if nobody confirmed. A hold that was extended is looked at again later. The
 * job comes by the clock of the database: a clock of the server that was moved back makes no hold last.
 */
export const releaseExpiredHold = defineAction<{ networkId: string; appointmentId: string }, null>({
  name: 'release-expired-hold',
  access: bookingAccess['release-expired-hold'],
  async run(context, input) {
    const { tx, now } = context
    const hold = await lockAppointment(tx, input.networkId, input.appointmentId)
    if (hold?.status !== 'held') return null
    const left = (hold.holdExpiresAt ?? 0) - now.epochMilliseconds
    if (left > 0 && left <= LONGEST_LEFT_MS) {
      const payload = { practitionerId: hold.practitionerId, appointmentId: hold.id }
      context.addJob('release-expired-hold', payload, { runInSeconds: Math.ceil(left / 1000) + 1 })
      return null
    }
    recordChange(context, {
      action: 'release-expired-hold',
      event: 'appointment.expired',
      appointment: hold,
    })
    await endHold(context, hold, 'expired')
    return null
  },
})
