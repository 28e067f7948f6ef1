import type { ProgramSolver } from '../solver/solve-program.ts'
import { explainPractitioner, type SharingReason } from './explain-sharing.ts'
import { findSharingObstacles } from './find-sharing-obstacles.ts'
import { type ProofLimits, proveSharing } from './prove-sharing.ts'
import { searchSharing } from './search-sharing.ts'
import { readSharing, type Sharing } from './sharing-answer.ts'
import type { SharingProblem } from './sharing-problem.ts'
import type { SharingRefusal } from './sharing-refusal.ts'
import { CRITERIA } from './sharing-score.ts'
import { sharingTables } from './sharing-tables.ts'

export interface SharingAnswer {
  readonly sharing: Sharing
  /** So many criteria, from the first on, are proved to be at their best. */
  readonly proved: number
  /** Nothing is better on any criterion, in their order. */
  readonly isProved: boolean
  /** By row of the practitioner. */
  readonly reasons: readonly SharingReason[]
}

/** How the proof is made; without it the answer comes from the search alone. */
export interface SharingProof {
  readonly solver: ProgramSolver
  readonly limits: ProofLimits
}

/**
 * Days and sites for everybody, with the reasons; or what makes it impossible. `roundTrip` holds whole minutes there and back,
 * row-major practitioners x sites, Infinity where no road is known.
 */
export function shareSites(
  problem: SharingProblem,
  roundTrip: Float64Array,
  proof?: SharingProof,
): SharingAnswer | { readonly refusals: readonly SharingRefusal[] } {
  const refusals = findSharingObstacles(problem, roundTrip)
  if (refusals.length > 0) return { refusals }
  const tables = sharingTables(problem, roundTrip)
  const found = searchSharing(tables)
  const proved = proof ? proveSharing(tables, found, proof.solver, proof.limits) : { ...found, proved: 0 }
  return {
    sharing: readSharing(tables, proved.weeks, proved.score),
    proved: proved.proved,
    isProved: proved.proved === CRITERIA.length,
    reasons: problem.practitioners.map((_, row) => explainPractitioner(tables, proved.weeks, row)),
  }
}
