/**
 * Minutes by car between two lists of places, sparse (compressed sparse rows): only pairs within a bound are there.
 * The pairs of origin `i` stand at `start[i]` to `start[i + 1] - 1`, by rising destination. Each direction is its own
 * figure; `transposed` turns "from each origin" into "to each destination".
 */
export interface TravelCsr {
  readonly origins: number
  readonly destinations: number
  /** `origins + 1` offsets. */
  readonly start: Uint32Array
  /** Row of the destination, for each pair. */
  readonly to: Uint32Array
  /** Minutes, for each pair: finite, at least 0. */
  readonly minutes: Float32Array
}

/** The same pairs by destination: row `j` of the answer holds the origins that reach `j`. Linear time. */
export function transposed(csr: TravelCsr): TravelCsr {
  const start = new Uint32Array(csr.destinations + 1)
  for (const to of csr.to) start[to + 1] = (start[to + 1] as number) + 1
  for (let row = 0; row < csr.destinations; row++)
    start[row + 1] = (start[row + 1] as number) + (start[row] as number)
  const next = start.slice(0, -1)
  const to = new Uint32Array(csr.to.length)
  const minutes = new Float32Array(csr.to.length)
  for (let origin = 0; origin < csr.origins; origin++) {
    for (let pair = csr.start[origin] as number; pair < (csr.start[origin + 1] as number); pair++) {
      const destination = csr.to[pair] as number
      const place = next[destination] as number
      next[destination] = place + 1
      to[place] = origin
      minutes[place] = csr.minutes[pair] as number
    }
  }
  return { origins: csr.destinations, destinations: csr.origins, start, to, minutes }
}

/** Keeps the pairs of a full table (row-major, `origins x destinations`) of at most `maxMinutes`; Infinity or NaN is no road. */
export function sparseWithin(
  table: ArrayLike<number>,
  { origins, destinations, maxMinutes }: { origins: number; destinations: number; maxMinutes: number },
): TravelCsr {
  const start = new Uint32Array(origins + 1)
  const isKept = (at: number) => (table[at] as number) <= maxMinutes && Number.isFinite(table[at])
  for (let origin = 0; origin < origins; origin++) {
    let kept = start[origin] as number
    for (let to = 0; to < destinations; to++) if (isKept(origin * destinations + to)) kept++
    start[origin + 1] = kept
  }
  const to = new Uint32Array(start[origins] as number)
  const minutes = new Float32Array(to.length)
  let pair = 0
  for (let at = 0; at < origins * destinations; at++) {
    if (!isKept(at)) continue
    to[pair] = at % destinations
    minutes[pair++] = table[at] as number
  }
  return { origins, destinations, start, to, minutes }
}
