import type { PurgeProof } from '@maillage/contract/retention.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/database.ts'

const SHOWN = 200
const REMOVALS_SHOWN = 50

/** The last proofs of purge, newest first, each held against its line of the audit. */
export function readProofs(db: Db, networkId: string): Promise<PurgeProof[]> {
  return read(db, sql`${proofs(networkId)} order by p.at desc, p.class limit ${SHOWN}`)
}

/** The same of nights that removed something. */
export function readRemovals(db: Db, networkId: string): Promise<PurgeProof[]> {
  return read(
    db,
    sql`${proofs(networkId)} and p.rows > 0 order by p.at desc, p.class limit ${REMOVALS_SHOWN}`,
  )
}

/** The last proof of each class. */
export async function readLastProofs(db: Db, networkId: string): Promise<Map<string, PurgeProof>> {
  const last = sql`and p.at = (select max(l.at) from purge_proof l where l.network_id = p.network_id and l.class = p.class)`
  const found = await read(db, sql`${proofs(networkId)} ${last}`)
  return new Map(found.map((proof) => [proof.class, proof]))
}

/** Proofs `p` of a network, each with the line of the audit that says the same. */
function proofs(networkId: string): RawBuilder<unknown> {
  return sql`
    select p.class, p.at, p.rows, p.older_than as "olderThan", encode(p.ids_hash, 'hex') as hash,
           line.id is not null or p.at <= (select max(s.sealed_at) from audit_removal r
                                             join audit_seal s on s.network_id = r.network_id and s.number = r.up_to_seal
                                            where r.network_id = p.network_id) as "isInAudit",
           (select min(s.number) from audit_seal s where s.network_id = p.network_id and s.last_audit_id >= line.id) as seal
      from purge_proof p
      left join lateral (
        select a.id from audit a where a.network_id = p.network_id and a.action = 'purge-class' and a.at = p.at
           and a.detail ->> 'class' = p.class and a.detail -> 'rows' = to_jsonb(p.rows)
           and case when a.action = 'purge-class' then (a.detail ->> 'olderThan')::timestamptz end = p.older_than
           and a.detail ->> 'idsHash' = encode(p.ids_hash, 'hex') limit 1) line on true
     where p.network_id = ${networkId}`
}

async function read(db: Db, query: RawBuilder<unknown>): Promise<PurgeProof[]> {
  const { rows } = await (
    query as RawBuilder<Omit<PurgeProof, 'at' | 'olderThan'> & { at: Date; olderThan: Date }>
  ).execute(db)
  return rows.map((row) => ({
    ...row,
    isInAudit: Boolean(row.isInAudit),
    at: row.at.toISOString(),
    olderThan: row.olderThan.toISOString(),
  }))
}
