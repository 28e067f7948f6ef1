import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'

export interface PurgeProof {
  class: string
  at: string
  rows: number
  olderThan: string
  hash: string
  /** The audit says the same; true as well once the lines of that time have left it. */
  isInAudit: boolean
}

const SHOWN = 200

/** The last proofs of purge, newest first, each held against its line of the audit. */
export async function readProofs(db: Db, networkId: string): Promise<PurgeProof[]> {
  const { rows } = await sql<Omit<PurgeProof, 'at' | 'olderThan'> & { at: Date; olderThan: Date }>`
    select p.class, p.at, p.rows, p.older_than as "olderThan", encode(p.ids_hash, 'hex') as hash,
           exists (select from audit a where a.network_id = p.network_id and a.action = 'purge-class' and a.at = p.at
                     and a.detail ->> 'class' = p.class and a.detail -> 'rows' = to_jsonb(p.rows)
                     and case when a.action = 'purge-class' then (a.detail ->> 'olderThan')::timestamptz end = p.older_than and a.detail ->> 'idsHash' = encode(p.ids_hash, 'hex'))
           or p.at <= (select max(s.sealed_at) from audit_removal r
                         join audit_seal s on s.network_id = r.network_id and s.number = r.up_to_seal
                        where r.network_id = p.network_id) as "isInAudit"
      from purge_proof p where p.network_id = ${networkId} order by p.at desc, p.class limit ${SHOWN}`.execute(
    db,
  )
  return rows.map((row) => ({
    ...row,
    isInAudit: Boolean(row.isInAudit),
    at: row.at.toISOString(),
    olderThan: row.olderThan.toISOString(),
  }))
}
