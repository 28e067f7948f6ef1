import type { AuditChain } from '@maillage/contract/audit.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'
import { defineReading } from '../../platform/reading.ts'
import { auditAccess } from './audit.access.ts'

interface ChainRow {
  seals: number
  last_seal_at: Date | null
  sealed_entries: number
  removed_entries: number
  entries_since: number
  head: string | null
  verified_at: Date | null
  holds: boolean | null
  fault_after: number | null
  fault_up_to: number | null
}

/** The state of the chain over a network's audit, as it was last verified: nothing is computed again. */
export const readAuditChain = defineReading<{ networkId: string }, AuditChain>({
  name: 'read-audit-chain',
  access: auditAccess['read-audit-chain'],
  run: ({ db }, { networkId }) => chainOf(db, networkId),
})

/** @internal Also what a verification answers. */
export async function chainOf(db: Db | Tx, networkId: string): Promise<AuditChain> {
  const { rows } = await sql<ChainRow>`
    with removed as (select coalesce(max(up_to_seal), 0) as up_to from audit_removal where network_id = ${networkId})
    select count(s.number) as seals, max(s.sealed_at) as last_seal_at,
           coalesce(sum(s.entries) filter (where s.number > removed.up_to), 0) as sealed_entries,
           coalesce(sum(s.entries) filter (where s.number <= removed.up_to), 0) as removed_entries,
           (select count(*) from audit where network_id = ${networkId} and id > coalesce(max(s.last_audit_id), 0)) as entries_since,
           (select encode(hash, 'hex') from audit_seal where network_id = ${networkId} order by number desc limit 1) as head,
           v.at as verified_at, v.holds, v.fault_after, v.fault_up_to
      from removed
      left join audit_seal s on s.network_id = ${networkId}
      left join lateral (select * from audit_verification where network_id = ${networkId} order by at desc limit 1) as v on true
     group by removed.up_to, v.at, v.holds, v.fault_after, v.fault_up_to`.execute(db)
  const row = rows[0]
  return {
    seals: row?.seals ?? 0,
    lastSealAt: row?.last_seal_at?.toISOString() ?? null,
    sealedEntries: row?.sealed_entries ?? 0,
    entriesSince: row?.entries_since ?? 0,
    head: row?.head ?? null,
    removedEntries: row?.removed_entries ?? 0,
    verified: row?.verified_at
      ? { at: row.verified_at.toISOString(), holds: row.holds === true, between: betweenOf(row) }
      : null,
  }
}

function betweenOf({ fault_after: after, fault_up_to: upTo }: ChainRow): [number, number] | null {
  return after === null || upTo === null ? null : [after, upTo]
}
