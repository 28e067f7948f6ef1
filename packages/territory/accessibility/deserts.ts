/** When a commune is a desert; the figures are in the unit of the access. */
export interface DesertRules {
  /** Its access is under this. */
  readonly level: number
  /** And it fell by at least this between the two years: more than what the rounding of published values can make. */
  readonly fall: number
}

/** 2.5 consultations a year by standardised inhabitant (DREES, Dossiers de la DREES 17, 2017); a fall of 0.05 is above the rounding. */
export const GP_DESERT_RULES: DesertRules = { level: 2.5, fall: 0.05 }

export interface Deserts {
  /** Rows under the level and falling, the lowest access first. */
  readonly both: readonly number[]
  /** Under the level, but not falling. */
  readonly levelOnly: readonly number[]
  /** Falling, but not under the level. */
  readonly trendOnly: readonly number[]
  /** Inhabitants of each of the three. */
  readonly people: { readonly both: number; readonly levelOnly: number; readonly trendOnly: number }
  /** Communes without a value in one of the two years: nothing is said of them. */
  readonly unknown: number
}

/** Communes of some rows that fail on level, on trend, or on both. */
export function findDeserts(
  rows: ArrayLike<number>,
  columns: {
    readonly before: ArrayLike<number>
    readonly now: ArrayLike<number>
    readonly population: ArrayLike<number>
  },
  rules: DesertRules,
): Deserts {
  const { before, now, population } = columns
  const found = { both: [] as number[], levelOnly: [] as number[], trendOnly: [] as number[] }
  const people = { both: 0, levelOnly: 0, trendOnly: 0 }
  let unknown = 0
  for (const row of Array.from(rows)) {
    const [earlier, later] = [before[row] as number, now[row] as number]
    if (Number.isNaN(earlier - later)) {
      unknown++
      continue
    }
    const isLow = later < rules.level
    const isFalling = earlier - later >= rules.fall
    if (!isLow && !isFalling) continue
    const kind = isLow && isFalling ? 'both' : isLow ? 'levelOnly' : 'trendOnly'
    found[kind].push(row)
    people[kind] += population[row] as number
  }
  for (const list of Object.values(found))
    list.sort((a, b) => (now[a] as number) - (now[b] as number) || a - b)
  return { ...found, people, unknown }
}
