/** A linear program, some of its variables whole; rows hold `lower <= sum of coefficient x variable <= upper`. */
export interface MixedProgram {
  readonly sense: 'least' | 'most'
  readonly cost: Float64Array
  readonly lower: Float64Array
  readonly upper: Float64Array
  /** 1 for the variables that are whole. */
  readonly whole: Uint8Array
  readonly rowLower: Float64Array
  readonly rowUpper: Float64Array
  /** Rows in turn: row `r` has the terms `rowStart[r]` to `rowStart[r + 1] - 1`. */
  readonly rowStart: Int32Array
  readonly variable: Int32Array
  readonly coefficient: Float64Array
}

/** Puts a program together, variable by variable and row by row. */
export interface ProgramBuilder {
  /** Adds a variable and gives its number. */
  variable(cost: number, options?: { lower?: number; upper?: number; whole?: boolean }): number
  /** Adds a row of `[variable, coefficient]` terms. */
  row(terms: Iterable<readonly [number, number]>, lower: number, upper: number): void
  readonly terms: number
  build(sense: MixedProgram['sense']): MixedProgram
}

export function createProgramBuilder(): ProgramBuilder {
  const columns = {
    cost: [] as number[],
    lower: [] as number[],
    upper: [] as number[],
    whole: [] as number[],
  }
  const rows = { lower: [] as number[], upper: [] as number[], start: [0] }
  const variable: number[] = []
  const coefficient: number[] = []
  return {
    variable(cost, { lower = 0, upper = 1, whole = false } = {}) {
      columns.lower.push(lower)
      columns.upper.push(upper)
      columns.whole.push(whole ? 1 : 0)
      return columns.cost.push(cost) - 1
    },
    row(terms, lower, upper) {
      for (const [at, by] of terms) {
        variable.push(at)
        coefficient.push(by)
      }
      rows.start.push(variable.length)
      rows.lower.push(lower)
      rows.upper.push(upper)
    },
    get terms() {
      return variable.length
    },
    build: (sense) => ({
      sense,
      cost: Float64Array.from(columns.cost),
      lower: Float64Array.from(columns.lower),
      upper: Float64Array.from(columns.upper),
      whole: Uint8Array.from(columns.whole),
      rowLower: Float64Array.from(rows.lower),
      rowUpper: Float64Array.from(rows.upper),
      rowStart: Int32Array.from(rows.start),
      variable: Int32Array.from(variable),
      coefficient: Float64Array.from(coefficient),
    }),
  }
}
