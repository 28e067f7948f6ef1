/** Numbers that look random and are the same on every machine for the same seed. */
export interface Random {
  /** At least 0, below 1, a multiple of 2^-32. */
  next(): number
  /** A whole number from 0 to `below - 1`; `below` is at least 1 and at most 2^32. */
  whole(below: number): number
}

/**
 * xoshiro128** (Blackman and Vigna, 2018, public domain), its state filled from the seed by splitmix32. Only 32-bit integer
 * operations, which every engine of JavaScript computes alike. `stream` gives independent sequences of one seed.
 */
export function createRandom(seed: number, stream = 0): Random {
  const fill = splitmix32((seed ^ Math.imul(stream, 0x9e3779b1)) >>> 0)
  const state = Uint32Array.of(fill(), fill(), fill(), fill() ^ stream)
  if (state.every((word) => word === 0)) state[0] = 1
  const next32 = () => {
    const [a, b, c, d] = state as unknown as [number, number, number, number]
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
    const c2 = c ^ a
    const d2 = d ^ b
    state[0] = a ^ d2
    state[1] = b ^ c2
    state[2] = c2 ^ (b << 9)
    state[3] = rotate(d2, 11)
    return result
  }
  for (let i = 0; i < 8; i++) next32()
  const next = () => next32() / 4_294_967_296
  return { next, whole: (below) => Math.floor(next() * below) }
}

const rotate = (word: number, by: number) => (word << by) | (word >>> (32 - by))

function splitmix32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x9e3779b9) | 0
    let word = state ^ (state >>> 16)
    word = Math.imul(word, 0x21f0aaad)
    word ^= word >>> 15
    word = Math.imul(word, 0x735a2d97)
    return (word ^ (word >>> 15)) >>> 0
  }
}
