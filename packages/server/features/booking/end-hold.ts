import type { ActionContext } from '../../platform/action.ts'
import type { AppointmentFacts } from './read-appointment.ts'
import { giveBackTime, rewriteFree } from './take-time.ts'

/** Ends a hold that is locked, gives its time back and has the free time rewritten. */
export async function endHold(
  context: Pick<ActionContext, 'tx' | 'now' | 'call'>,
  hold: AppointmentFacts,
  status: 'expired' | 'released',
): Promise<void> {
  const { tx, now } = context
  await tx
    .updateTable('appointment')
    .set({ status, version: hold.version + 1, updated_at: new Date(now.epochMilliseconds) })
    .where('practitioner_id', '=', hold.practitionerId)
    .where('id', '=', hold.id)
    .execute()
  rewriteFree(context, await giveBackTime(tx, hold.id))
}
