import { haveDifferentMatricules } from './duplicate-score.ts'
import { type IdentityStatus, trustOf } from './identity-status.ts'

/** Why two records are not made one. */
export type MergeObstacle =
  | 'same-record'
  | 'already-merged'
  /** Two qualified identities under two matricules: two persons. */
  | 'different-matricules'
  /** The one to be kept is less well identified than the other: keep the other. */
  | 'keep-the-other'

export interface MergeSide {
  id: string
  status: IdentityStatus
  matricule: string | null
  isMerged: boolean
}

/** Whether `merged` may become part of `kept`; `undefined` when nothing stands against it. */
export function mergeObstacle(kept: MergeSide, merged: MergeSide): MergeObstacle | undefined {
  if (kept.id === merged.id) return 'same-record'
  if (kept.isMerged || merged.isMerged) return 'already-merged'
  const qualified = (side: MergeSide) => ({
    isQualified: side.status === 'qualified',
    matricule: side.matricule,
  })
  if (haveDifferentMatricules(qualified(kept), qualified(merged))) return 'different-matricules'
  if (trustOf(kept.status) < trustOf(merged.status)) return 'keep-the-other'
  return undefined
}
