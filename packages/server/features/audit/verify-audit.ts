import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'

/** What is wrong with a chain, and since when: the lines up to the link before it are as they were sealed. */
export interface AuditFault {
  /** `altered`: its lines or its own hash; `missing-seal`: a link; `head-unknown`: the head noted elsewhere is not in the chain. */
  kind: 'altered' | 'missing-seal' | 'head-unknown'
  /** Number of the first link that does not hold. */
  seal: number
  sealedAt: Date | null
  /** Ids of the audit between which the fault lies: above, up to. */
  between: [number, number] | null
}

export interface AuditReport {
  networkId: string
  /** Null for a network that is no longer there: its audit stays. */
  slug: string | null
  seals: number
  sealedEntries: number
  /** Lines that left at the end of their retention: their links are kept, and taken as they are. */
  removedEntries: number
  /** Written since the last seal: not under the chain yet. */
  unsealedEntries: number
  /** The last hash, in hexadecimal: noted elsewhere, it proves later that the end of the chain was not cut off. */
  head: string | null
  fault: AuditFault | null
}

interface SealRow {
  number: number
  last_audit_id: number
  entries: number
  hash: Buffer
  sealed_at: Date
  expected: Buffer
  found: number
}

/**
 * Computes every chain again from the lines as they are. Complexity: one read of the audit.
 * @param knownHeads heads noted earlier, in hexadecimal: each must be in one of the chains.
 */
export async function verifyAudit(db: Db | Tx, knownHeads: readonly string[] = []): Promise<AuditReport[]> {
  const { rows: networks } = await sql<{ id: string; slug: string | null }>`
    select known.id, n.slug from (select network_id as id from audit union select network_id from audit_seal) as known
      left join network n on n.id = known.id order by n.slug, known.id`.execute(db)
  const reports: AuditReport[] = []
  const heads = new Set<string>()
  for (const network of networks) reports.push(await verifyChain(db, network, heads))
  const lost = knownHeads.find((head) => !heads.has(head.toLowerCase()))
  const first = reports.find((report) => !report.fault)
  if (lost !== undefined && first)
    first.fault = { kind: 'head-unknown', seal: first.seals, sealedAt: null, between: null }
  return reports
}

async function verifyChain(
  db: Db | Tx,
  network: { id: string; slug: string | null },
  heads: Set<string>,
): Promise<AuditReport> {
  const { rows: seals } = await sql<SealRow>`
    select s.number, s.last_audit_id, s.entries, s.hash, s.sealed_at, lines.entries as found,
           sha256(coalesce(lag(s.hash) over (order by s.number), uuid_send(s.network_id)) || lines.digest) as expected
      from (select *, coalesce(lag(last_audit_id) over (order by number), 0) as after_id
              from audit_seal where network_id = ${network.id}) as s
      cross join lateral audit_digest(s.network_id, s.after_id, s.last_audit_id) as lines
     order by s.number`.execute(db)
  const last = seals.at(-1)
  const removedUpTo = await lastRemoved(db, network.id)
  const sum = (some: readonly SealRow[]) => some.reduce((total, seal) => total + seal.entries, 0)
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from audit where network_id = ${network.id} and id > ${last?.last_audit_id ?? 0}`.execute(
    db,
  )
  for (const seal of seals) heads.add(seal.hash.toString('hex'))
  return {
    networkId: network.id,
    slug: network.slug,
    seals: seals.length,
    sealedEntries: sum(seals.filter((seal) => seal.number > removedUpTo)),
    removedEntries: sum(seals.filter((seal) => seal.number <= removedUpTo)),
    unsealedEntries: rows[0]?.n ?? 0,
    head: last?.hash.toString('hex') ?? null,
    fault: firstFault(seals, removedUpTo),
  }
}

/** Number of the last link whose lines left; 0 when none did. */
async function lastRemoved(db: Db | Tx, networkId: string): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    select coalesce(max(up_to_seal), 0) as number from audit_removal where network_id = ${networkId}`.execute(
    db,
  )
  return rows[0]?.number ?? 0
}

/** A link whose lines left cannot be computed again: nothing may lie under it any more, and the chain goes on from its hash. */
function firstFault(seals: readonly SealRow[], removedUpTo: number): AuditFault | null {
  let after = 0
  for (const [index, seal] of seals.entries()) {
    const between: [number, number] = [after, seal.last_audit_id]
    const found = { seal: index + 1, sealedAt: seal.sealed_at, between }
    if (seal.number !== index + 1) return { kind: 'missing-seal', ...found }
    const holds =
      seal.number <= removedUpTo
        ? seal.found === 0
        : seal.hash.equals(seal.expected) && seal.found === seal.entries
    if (!holds) return { kind: 'altered', ...found }
    after = seal.last_audit_id
  }
  return null
}
