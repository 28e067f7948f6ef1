/** What one commune reaches. */
export interface Nearest {
  /** Minutes to the nearest site, row by row; Infinity when no road leads to any. */
  readonly minutes: Float64Array
  /** Column of that site, the first of several as near; -1 when there is none. */
  readonly site: Int32Array
}

/** Coverage of an area, weighted by its inhabitants. */
export interface Coverage {
  readonly population: number
  /** Inhabitants at most `maxMinutes` away. */
  readonly covered: number
  /** `covered / population`; 0 in an area without inhabitants. */
  readonly share: number
  /** Mean over the inhabitants that a road joins to a site; NaN when there are none. */
  readonly meanMinutes: number
  /** Inhabitants that no road joins to any site, or whose position is unknown. */
  readonly unreachable: number
}

/** Minutes to the nearest of `sites`, from a full table (row-major, one row a commune). `O(communes x sites)`. */
export function nearestSites(table: ArrayLike<number>, communes: number, sites: number): Nearest {
  const minutes = new Float64Array(communes).fill(Number.POSITIVE_INFINITY)
  const site = new Int32Array(communes).fill(-1)
  for (let commune = 0; commune < communes; commune++) {
    for (let column = 0; column < sites; column++) {
      const found = table[commune * sites + column] as number
      if (!(found < (minutes[commune] as number))) continue
      minutes[commune] = found
      site[commune] = column
    }
  }
  return { minutes, site }
}

/** Sums what the communes reach. `population` has one figure a commune. */
export function coverageOf(
  { minutes }: Pick<Nearest, 'minutes'>,
  population: ArrayLike<number>,
  maxMinutes: number,
): Coverage {
  let [total, covered, reached, weighted] = [0, 0, 0, 0]
  for (let commune = 0; commune < minutes.length; commune++) {
    const people = population[commune] as number
    const away = minutes[commune] as number
    total += people
    if (away <= maxMinutes) covered += people
    if (away === Number.POSITIVE_INFINITY) continue
    reached += people
    weighted += people * away
  }
  return {
    population: total,
    covered,
    share: total === 0 ? 0 : covered / total,
    meanMinutes: weighted / reached,
    unreachable: total - reached,
  }
}
