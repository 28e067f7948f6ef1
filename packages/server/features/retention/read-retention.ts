import type { Retention, RetentionClass } from '@maillage/contract/retention.ts'
import {
  classesInForce,
  cutoffOf,
  durationInWords,
  type RetentionClass as PolicyRow,
} from '@maillage/core/retention/retention-class.ts'
import { RETENTION_POLICY } from '@maillage/core/retention/retention-policy.ts'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Db } from '../../platform/database.ts'
import { defineReading } from '../../platform/reading.ts'
import { EXPIRED_ROWS } from './expired-rows.ts'
import { readLastProofs, readRemovals } from './read-proofs.ts'
import { isForgettable } from './remove-patients.ts'
import { retentionAccess } from './retention.access.ts'

/** When the job of the night begins, in UTC. */
export const NIGHTLY_PURGE_AT = '02:45'

/** The policy in force, what the next night will remove, the last proof of each class, and what left of late. */
export const readRetention = defineReading<{ networkId: string }, Retention>({
  name: 'read-retention',
  access: retentionAccess['read-retention'],
  async run({ db, now }, { networkId }) {
    const classes = await describeRetention(db, networkId, now)
    const removals = await readRemovals(db, networkId)
    const nextAt = nextNight(now)
    return { classes, removals, nextAt: nextAt.toString(), isLate: isLate(classes, nextAt, now) }
  },
})

/** The classes, for a command as well, which asks as the owner of the database. */
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
  const proofs = await readLastProofs(db, networkId)
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

/** The first start of the night's job after an instant. */
function nextNight(now: Temporal.Instant): Temporal.Instant {
  const utc = now.toZonedDateTimeISO('UTC')
  const tonight = utc.withPlainTime(NIGHTLY_PURGE_AT)
  return (Temporal.ZonedDateTime.compare(tonight, utc) > 0 ? tonight : tonight.add({ days: 1 })).toInstant()
}

/** Whether a class that was purged before was not purged in the last night, which has had an hour to do it. */
function isLate(
  classes: readonly RetentionClass[],
  nextAt: Temporal.Instant,
  now: Temporal.Instant,
): boolean {
  const lastNight = nextAt.subtract({ hours: 24 })
  const isOver = Temporal.Instant.compare(now, lastNight.add({ hours: 1 })) > 0
  return (
    isOver &&
    classes.some(({ lastProof }) => lastProof && Temporal.Instant.compare(lastProof.at, lastNight) < 0)
  )
}
