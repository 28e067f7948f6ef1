import { sql } from 'kysely'
import type { ActionContext } from '../../platform/action.ts'
import type { Removal } from './removal.ts'

/**
 * Removes whole sealed spans of the audit that are past their time. Their links stay, so that the chain still goes through; the
 * database refuses the removal of anything sealed less than a year ago, whatever the policy says.
 */
export async function removeAudit(
  { tx, now }: Pick<ActionContext, 'tx' | 'now'>,
  { networkId, cutoff }: Removal,
): Promise<string[]> {
  const { rows: marked } = await sql<{ last_audit_id: number }>`
    insert into audit_removal (network_id, up_to_seal, last_audit_id, removed_at)
    select s.network_id, s.number, s.last_audit_id, ${now.toString()}::timestamptz from audit_seal s
     where s.network_id = ${networkId} and s.sealed_at < ${cutoff}::timestamptz
       and s.number > (select coalesce(max(up_to_seal), 0) from audit_removal where network_id = ${networkId})
     order by s.number desc limit 1 returning last_audit_id`.execute(tx)
  const last = marked[0]?.last_audit_id
  if (last === undefined) return []
  const { rows } = await sql<{ id: string }>`
    delete from audit where network_id = ${networkId} and id <= ${last} returning id::text as id`.execute(tx)
  return rows.map((row) => row.id)
}
