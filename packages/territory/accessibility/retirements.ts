import { computeAccess } from './access.ts'
import type { Catchment } from './catchment.ts'
import type { Profession } from './professions.ts'
import type { SupplyRecord } from './supply.ts'

/** Practitioners over an age, and what stands on them. */
export interface Retirements {
  readonly fte: number
  /** Of all the full-time equivalents of the profession whose age is known. */
  readonly shareOfKnown: number
  /** Full-time equivalents whose age no line gives: nothing is said of them. */
  readonly unknownFte: number
  /** Full-time equivalents that would leave, by row. */
  readonly leaving: Float64Array
}

/** Counts the practitioners of a profession who are older than an age. */
export function findRetirements(
  records: readonly SupplyRecord[],
  { size, profession, overAge }: { size: number; profession: Profession; overAge: number },
): Retirements {
  const leaving = new Float64Array(size)
  let [over, known, unknownFte] = [0, 0, 0]
  for (const record of records) {
    if (record.profession !== profession) continue
    if (record.age === null) {
      unknownFte += record.fte
      continue
    }
    known += record.fte
    if (record.age <= overAge) continue
    over += record.fte
    leaving[record.row] = (leaving[record.row] as number) + record.fte
  }
  return { fte: over, shareOfKnown: known === 0 ? 0 : over / known, unknownFte, leaving }
}

/**
 * Access that each place loses when some supply leaves and nobody takes over. The loss times the need adds up to the caseload at risk:
 * the supply that leaves, but for what nobody reached.
 */
export function accessLost(
  catchment: Catchment,
  need: Float64Array,
  supply: Float64Array,
  leaving: Float64Array,
): Float64Array {
  const left = supply.map((value, place) => Math.max(0, value - (leaving[place] as number)))
  const before = computeAccess(catchment, need, supply).access
  const after = computeAccess(catchment, need, left).access
  return before.map((value, place) => value - (after[place] as number))
}
