/** A source of chance that always tells the same story for the same seed. */
export interface Chance {
  /** In [0, 1). */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number
  percent(chances: number): boolean
  pick<T>(list: readonly T[]): T
  weighted<T extends { weight: number }>(list: readonly T[]): T
  /** Looks like a random UUID (version 4). */
  id(): string
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, enough to spread names over an agenda. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[whole(0, list.length - 1)]
    if (chosen === undefined) throw new RangeError('nothing to pick from')
    return chosen
  }
  const weighted = <T extends { weight: number }>(list: readonly T[]): T => {
    let left = next() * list.reduce((sum, item) => sum + item.weight, 0)
    const chosen = list.find((item) => {
      left -= item.weight
      return left < 0
    })
    return chosen ?? pick(list)
  }
  const hex = (digits: number) => Array.from({ length: digits }, () => whole(0, 15).toString(16)).join('')
  const id = () => `${hex(8)}-${hex(4)}-4${hex(3)}-${pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`
  return { next, whole, percent: (chances) => next() * 100 < chances, pick, weighted, id }
}
