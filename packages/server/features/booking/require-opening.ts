import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { OutdatedError } from '../../platform/database-errors.ts'

/**
 * Whether the opening in which time was just taken is still there. Call it after `rewriteFree`: from there to the end of the
 * transaction nobody changes the openings of the practitioner, and who changes them next sees, and reports, what was booked.
 *
 * @throws {OutdatedError} a closure, an absence or a changed rule took the opening away meanwhile: the action runs again.
 */
export async function requireOpening(
  tx: Tx,
  practitionerId: string,
  openingId: string | null,
): Promise<void> {
  if (openingId === null) return
  const { rows } =
    await sql`select from opening where practitioner_id = ${practitionerId} and id = ${openingId}`.execute(tx)
  if (rows.length === 0) throw new OutdatedError()
}

/** Whether an appointment was in an opening, and none of its practitioner holds it any more at its site. After `rewriteFree`. */
export async function hasLostOpening(
  tx: Tx,
  appointment: { id: string; practitionerId: string },
): Promise<boolean> {
  const { rows } = await sql`
    select from appointment a
     where a.practitioner_id = ${appointment.practitionerId} and a.id = ${appointment.id} and a.opening_id is not null
       and not exists (select from opening o
         where o.practitioner_id = a.practitioner_id and o.site_id = a.site_id and o.period @> a.period)`.execute(
    tx,
  )
  return rows.length > 0
}
