import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../platform/database.ts'
import type { AppointmentFacts } from './read-appointment.ts'
import { giveBackTime, rewriteFree } from './take-time.ts'

/** Ends a hold that is locked, gives its time back and rewrites the free time: last in the transaction but for traces. */
export async function endHold(
  tx: Tx,
  hold: AppointmentFacts,
  status: 'expired' | 'released',
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('appointment')
    .set({ status, version: hold.version + 1, updated_at: new Date(now.epochMilliseconds) })
    .where('practitioner_id', '=', hold.practitionerId)
    .where('id', '=', hold.id)
    .execute()
  await rewriteFree(tx, await giveBackTime(tx, hold.id))
}
