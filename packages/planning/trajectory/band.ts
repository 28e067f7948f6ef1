/** Where a quantity lies over all runs. The deciles are values that some run had (nearest rank). */
export interface Band {
  /** One run in ten is below, or at it. */
  readonly p10: number
  readonly p50: number
  readonly p90: number
  readonly mean: number
}

/** @throws RangeError when there is no value. */
export function bandOf(values: ArrayLike<number>): Band {
  const sorted = Float64Array.from(values).sort()
  if (sorted.length === 0) throw new RangeError('a band of no value')
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length - 1e-9) - 1)]!
  return {
    p10: at(0.1),
    p50: at(0.5),
    p90: at(0.9),
    mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
  }
}
