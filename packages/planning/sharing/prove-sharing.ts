import type { ProgramSolver } from '../solver/solve-program.ts'
import { type FoundSharing, scoreOfWeeks } from './search-sharing.ts'
import { sharingProgram } from './sharing-program.ts'
import { CRITERIA } from './sharing-score.ts'
import type { SharingTables } from './sharing-tables.ts'

export interface ProvedSharing extends FoundSharing {
  /** So many criteria, from the first on, cannot be better; all of them: no arrangement is better. */
  readonly proved: number
}

export interface ProofLimits {
  /** Seconds for the whole proof. */
  readonly maxSeconds: number
  /** Seconds since any moment, to share them out. */
  readonly clock: () => number
  readonly shouldStop?: () => boolean
  /** Told after each criterion. */
  readonly onProgress?: (proved: number) => void
}

/**
 * Proves an arrangement criterion by criterion, or finds a better one: the solver minimises each in turn, the earlier ones kept
 * at their best. What it has no time for stays unproved, and says so.
 */
export function proveSharing(
  tables: SharingTables,
  found: FoundSharing,
  solver: ProgramSolver,
  limits: ProofLimits,
): ProvedSharing {
  const end = limits.clock() + limits.maxSeconds
  let best = found
  for (let level = 0; level < CRITERIA.length; level++) {
    const step = proveLevel(tables, best, level, solver, end - limits.clock(), limits.shouldStop)
    best = step.best
    if (!step.isProved) return { ...best, proved: level }
    limits.onProgress?.(level + 1)
  }
  return { ...best, proved: CRITERIA.length }
}

function proveLevel(
  tables: SharingTables,
  best: FoundSharing,
  level: number,
  solver: ProgramSolver,
  maxSeconds: number,
  shouldStop: (() => boolean) | undefined,
): { best: FoundSharing; isProved: boolean } {
  const known = best.score[level]!
  if (known === 0) return { best, isProved: true }
  if (maxSeconds <= 0) return { best, isProved: false }
  const { program, constant, weeksOf } = sharingProgram(tables, level, best.score)
  const reaches = (bound: number) => bound + constant > known - 1 + TOLERANCE
  const outcome = solver.solve(program, {
    maxSeconds,
    mustBeat: known - constant - 1 + 2 * TOLERANCE,
    ...(shouldStop === undefined ? {} : { shouldStop }),
  })
  if (outcome.kind === 'too-large') return { best, isProved: false }
  if (outcome.kind === 'nothing-better') return { best, isProved: true }
  if (outcome.kind === 'bound-only') return { best, isProved: reaches(outcome.bound) }
  const value = Math.round(outcome.value + constant)
  if (value >= known) return { best, isProved: outcome.proved || reaches(outcome.bound) }
  const weeks = weeksOf(outcome.values)
  const better = { weeks, score: scoreOfWeeks(tables, weeks) }
  return { best: better, isProved: outcome.proved || outcome.bound + constant > value - 1 + TOLERANCE }
}

/** Criteria are whole numbers: a bound above the next smaller one, by more than the solver's own error, is a proof. */
const TOLERANCE = 1e-4
