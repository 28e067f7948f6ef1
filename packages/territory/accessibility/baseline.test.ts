import { describe, expect, it } from 'vitest'
import { sparseWithin } from '../travel-csr.ts'
import { computeAccess } from './access.ts'
import { BASELINE_PARAMETERS, estimateSupply } from './baseline.ts'
import { prepareCatchment } from './catchment.ts'
import { measureFit } from './fit.ts'
import { accessRules } from './professions.ts'

/** Villages on a line, 4 minutes apart; every eighth is a town. */
const SIZE = 80
const table = Float64Array.from(
  { length: SIZE * SIZE },
  (_, i) => 4 * Math.abs(Math.floor(i / SIZE) - (i % SIZE)),
)
const catchment = prepareCatchment(
  sparseWithin(table, { origins: SIZE, destinations: SIZE, maxMinutes: 20 }),
  accessRules('gp').classes,
)
const need = Float64Array.from({ length: SIZE }, (_, i) => (i % 8 === 0 ? 6000 + 100 * i : 300 + 3 * i))
const inTowns = Float64Array.from({ length: SIZE }, (_, i) => (i % 8 === 0 ? 25_000 - 200 * i : 0))
const published = computeAccess(catchment, need, inTowns).access
const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0)
const closeness = (supply: Float64Array, to = published) =>
  measureFit(computeAccess(catchment, need, supply).access, to, need)

describe('the supply estimated from published access', () => {
  it('gives back the published access', () => {
    const fit = closeness(estimateSupply(catchment, need, published))
    expect(fit?.p95).toBeLessThan(0.05)
    expect(fit?.median).toBeLessThan(0.02)
  })

  it('finds the practitioners in the towns, which a supply free to lie anywhere does not', () => {
    const share = (supply: Float64Array) => sum(supply.filter((_, i) => i % 8 === 0)) / sum(supply)
    expect(share(estimateSupply(catchment, need, published))).toBeGreaterThan(0.95)
    const wide = estimateSupply(catchment, need, published, { ...BASELINE_PARAMETERS, halfTown: 1, pull: 1 })
    expect(share(wide)).toBeLessThan(0.8)
  })

  it('is never negative and adds up to the published total', () => {
    const noisy = published.map((value, i) => (i % 5 === 0 ? 0 : value * (1 + 0.3 * Math.sin(i))))
    const supply = estimateSupply(catchment, need, noisy)
    expect(Math.min(...supply)).toBeGreaterThanOrEqual(0)
    expect(sum(supply)).toBeCloseTo(sum(noisy.map((value, i) => value * (need[i] as number))), 3)
    expect(closeness(supply, noisy)?.meanComputed).toBeCloseTo(
      closeness(supply, noisy)?.meanPublished as number,
      9,
    )
  })

  it('puts nothing where nothing is published, and nothing of it elsewhere', () => {
    const partly = published.map((value, i) => (i >= 40 && i < 48 ? Number.NaN : value))
    const supply = estimateSupply(catchment, need, partly)
    expect([...supply.slice(40, 48)]).toEqual(new Array(8).fill(0))
    expect(supply.every(Number.isFinite)).toBe(true)
    expect(sum(supply)).toBeGreaterThan(0.8 * sum(inTowns))
  })

  it('is nothing at all where no access is published', () => {
    const nothing = new Float64Array(SIZE).fill(Number.NaN)
    expect(sum(estimateSupply(catchment, need, nothing))).toBe(0)
  })
})

describe('the distance between computed and published access', () => {
  it('is said by place and by need', () => {
    const fit = measureFit([1, 2, 3, Number.NaN, 9], [1, 2.5, 5, 1, 9], [10, 10, 80, 10, 0])
    expect(fit).toEqual({
      places: 3,
      median: 0.5,
      p95: 2,
      medianByNeed: 2,
      p95ByNeed: 2,
      meanPublished: 4.35,
      meanComputed: 2.7,
    })
    expect(measureFit([1, 1], [1, 4], [50, 50])?.medianByNeed).toBe(0)
    expect(measureFit([1], [Number.NaN], [5])).toBeUndefined()
  })
})
