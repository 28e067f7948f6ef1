import type { CommuneIndex } from './communes.ts'
import type { TravelMatrix } from './travel-matrix.ts'
import type { TravelTable } from './travel-table.ts'

/** How many of the pairs asked for a file of travel times has not. */
export interface MatrixHoles {
  readonly asked: number
  /** Pairs of two communes that are not in the file: estimated. */
  readonly missing: number
}

/**
 * Travel times of a file by commune, as a table; a place has the minutes of its commune. A pair that is not in the file, and what lies inside
 * one commune, is answered by `estimate`; `onHoles` is told after each table with holes.
 */
export function createMatrixTable(
  matrix: TravelMatrix,
  estimate: TravelTable,
  { label, onHoles }: { label: string; onHoles?: (holes: MatrixHoles) => void },
): TravelTable {
  return {
    label,
    minutes: (from, to) => {
      const table = estimate.minutes(from, to)
      let missing = 0
      for (let i = 0; i < from.size; i++) {
        const row = matrix.get(from.commune[i] as number)
        for (let j = 0; j < to.size; j++) {
          const listed = row?.get(to.commune[j] as number)
          const isInside = from.commune[i] === to.commune[j]
          if (listed !== undefined && !(isInside && listed === 0)) table[i * to.size + j] = listed
          else if (!isInside && Number.isFinite(table[i * to.size + j])) missing++
        }
      }
      if (missing > 0) onHoles?.({ asked: from.size * to.size, missing })
      return table
    },
  }
}

/** What two directions of the same pair say in a file of travel times. */
export interface MatrixDirections {
  readonly pairs: number
  /** Pairs whose opposite is not in the file. */
  readonly oneWay: number
  /** Pairs of communes whose two directions differ by more than 5 minutes and more than a quarter of the longer one. */
  readonly unlike: number
  /** The pair that differs most, as codes, and its minutes each way; undefined when none is unlike. */
  readonly worst:
    | { readonly from: string; readonly to: string; readonly there: number; readonly back: number }
    | undefined
}

const UNLIKE_MINUTES = 5
const UNLIKE_PART = 0.25

/** Looks for what a file of travel times would not say if it were right: roads are seldom much longer one way. */
export function compareDirections(index: CommuneIndex, matrix: TravelMatrix): MatrixDirections {
  let [pairs, oneWay, unlike, most] = [0, 0, 0, 0]
  let worst: MatrixDirections['worst']
  for (const [from, row] of matrix) {
    for (const [to, there] of row) {
      if (from === to) continue
      pairs++
      const back = matrix.get(to)?.get(from)
      if (back === undefined) oneWay++
      if (back === undefined || from > to) continue
      const difference = Math.abs(there - back)
      if (difference <= UNLIKE_MINUTES || difference <= UNLIKE_PART * Math.max(there, back)) continue
      unlike++
      if (difference <= most) continue
      most = difference
      worst = { from: index.codes[from] as string, to: index.codes[to] as string, there, back }
    }
  }
  return { pairs, oneWay, unlike, worst }
}
