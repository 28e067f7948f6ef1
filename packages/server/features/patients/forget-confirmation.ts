import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'

/** A relative was withdrawn: no undoing of a merge confirms them again. */
export async function forgetConfirmation(tx: Tx, networkId: string, contactId: string): Promise<void> {
  await sql`update patient_merge set moved = jsonb_set(moved, '{confirmed}', (
      select coalesce(jsonb_agg(w), '[]') from jsonb_array_elements(moved -> 'confirmed') w where w ->> 'id' <> ${contactId}))
    where network_id = ${networkId} and undone_at is null
      and moved -> 'confirmed' @> jsonb_build_array(jsonb_build_object('id', ${contactId}::text))`.execute(tx)
}
