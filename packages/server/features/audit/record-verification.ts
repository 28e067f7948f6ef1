import type { Temporal } from 'temporal-polyfill'
import type { Db, Tx } from '../../platform/database.ts'
import type { AuditReport } from './verify-audit.ts'

/** Notes when the chain of a network was computed again and whether it held, for whoever reads the audit. */
export async function recordVerification(
  db: Db | Tx,
  report: AuditReport,
  at: Temporal.Instant,
): Promise<void> {
  await db
    .insertInto('audit_verification')
    .values({
      network_id: report.networkId,
      at: new Date(at.epochMilliseconds),
      seals: report.seals,
      holds: report.fault === null,
      fault_after: report.fault?.between?.[0] ?? null,
      fault_up_to: report.fault?.between?.[1] ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
