import { createHash } from 'node:crypto'
import { classesInForce, cutoffOf } from '@maillage/core/retention/retention-class.ts'
import { RETENTION_POLICY } from '@maillage/core/retention/retention-policy.ts'
import { sql } from 'kysely'
import { type ActionContext, defineAction } from '../../platform/action.ts'
import { EXPIRED_ROWS, type ExpiredRows } from './expired-rows.ts'
import type { Removal } from './removal.ts'
import { removeAudit } from './remove-audit.ts'
import { removePatients } from './remove-patients.ts'
import { retentionAccess } from './retention.access.ts'

/** At most so many rows of a class a night: the rest leaves the next nights. */
const ROWS_A_NIGHT = 20_000

/**
 * Removes, or makes anonymous, what one class of data holds past its time, and writes the proof: how many rows, older than when, the
 * hash of their sorted ids. The same is a line of the audit, and so under its chain.
 */
export const purgeClass = defineAction<{ networkId: string; code: string }, { rows: number }>({
  name: 'purge-class',
  access: retentionAccess['purge-class'],
  async run(context, { networkId, code }) {
    const { tx, now } = context
    const { time_zone: timeZone } = await tx
      .selectFrom('network')
      .select('time_zone')
      .where('id', '=', networkId)
      .executeTakeFirstOrThrow()
    const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
    const found = classesInForce(RETENTION_POLICY, today).find((row) => row.code === code)
    if (!found) return { rows: 0 }
    const olderThan = cutoffOf(found, now, timeZone)
    const ids = await remove(context, code, {
      networkId,
      cutoff: olderThan.toString(),
      limit: ROWS_A_NIGHT,
    })
    const idsHash = createHash('sha256').update(ids.sort().join(',')).digest()
    await tx
      .insertInto('purge_proof')
      .values({
        network_id: networkId,
        class: code,
        at: new Date(now.epochMilliseconds),
        rows: ids.length,
        older_than: new Date(olderThan.epochMilliseconds),
        ids_hash: idsHash,
      })
      .execute()
    context.audit({
      action: 'purge-class',
      networkId,
      subjectType: 'network',
      subjectId: networkId,
      detail: {
        class: code,
        rows: ids.length,
        olderThan: olderThan.toString(),
        idsHash: idsHash.toString('hex'),
      },
    })
    return { rows: ids.length }
  },
})

function remove(context: ActionContext, code: string, removal: Removal): Promise<string[]> {
  if (code === 'audit') return removeAudit(context, removal)
  if (code === 'patient') return removePatients(context, removal)
  const rows = EXPIRED_ROWS[code]
  if (!rows) throw new Error(`no way out for the class ${code}`)
  return removeRows(context, rows, removal)
}

async function removeRows(
  { tx, now }: ActionContext,
  { table, id, isExpired, set }: ExpiredRows,
  { networkId, cutoff, limit }: Removal,
): Promise<string[]> {
  const chosen = sql`t.ctid in (select t.ctid from ${sql.table(table)} t where ${isExpired(networkId, cutoff)} limit ${limit})`
  const change = set
    ? sql`update ${sql.table(table)} t set ${set(now.toString())} where ${chosen}`
    : sql`delete from ${sql.table(table)} t where ${chosen}`
  const { rows } = await sql<{ id: string }>`${change} returning (${sql.raw(id)})::text as id`.execute(tx)
  if (set && rows.length > 0) await freePatientLanes(tx, networkId, now.toString())
  return rows.map((row) => row.id)
}

/** The time of an anonymous appointment is the practitioner's and the room's: no row names the patient any more. */
async function freePatientLanes(tx: ActionContext['tx'], networkId: string, now: string): Promise<void> {
  await sql`
    delete from occupation o using appointment a
     where a.network_id = ${networkId} and a.anonymised_at = ${now}::timestamptz and o.source_id = a.id
       and o.resource_id <> a.practitioner_id and o.resource_id is distinct from a.room_id`.execute(tx)
}
