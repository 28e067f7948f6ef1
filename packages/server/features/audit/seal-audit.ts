import { sql } from 'kysely'
import type { Clock } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { FencedDatabase } from '../../platform/fence.ts'

/** A link covers at most so many lines: what one statement hashes in memory. */
const LINES_A_SEAL = 10_000
/** Writers wait no longer for the instant at which the sealer looks; a busy minute is left to the next one. */
const PATIENCE_MS = 300

/**
 * Seals the lines of the audit that no link covers yet, each network by its own chain. Two servers may run it at once.
 * @returns how many lines were sealed; undefined when the audit was too busy to look: nothing is lost, the next run seals more.
 */
export async function sealAudit({
  database,
  clock,
}: {
  database: Pick<FencedDatabase, 'of' | 'outside'>
  clock: Clock
}): Promise<number | undefined> {
  const horizon = await stableHorizon(database.outside)
  if (horizon === undefined) return undefined
  let sealed = 0
  for (const networkId of await auditedNetworks(database.outside)) {
    const db = database.of(networkId)
    for (let entries = LINES_A_SEAL; entries === LINES_A_SEAL; sealed += entries)
      entries = await db.transaction().execute((tx) => sealNext(tx, networkId, horizon, clock))
  }
  return sealed
}

/** Networks with an audit, those that are gone included. */
async function auditedNetworks(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from audited_networks() as id`.execute(db)
  return rows.map((row) => row.id)
}

/**
 * An id up to which no line is still to come: ids are drawn before their transaction commits, so a smaller one may appear
 * after a greater one. For an instant nobody writes, and then every id drawn is either there or given up.
 */
async function stableHorizon(db: Db): Promise<number | undefined> {
  try {
    return await db.transaction().execute(async (tx) => {
      await sql`set local lock_timeout = ${sql.lit(`${PATIENCE_MS}ms`)}`.execute(tx)
      const { rows } = await sql<{ id: number }>`select audit_horizon() as id`.execute(tx)
      return rows[0]?.id ?? 0
    })
  } catch (error) {
    if ((error as { code?: string }).code === '55P03') return undefined
    throw error
  }
}

async function sealNext(tx: Tx, networkId: string, horizon: number, clock: Clock): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('audit:' || ${networkId}, 0))`.execute(tx)
  const { rows } = await sql<{ entries: number }>`
    with last as (
      select coalesce(max(number), 0) as number, coalesce(max(last_audit_id), 0) as id
        from audit_seal where network_id = ${networkId}
    ), span as (
      select last.*, (select max(id) from (
               select a.id from audit a where a.network_id = ${networkId} and a.id > last.id and a.id <= ${horizon}
                order by a.id limit ${LINES_A_SEAL}) as next) as up_to
        from last
    )
    insert into audit_seal (network_id, number, last_audit_id, entries, version, digest, hash, sealed_at)
    select ${networkId}, span.number + 1, span.up_to, lines.entries, 2, lines.digest,
           audit_link(2::smallint, coalesce(before.hash, uuid_send(${networkId}::uuid)), lines.digest, span.number + 1, span.up_to,
                      lines.entries, seal.at), seal.at
      from span
      cross join (select ${clock.now().toString()}::timestamptz as at) as seal
      left join audit_seal before on before.network_id = ${networkId} and before.number = span.number
      cross join lateral audit_digest(${networkId}, span.id, span.up_to) as lines
     where span.up_to is not null
    returning entries`.execute(tx)
  return rows[0]?.entries ?? 0
}
