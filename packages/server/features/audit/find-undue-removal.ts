import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'
import type { AuditFault } from './audit-fault.ts'

interface UndueRow {
  seal: number
  last_audit_id: number
  sealed_at: Date | null
}

/**
 * The first removal of lines that no purge made: of a link sealed less than a year before (CNIL, délibération 2021-122), of a link
 * that is not there, or, for the last one, without the line of the audit by which the purge said how many lines left. The lines of
 * purges before may have left themselves.
 */
export async function findUndueRemoval(db: Db | Tx, networkId: string): Promise<AuditFault | null> {
  const { rows } = await sql<UndueRow>`
    with removal as (
      select r.*, coalesce(lag(r.up_to_seal) over (order by r.up_to_seal), 0) as after_seal,
             r.up_to_seal = max(r.up_to_seal) over () as is_last
        from audit_removal r where r.network_id = ${networkId})
    select r.up_to_seal as seal, r.last_audit_id, s.sealed_at
      from removal r
      left join audit_seal s on s.network_id = r.network_id and s.number = r.up_to_seal and s.last_audit_id = r.last_audit_id
     where s.number is null or s.sealed_at >= least(now(), r.removed_at) - interval '1 year'
        or (r.is_last and not exists (
             select from audit a
              where a.network_id = r.network_id and a.id > r.last_audit_id and a.at = r.removed_at
                and a.action = 'purge-class' and a.detail ->> 'class' = 'audit'
                and a.detail -> 'rows' = (select to_jsonb(sum(l.entries)) from audit_seal l
                                           where l.network_id = r.network_id and l.number > r.after_seal and l.number <= r.up_to_seal)))
     order by r.up_to_seal limit 1`.execute(db)
  const [undue] = rows
  if (!undue) return null
  return {
    kind: 'undue-removal',
    seal: undue.seal,
    sealedAt: undue.sealed_at,
    between: [0, undue.last_audit_id],
  }
}
