import { describe, expect, it } from 'vitest'
import type { TravelCsr } from '../travel-csr.ts'
import { sparseWithin } from '../travel-csr.ts'
import { computeAccess, createLiveAccess } from './access.ts'
import { type DistanceClass, prepareCatchment } from './catchment.ts'

const CLASSES: readonly DistanceClass[] = [
  { upToMinutes: 10, weight: 1 },
  { upToMinutes: 15, weight: 2 / 3 },
  { upToMinutes: 20, weight: 1 / 3 },
]

/** Numbers from 0 to 1, the same at each run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** Random minutes, not the same in both directions; a third of the pairs have no road. */
function world(size: number, seed: number) {
  const random = seeded(seed)
  const table = Float64Array.from({ length: size * size }, () =>
    random() < 0.3 ? Infinity : Math.ceil(random() * 60),
  )
  const need = Float64Array.from({ length: size }, () => (random() < 0.1 ? 0 : random() * 5000))
  const supply = Float64Array.from({ length: size }, () => (random() < 0.6 ? 0 : random() * 9000))
  return { size, table, need, supply }
}

const csrOf = ({ size, table }: { size: number; table: Float64Array }): TravelCsr =>
  sparseWithin(table, { origins: size, destinations: size, maxMinutes: 60 })

/** The definition, pair by pair, on the full table. */
function definition({ size, table, need, supply }: ReturnType<typeof world>) {
  const weight = (from: number, to: number) => {
    const minutes = from === to ? 0 : (table[from * size + to] as number)
    if (minutes <= 10) return 1
    if (minutes <= 15) return 2 / 3
    return minutes <= 20 ? 1 / 3 : 0
  }
  return need.map((_, inhabitant) => {
    let total = 0
    for (let place = 0; place < size; place++) {
      let comers = 0
      for (let from = 0; from < size; from++) comers += weight(from, place) * (need[from] as number)
      if (comers > 0) total += (weight(inhabitant, place) * (supply[place] as number)) / comers
    }
    return total
  })
}

const farthest = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Math.max(
    ...Array.from(a, (value, i) => Math.abs(value - (b[i] as number)) / Math.max(1e-300, Math.abs(value))),
  )
const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0)

describe('access by two-step floating catchment', () => {
  it.each([1, 2, 3, 4])('is the definition, pair by pair, in world %i', (seed) => {
    const made = world(120, seed)
    const catchment = prepareCatchment(csrOf(made), CLASSES)
    const { access } = computeAccess(catchment, made.need, made.supply)
    expect(farthest(definition(made), access)).toBeLessThan(1e-12)
  })

  it('gives out all the supply that somebody reaches, and says what nobody does', () => {
    const made = world(300, 9)
    const { access, unreached } = computeAccess(
      prepareCatchment(csrOf(made), CLASSES),
      made.need,
      made.supply,
    )
    const givenOut = total(access.map((value, i) => value * (made.need[i] as number)))
    expect(Math.abs(givenOut + unreached - total(made.supply)) / total(made.supply)).toBeLessThan(1e-12)
    const alone = { size: 2, table: Float64Array.of(0, 50, 50, 0) }
    const lonely = computeAccess(
      prepareCatchment(csrOf(alone), CLASSES),
      Float64Array.of(100, 0),
      Float64Array.of(7, 5),
    )
    expect(lonely.unreached).toBe(5)
    expect([...lonely.access]).toEqual([0.07, 0])
  })

  it('counts a bound as within its class, and a commune as reaching itself however wide it is', () => {
    const table = Float64Array.of(25, 10, 15, 10, 25, 20, 15, 21, Number.POSITIVE_INFINITY)
    const catchment = prepareCatchment(csrOf({ size: 3, table }), CLASSES)
    const { access, load } = computeAccess(catchment, Float64Array.of(60, 0, 0), Float64Array.of(60, 0, 0))
    expect(load[0]).toBe(60)
    expect([...access]).toEqual([1, 1, 2 / 3])
  })

  it('refuses classes that do not rise, and a table between other places', () => {
    const csr = csrOf({ size: 2, table: Float64Array.of(0, 5, 5, 0) })
    expect(() => prepareCatchment(csr, [])).toThrow(RangeError)
    expect(() => prepareCatchment(csr, [{ upToMinutes: 10, weight: 0 }])).toThrow(RangeError)
    expect(() => prepareCatchment(csr, [...CLASSES].reverse())).toThrow(RangeError)
    expect(() => prepareCatchment({ ...csr, destinations: 3 }, CLASSES)).toThrow(RangeError)
  })
})

describe('access that follows one practitioner', () => {
  it('has the digits of a computation from the start after each arrival and departure', () => {
    const made = world(150, 5)
    const catchment = prepareCatchment(csrOf(made), CLASSES)
    const live = createLiveAccess(catchment, computeAccess(catchment, made.need, made.supply), made.supply)
    const random = seeded(77)
    for (let change = 0; change < 40; change++) {
      const place = Math.floor(random() * made.size)
      live.addSupply(place, random() < 0.5 ? 4000 : -Math.min(4000, live.supply[place] as number))
      expect(live.access).toEqual(computeAccess(catchment, made.need, live.supply).access)
    }
  })

  it('names the places that win or lose, and those only', () => {
    const made = world(150, 6)
    const catchment = prepareCatchment(csrOf(made), CLASSES)
    const base = computeAccess(catchment, made.need, made.supply)
    const live = createLiveAccess(catchment, base, made.supply)
    const touched = new Set(live.addSupply(3, 5000))
    const changed = Array.from(base.access, (value, i) => (value === live.access[i] ? -1 : i)).filter(
      (i) => i >= 0,
    )
    expect(touched).toEqual(new Set(changed))
    expect(changed.length).toBeGreaterThan(1)
  })

  it('refuses to take away more than there is, and changes nothing then', () => {
    const made = world(20, 8)
    const catchment = prepareCatchment(csrOf(made), CLASSES)
    const live = createLiveAccess(catchment, computeAccess(catchment, made.need, made.supply), made.supply)
    expect(() => live.addSupply(0, -1e6)).toThrow(RangeError)
    expect(live.supply).toEqual(made.supply)
  })
})
