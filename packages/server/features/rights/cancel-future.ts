import { sql } from 'kysely'
import type { ActionContext } from '../../platform/action.ts'
import { recordChange } from '../booking/record-change.ts'
import { giveBackTime, rewriteFree } from '../booking/take-time.ts'
import type { PersonRecord } from './find-record.ts'

interface Future {
  id: string
  practitioner_id: string
  status: 'booked' | 'held'
}

/** Cancels what a person still has to come, and gives the time back. No message: there is nobody to write to any more. */
export async function cancelFuture(
  context: ActionContext,
  networkId: string,
  { patientIds }: PersonRecord,
): Promise<void> {
  const { tx, now } = context
  const { rows } = await sql<Future>`
    select id, practitioner_id, status from appointment
     where patient_id = any(${patientIds}::uuid[]) and status in ('booked', 'held') and upper(period) > ${now.toString()}::timestamptz
     order by practitioner_id, id for update`.execute(tx)
  if (rows.length === 0) return
  const at = new Date(now.epochMilliseconds)
  const touched = { resources: [] as string[], periods: [] as { start: number; end: number }[] }
  for (const appointment of rows) {
    const status = appointment.status === 'held' ? 'released' : 'cancelled-by-patient'
    await tx
      .updateTable('appointment')
      .set((eb) => ({ status, cancelled_at: at, updated_at: at, version: eb('version', '+', 1) }))
      .where('practitioner_id', '=', appointment.practitioner_id)
      .where('id', '=', appointment.id)
      .execute()
    const given = await giveBackTime(tx, appointment.id)
    touched.resources.push(...given.resources)
    touched.periods.push(...given.periods)
    recordChange(context, {
      action: 'cancel-own-appointment',
      event: 'appointment.cancelled',
      appointment: { id: appointment.id, networkId, practitionerId: appointment.practitioner_id },
      detail: { by: 'erasure' },
    })
  }
  rewriteFree(context, touched)
}
