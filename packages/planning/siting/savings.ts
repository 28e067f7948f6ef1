/**
 * What each candidate saves each point of demand over the sites that are open, sparse and by candidate: candidate `j`
 * holds the pairs `start[j]` to `start[j + 1] - 1`, by rising demand; only savings above 0 are there. A layout is worth the
 * sum over the demand of its greatest saving: p-median and maximal covering are the same problem in this shape.
 */
export interface Savings {
  readonly demands: number
  readonly candidates: number
  readonly start: Uint32Array
  readonly demand: Uint32Array
  readonly saved: Float64Array
  /** Every saving is a whole number: bounds may be rounded down. */
  readonly areWhole: boolean
}

/** The same pairs by demand: those of demand `i` by falling saving. */
export interface SavingsByDemand {
  readonly start: Uint32Array
  readonly candidate: Uint32Array
  readonly saved: Float64Array
}

/** Collects pairs candidate by candidate; `pairsOf(j, add)` calls `add` with rising demands. */
export function collectSavings(
  demands: number,
  candidates: number,
  pairsOf: (candidate: number, add: (demand: number, saved: number) => void) => void,
): Savings {
  const start = new Uint32Array(candidates + 1)
  let room = Math.max(1024, demands * 8)
  let demand = new Uint32Array(room)
  let saved = new Float64Array(room)
  let size = 0
  let areWhole = true
  const add = (row: number, value: number) => {
    if (!(value > 0)) return
    if (size === room) {
      room *= 2
      demand = grown(demand, new Uint32Array(room))
      saved = grown(saved, new Float64Array(room))
    }
    demand[size] = row
    saved[size++] = value
    if (areWhole && !Number.isInteger(value)) areWhole = false
  }
  for (let candidate = 0; candidate < candidates; candidate++) {
    pairsOf(candidate, add)
    start[candidate + 1] = size
  }
  return {
    demands,
    candidates,
    start,
    demand: demand.slice(0, size),
    saved: saved.slice(0, size),
    areWhole,
  }
}

function grown<T extends Uint32Array | Float64Array>(from: T, to: T): T {
  to.set(from)
  return to
}

/** Turns the pairs by candidate into pairs by demand, best first; equal savings by rising candidate. */
export function savingsByDemand(savings: Savings): SavingsByDemand {
  const { demands, candidates, start, demand, saved } = savings
  const rows = new Uint32Array(demands + 1)
  for (const row of demand) rows[row + 1] = (rows[row + 1] as number) + 1
  for (let row = 0; row < demands; row++) rows[row + 1] = (rows[row + 1] as number) + (rows[row] as number)
  const next = rows.slice(0, -1)
  const candidateOf = new Uint32Array(saved.length)
  const savedOf = new Float64Array(saved.length)
  for (let j = 0; j < candidates; j++) {
    for (let pair = start[j] as number; pair < (start[j + 1] as number); pair++) {
      const row = demand[pair] as number
      const place = next[row] as number
      next[row] = place + 1
      candidateOf[place] = j
      savedOf[place] = saved[pair] as number
    }
  }
  for (let row = 0; row < demands; row++)
    sortFalling(candidateOf, savedOf, rows[row] as number, rows[row + 1] as number)
  return { start: rows, candidate: candidateOf, saved: savedOf }
}

/** Sorts a part of two columns by falling saving, equal ones by rising candidate, unless it is sorted already. */
function sortFalling(candidate: Uint32Array, saved: Float64Array, from: number, to: number): void {
  let isSorted = true
  for (let at = from + 1; at < to && isSorted; at++)
    isSorted = (saved[at - 1] as number) >= (saved[at] as number)
  if (isSorted) return
  const [candidates, values] = [candidate.slice(from, to), saved.slice(from, to)]
  const order = Uint32Array.from(values, (_, at) => at)
  order.sort((a, b) => (values[b] as number) - (values[a] as number) || a - b)
  for (let at = 0; at < order.length; at++) {
    candidate[from + at] = candidates[order[at] as number] as number
    saved[from + at] = values[order[at] as number] as number
  }
}

/** What each demand is saved by its best site of a layout. */
export function bestSavings(savings: Savings, layout: Iterable<number>): Float64Array {
  const best = new Float64Array(savings.demands)
  for (const j of layout) {
    for (let pair = savings.start[j] as number; pair < (savings.start[j + 1] as number); pair++) {
      const row = savings.demand[pair] as number
      if ((savings.saved[pair] as number) > (best[row] as number)) best[row] = savings.saved[pair] as number
    }
  }
  return best
}

/** What a layout of candidates is worth. Linear in the pairs of its candidates. */
export function savedBy(savings: Savings, layout: Iterable<number>): number {
  return bestSavings(savings, layout).reduce((sum, one) => sum + one, 0)
}
