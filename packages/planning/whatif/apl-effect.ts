import { type Access, computeAccess, createLiveAccess } from '@maillage/territory/accessibility/access.ts'
import type { Catchment } from '@maillage/territory/accessibility/catchment.ts'
import type { PlannedState } from './planned-state.ts'
import { MAX_PRACTITIONER_DAYS } from './what-if-file.ts'

/** Access (APL) before any change: columns by row of the index. */
export interface AplBasis {
  readonly catchment: Catchment
  readonly need: Float64Array
  readonly supply: Float64Array
  readonly access: Access
}

/** What a scenario does to the access of each commune, in the unit of the supply by unit of need. */
export interface AplEffect {
  /** Rows of the index whose access changes, ascending. */
  readonly rows: Int32Array
  readonly before: Float64Array
  readonly after: Float64Array
  /** Full-time equivalents that the scenario adds less those that it takes away. */
  readonly fte: number
  /** Full-time equivalents that leave and that the supply of their commune does not hold: nothing is taken away for them. */
  readonly notHeld: number
}

/** Computes the access of the baseline, once for all scenarios. */
export function prepareApl(catchment: Catchment, need: Float64Array, supply: Float64Array): AplBasis {
  return { catchment, need, supply, access: computeAccess(catchment, need, supply) }
}

/**
 * The effect of days won and lost at the sites, commune by commune; full time is five days a week. Only the communes around
 * the sites that change are computed again.
 * @param supplyPerFte what one full-time practitioner adds to the supply, in its unit.
 */
export function aplEffect(
  basis: AplBasis,
  { before, after }: { before: PlannedState; after: PlannedState },
  supplyPerFte: number,
): AplEffect {
  const live = createLiveAccess(basis.catchment, basis.access, basis.supply)
  const touched = new Set<number>()
  let [fte, notHeld] = [0, 0]
  for (const [row, days] of daysShifted(before, after)) {
    const wanted = days / MAX_PRACTITIONER_DAYS
    const amount = Math.max(wanted * supplyPerFte, -(live.supply[row] as number))
    fte += wanted
    notHeld += amount / supplyPerFte - wanted
    for (const origin of live.addSupply(row, amount)) touched.add(origin)
  }
  const rows = Int32Array.from(touched)
    .filter((row) => basis.access.access[row] !== live.access[row])
    .sort()
  return {
    rows,
    before: Float64Array.from(rows, (row) => basis.access.access[row] as number),
    after: Float64Array.from(rows, (row) => live.access[row] as number),
    fte,
    notHeld,
  }
}

/** Days a week that each commune wins or loses, by its row in the index; a site that is full gives care all the same. */
export function daysShifted(before: PlannedState, after: PlannedState): Map<number, number> {
  const shifts = new Map<number, number>()
  const add = ({ sites }: PlannedState, sign: number) => {
    for (const { commune, days, isThere } of sites)
      if (isThere) shifts.set(commune, (shifts.get(commune) ?? 0) + sign * days)
  }
  add(before, -1)
  add(after, 1)
  return new Map([...shifts].filter(([, days]) => days !== 0))
}
