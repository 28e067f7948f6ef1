import { defineAction } from '../../platform/action.ts'
import { endHold } from './end-hold.ts'
import { lockAppointment } from './read-appointment.ts'
import { recordChange } from './record-change.ts'
import { bookingAccess } from './booking.access.ts'

/** The job at the end of a hold: gives the slot back if nobody confirmed. A hold that was extended is looked at again later. */
export const releaseExpiredHold = defineAction<{ networkId: string; appointmentId: string }, null>({
  name: 'release-expired-hold',
  access: bookingAccess['release-expired-hold'],
  async run(context, input) {
    const { tx, now } = context
    const hold = await lockAppointment(tx, input.networkId, input.appointmentId)
    if (hold?.status !== 'held') return null
    const left = (hold.holdExpiresAt ?? 0) - now.epochMilliseconds
    if (left > 0) {
      const payload = { practitionerId: hold.practitionerId, appointmentId: hold.id }
      context.addJob('release-expired-hold', payload, { runInSeconds: Math.ceil(left / 1000) + 1 })
      return null
    }
    recordChange(context, {
      action: 'release-expired-hold',
      event: 'appointment.expired',
      appointment: hold,
    })
    await endHold(tx, hold, 'expired', now)
    return null
  },
})
