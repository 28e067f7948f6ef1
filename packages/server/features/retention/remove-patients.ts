import { sql } from 'kysely'
import type { ActionContext } from '../../platform/action.ts'
import { findRecord } from '../rights/find-record.ts'
import { forgetPerson } from '../rights/forget-person.ts'
import type { Removal } from './removal.ts'

const PERSONS_A_NIGHT = 500

/** Whose record is old enough and tied to no appointment, no open request, and nobody's use of My space since. */
export const isForgettable = (networkId: string, cutoff: string) => sql`
  t.network_id = ${networkId} and t.merged_into is null and t.created_at < ${cutoff}::timestamptz
  and not exists (select from appointment a where a.patient_id = t.id)
  and not exists (select from patient m where m.merged_into = t.id and m.created_at >= ${cutoff}::timestamptz)
  and not exists (select from rights_request r where r.patient_id = t.id and r.state = 'open')
  and not exists (select from membership m join session s on s.account_id = m.account_id
                   where m.patient_id = t.id and s.seen_at >= ${cutoff}::timestamptz)`

/** Erases the persons whom nothing ties to the network any more, each as if they had asked. */
export async function removePatients(
  context: Pick<ActionContext, 'tx' | 'now'>,
  { networkId, cutoff }: Removal,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select t.id from patient t where ${isForgettable(networkId, cutoff)} order by t.created_at, t.id limit ${PERSONS_A_NIGHT}`.execute(
    context.tx,
  )
  for (const { id } of rows)
    await forgetPerson(
      context,
      networkId,
      await findRecord(context.tx, networkId, id, { lock: true }),
      'erase',
    )
  return rows.map((row) => row.id)
}
