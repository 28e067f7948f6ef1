const MAX_LENGTH = 64
const INFINITE = 99
const rows = [0, 1, 2].map(() => new Uint8Array(MAX_LENGTH + 1))

export interface TypoDistance {
  /** Edits between the needle and the whole name. */
  whole: number
  /** Edits between the needle and the nearest beginning of the name. */
  prefix: number
}

/**
 * Counts the typing errors (letter missing, added, changed, two neighbours swapped) between a needle and a name
 * held in `letters[from, to)`, whose bytes are masked with 0x7f. Distances above `limit` may be given as any larger number.
 * Optimal string alignment distance, in a band of `limit` around the diagonal.
 */
export function typoDistance(
  needle: Uint8Array,
  letters: Uint8Array,
  from: number,
  to: number,
  limit: number,
): TypoDistance {
  const width = Math.min(to - from, MAX_LENGTH)
  let [before, above, current] = rows as [Uint8Array, Uint8Array, Uint8Array]
  for (let j = 0; j <= width; j++) above[j] = j
  for (let i = 1; i <= needle.length; i++) {
    let best = i <= limit ? i : INFINITE
    const low = Math.max(1, i - limit)
    const high = Math.min(width, i + limit)
    current[0] = i
    if (low > 1) current[low - 1] = INFINITE
    for (let j = low; j <= high; j++) {
      const same = needle[i - 1] === ((letters[from + j - 1] as number) & 0x7f)
      let cost = (above[j - 1] as number) + (same ? 0 : 1)
      const up = j < i + limit ? (above[j] as number) + 1 : INFINITE
      cost = Math.min(cost, up, (current[j - 1] as number) + 1)
      if (i > 1 && j > 1 && isSwap(needle, i, letters, from + j))
        cost = Math.min(cost, (before[j - 2] as number) + 1)
      current[j] = cost
      if (cost < best) best = cost
    }
    if (best > limit) return { whole: INFINITE, prefix: INFINITE }
    const spare = before
    before = above
    above = current
    current = spare
  }
  return lastRow(above, needle.length, width, limit)
}

function isSwap(needle: Uint8Array, i: number, letters: Uint8Array, end: number): boolean {
  return (
    needle[i - 1] === ((letters[end - 2] as number) & 0x7f) &&
    needle[i - 2] === ((letters[end - 1] as number) & 0x7f)
  )
}

function lastRow(row: Uint8Array, length: number, width: number, limit: number): TypoDistance {
  let prefix = INFINITE
  for (let j = Math.max(0, length - limit); j <= Math.min(width, length + limit); j++) {
    prefix = Math.min(prefix, row[j] as number)
  }
  return { whole: Math.abs(width - length) <= limit ? (row[width] as number) : INFINITE, prefix }
}
