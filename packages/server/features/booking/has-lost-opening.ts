import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'

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
