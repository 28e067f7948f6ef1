import type { PatientRecord } from '@maillage/contract/patients.ts'
import type { Tx } from '../../platform/database.ts'
import type { CareProof } from '../audit/require-care.ts'

/** Why a record is open to who reads it without care of the patient, and until when; null: they are in care. */
export async function readOpenOutsideCare(
  tx: Tx,
  { breakGlassId }: CareProof,
): Promise<PatientRecord['openedOutsideCare']> {
  if (breakGlassId === undefined) return null
  const { reason, ends_at } = await tx
    .selectFrom('break_glass')
    .select(['reason', 'ends_at'])
    .where('id', '=', breakGlassId)
    .executeTakeFirstOrThrow()
  return { reason: reason ?? '', until: ends_at.toISOString() }
}
