import type { RetentionClass } from '@maillage/contract/rights.ts'
import {
  classesInForce,
  cutoffOf,
  durationInWords,
  type RetentionClass as PolicyRow,
} from '@maillage/core/retention/retention-class.ts'
import { RETENTION_POLICY } from '@maillage/core/retention/retention-policy.ts'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../platform/database.ts'
import { defineReading } from '../../platform/reading.ts'
import { EXPIRED_ROWS } from './expired-rows.ts'
import { isForgettable } from './remove-patients.ts'
import { retentionAccess } from './retention.access.ts'

/** The policy in force, what the next night will remove, and the last proof of each class. */
export const readRetention = defineReading<{ networkId: string }, RetentionClass[]>({
  name: 'read-retention',
  access: retentionAccess['read-retention'],
  run: ({ db, now }, { networkId }) => describeRetention(db, networkId, now),
})

/** The same for a command, which asks as the owner of the database. */
export async function describeRetention(
  db: Db,
  networkId: string,
  now: Temporal.Instant,
): Promise<RetentionClass[]> {
  const { time_zone: timeZone } = await db
    .selectFrom('network')
    .select('time_zone')
    .where('id', '=', networkId)
    .executeTakeFirstOrThrow()
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const proofs = await lastProofs(db, networkId)
  const classes: RetentionClass[] = []
  for (const row of classesInForce(RETENTION_POLICY, today)) {
    const cutoff = cutoffOf(row, now, timeZone).toString()
    classes.push({
      ...row,
      inWords: durationInWords(row.duration),
      due: await countDue(db, row, networkId, cutoff),
      lastProof: proofs.get(row.code) ?? null,
    })
  }
  return classes
}

async function countDue(
  db: Db,
  { code }: Pick<PolicyRow, 'code'>,
  networkId: string,
  cutoff: string,
): Promise<number> {
  const rows = EXPIRED_ROWS[code]
  const count =
    code === 'audit'
      ? sql<{ n: number }>`select count(*) as n from audit t where t.network_id = ${networkId} and t.id <= (
          select max(last_audit_id) from audit_seal where network_id = ${networkId} and sealed_at < ${cutoff}::timestamptz)`
      : sql<{ n: number }>`select count(*) as n from ${sql.table(rows?.table ?? 'patient')} t
          where ${rows ? rows.isExpired(networkId, cutoff) : isForgettable(networkId, cutoff)}`
  const found = await count.execute(db)
  return found.rows[0]?.n ?? 0
}

async function lastProofs(
  db: Db,
  networkId: string,
): Promise<Map<string, NonNullable<RetentionClass['lastProof']>>> {
  const { rows } = await sql<{ class: string; at: Date; rows: number; older_than: Date; hash: string }>`
    select distinct on (class) class, at, rows, older_than, encode(ids_hash, 'hex') as hash
      from purge_proof where network_id = ${networkId} order by class, at desc`.execute(db)
  return new Map(
    rows.map((row) => [
      row.class,
      { at: row.at.toISOString(), rows: row.rows, olderThan: row.older_than.toISOString(), hash: row.hash },
    ]),
  )
}
