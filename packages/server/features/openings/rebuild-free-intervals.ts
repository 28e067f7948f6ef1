import type { Interval } from '@maillage/core/time/interval.ts'
import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'

/**
 * Computes free time again for the openings of these practitioners that meet a period: one statement, last in its
 * transaction. The definition of free time stays in the database (`rewrite_free_intervals`).
 */
export async function rebuildFreeIntervals(
  tx: Tx,
  practitionerIds: readonly string[],
  period: Interval,
): Promise<void> {
  await sql`select rewrite_free_intervals(${[...practitionerIds]}::uuid[], tstzmultirange(tstzrange(${new Date(period.start)}, ${new Date(period.end)})))`.execute(
    tx,
  )
}
