import type { Hold } from '@maillage/contract/booking.ts'
import { defineAction } from '../../platform/action.ts'
import { noSuchHold } from './booking.refusals.ts'
import { endHold } from './end-hold.ts'
import { hasExpired, toHold } from './hold-answer.ts'
import { lockAppointment } from './read-appointment.ts'
import { recordChange } from './record-change.ts'
import { bookingAccess } from './booking.access.ts'

/**
 * Gives a held slot back before its time. Giving back again changes nothing; an appointment that was booked stays.
 * @throws {Refusal} `no-such-hold`.
 */
export const releaseHold = defineAction<{ networkId: string; appointmentId: string }, Hold>({
  name: 'release-hold',
  access: bookingAccess['release-hold'],
  async run(context, input) {
    const { tx, now, secrets } = context
    const hold = await lockAppointment(tx, input.networkId, input.appointmentId)
    if (!hold) throw noSuchHold()
    if (hold.status !== 'held') return toHold(secrets, hold, now, false)
    const status = hasExpired(hold, now) ? 'expired' : 'released'
    recordChange(context, { action: 'release-hold', event: `appointment.${status}`, appointment: hold })
    await endHold(context, hold, status)
    return toHold(secrets, { ...hold, status, updatedAt: now.epochMilliseconds }, now, true)
  },
})
