import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'
import type { AuditFault } from './audit-fault.ts'
import { findUndueRemoval } from './find-undue-removal.ts'

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
  /** The digest kept in the link is that of its lines as they are. */
  is_as_sealed: boolean
}

/**
 * Computes every chain again from the lines as they are. Complexity: one read of the audit.
 * @param knownHeads heads noted earlier, in hexadecimal: each must be in one of the chains.
 */
export async function verifyAudit(db: Db | Tx, knownHeads: readonly string[] = []): Promise<AuditReport[]> {
  const { rows: networks } = await sql<{ id: string; slug: string | null }>`
    select known.id, n.slug from (select network_id as id from audit union select network_id from audit_seal union select network_id from audit_removal
                                  union select network_id from audit_verification) as known
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
    select s.number, s.last_audit_id, s.entries, s.hash, s.sealed_at, lines.entries as found, lines.digest = s.digest as is_as_sealed,
           case when length(s.digest) = 32 then
             audit_link(s.version, coalesce(lag(s.hash) over (order by s.number), uuid_send(s.network_id)), s.digest, s.number,
                        s.last_audit_id, s.entries, s.sealed_at) else '' end as expected
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
    fault:
      firstFault(seals, removedUpTo) ??
      (await findUndueRemoval(db, network.id)) ??
      (await findForgedLine(db, network.id)) ??
      (await findCut(db, network.id, last)),
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

/** Numbers begin at 1, and the first link covers lines from there: one below would be under no link, ever. */
async function findForgedLine(db: Db | Tx, networkId: string): Promise<AuditFault | null> {
  const { rows } = await sql<{ id: number | null }>`
    select min(id) as id from audit where network_id = ${networkId} and id <= 0`.execute(db)
  const id = rows[0]?.id ?? null
  return id === null ? null : { kind: 'forged-line', seal: 1, sealedAt: null, between: [id - 1, 0] }
}

/** Links are only ever added: fewer than a verification counted are fewer than there were. */
async function findCut(
  db: Db | Tx,
  networkId: string,
  last: Pick<SealRow, 'number' | 'last_audit_id' | 'sealed_at'> | undefined,
): Promise<AuditFault | null> {
  const { rows } = await sql<{ seals: number }>`
    select coalesce(max(seals), 0) as seals from audit_verification where network_id = ${networkId}`.execute(
    db,
  )
  if ((rows[0]?.seals ?? 0) <= (last?.number ?? 0)) return null
  return { kind: 'cut-off', seal: (last?.number ?? 0) + 1, sealedAt: last?.sealed_at ?? null, between: null }
}

/** Of a link whose lines left nothing may lie under it any more; the link itself is computed again from the digest that it keeps. */
function firstFault(seals: readonly SealRow[], removedUpTo: number): AuditFault | null {
  let after = 0
  for (const [index, seal] of seals.entries()) {
    const between: [number, number] = [after, seal.last_audit_id]
    const found = { seal: index + 1, sealedAt: seal.sealed_at, between }
    if (seal.number !== index + 1) return { kind: 'missing-seal', ...found }
    const linesHold =
      seal.number <= removedUpTo ? seal.found === 0 : seal.is_as_sealed && seal.found === seal.entries
    if (!linesHold || !seal.hash.equals(seal.expected)) return { kind: 'altered', ...found }
    after = seal.last_audit_id
  }
  return null
}
