import type { OfficeAppointment } from '@maillage/contract/office.ts'
import { canBecome } from '@maillage/core/booking/appointment-status.ts'
import { defineAction } from '../../platform/action.ts'
import { recordChange } from '../booking/record-change.ts'
import { giveBackTime, rewriteFree } from '../booking/take-time.ts'
import { lockVersion } from './lock-version.ts'
import { noSuchAppointment, transitionRefused } from './office-refusals.ts'
import { readOfficeAppointment } from './office.queries.ts'
import { tellOfChange } from './tell-of-change.ts'
import { officeAccess } from './office.access.ts'

export interface OfficeCancelInput {
  networkId: string
  publicUrl: string
  appointmentId: string
  version: number
  /** Who gives up: the patient (by telephone), or the site. */
  by: 'patient' | 'site'
  tellPatient: boolean
}

/**
 * Cancels an appointment and gives its time back.
 * @throws {Refusal} `stale` (with `current`), `transition`, `no-such-appointment`.
 */
export const cancelAtOffice = defineAction<OfficeCancelInput, OfficeAppointment>({
  name: 'cancel-at-office',
  access: officeAccess['cancel-at-office'],
  async run(context, input) {
    const { tx, now } = context
    const status = `cancelled-by-${input.by}` as const
    const known = await lockVersion(context, input.networkId, input.appointmentId, input.version)
    if (!canBecome(known.status, status)) throw transitionRefused(known.status, status)
    const at = new Date(now.epochMilliseconds)
    await tx
      .updateTable('appointment')
      .set({ status, cancelled_at: at, updated_at: at, version: known.version + 1 })
      .where('practitioner_id', '=', known.practitionerId)
      .where('id', '=', known.id)
      .execute()
    const touched = await giveBackTime(tx, known.id)
    recordChange(context, {
      action: 'cancel-at-office',
      event: 'appointment.cancelled',
      appointment: known,
      detail: {
        from: known.status,
        to: status,
        start: new Date(known.start).toISOString(),
        told: input.tellPatient,
      },
    })
    const told = input.by === 'site' ? 'cancellation-by-site' : 'cancellation'
    if (input.tellPatient) await tellOfChange(context, told, input.networkId, known.id, input.publicUrl)
    rewriteFree(context, touched)
    const answer = await readOfficeAppointment(tx, input.networkId, known.id)
    if (!answer) throw noSuchAppointment()
    return answer
  },
})
