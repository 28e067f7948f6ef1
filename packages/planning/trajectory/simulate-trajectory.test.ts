import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bandOf } from './band.ts'
import { simulateTrajectory } from './simulate-trajectory.ts'
import { binomialQuantile, quietPlan, share } from './testing/plans.ts'

const RUNS = { runs: 2000, seed: 1 }
const last = (plan: ReturnType<typeof quietPlan>, runs = RUNS) => simulateTrajectory(plan, runs).years.at(-1)!
const certain = (value: number) => ({ p10: value, p50: value, p90: value, mean: value })

describe('a trajectory', () => {
  it('stays where it is when nothing moves', () => {
    for (const { practitioners, fte, sites } of simulateTrajectory(quietPlan(), RUNS).years)
      expect([practitioners, fte, sites]).toEqual([certain(60), certain(60), certain(4)])
  })

  it('begins with the year that is known', () => {
    const years = simulateTrajectory(quietPlan({ departures: share(0.5) }), RUNS).years
    expect(years.map(({ year }) => year)).toEqual([2025, 2026, 2027, 2028])
    expect(years[0]!.practitioners).toEqual(certain(60))
  })

  it.each([
    [0.05, 1],
    [0.2, 7],
    [0.5, 42],
  ])('has the deciles of the exact binomial when %d leaves each year', (rate, seed) => {
    const { practitioners } = last(quietPlan({ departures: share(rate) }), { runs: 4000, seed })
    const staying = (1 - rate) ** 3
    expect(Math.abs(practitioners.p10 - binomialQuantile(60, staying, 0.1))).toBeLessThanOrEqual(1)
    expect(Math.abs(practitioners.p50 - binomialQuantile(60, staying, 0.5))).toBeLessThanOrEqual(1)
    expect(Math.abs(practitioners.p90 - binomialQuantile(60, staying, 0.9))).toBeLessThanOrEqual(1)
    expect(practitioners.mean).toBeCloseTo(60 * staying, 0)
  })

  it('fills posts as a binomial does, and loses those that it does not fill', () => {
    const recruits = { value: new Map([[2026, 40]]) }
    const { years } = simulateTrajectory(quietPlan({ recruits, recruitSuccess: share(0.7) }), RUNS)
    expect(Math.abs(years[1]!.recruited.p10 - binomialQuantile(40, 0.7, 0.1))).toBeLessThanOrEqual(1)
    expect(Math.abs(years[1]!.recruited.p90 - binomialQuantile(40, 0.7, 0.9))).toBeLessThanOrEqual(1)
    expect(years[2]!.recruited).toEqual(certain(0))
  })

  it('retires people in the year in which they reach the age', () => {
    const ages = { value: [{ from: 63, to: 63, count: 60 }] }
    const retirements = { value: [{ age: 65, share: 1 }] }
    const years = simulateTrajectory(quietPlan({ ages, retirements }), RUNS).years
    expect(years.map(({ practitioners }) => practitioners.p50)).toEqual([60, 60, 0, 0])
    expect(years.map(({ retired }) => retired.p50)).toEqual([0, 0, 60, 0])
  })

  it('counts recruits in full-time equivalents of their own', () => {
    const recruits = { value: new Map([[2027, 10]]) }
    expect(last(quietPlan({ recruits, fteEach: { value: 0.9 }, fteByRecruit: { value: 0.5 } })).fte).toEqual(
      certain(59),
    )
  })

  it('keeps a late site planned', () => {
    const openings = { value: new Map([[2026, 16]]) }
    const years = simulateTrajectory(quietPlan({ openings, openingSuccess: share(0.5) }), RUNS).years
    expect(years.map(({ sites }) => Math.round(sites.mean))).toEqual([4, 12, 16, 18])
  })

  it('holds no more sites open than its practitioners can', () => {
    expect(last(quietPlan({ ftePerSite: { value: 25 } })).sites).toEqual(certain(2))
  })

  it('brings people within reach in the order of openings, and takes none away below today', () => {
    const reach = {
      covered: { value: 1000 },
      population: { value: 5000 },
      order: [
        { label: 'A', gained: 300 },
        { label: 'B', gained: 100 },
      ],
    }
    const openings = {
      value: new Map([
        [2026, 1],
        [2027, 1],
      ]),
    }
    const opening = simulateTrajectory(quietPlan({ reach, openings }), RUNS)
    expect(opening.years.map(({ covered }) => covered?.p50)).toEqual([1000, 1300, 1400, 1400])
    expect(last(quietPlan({ reach, ftePerSite: { value: 25 } })).covered).toEqual(certain(1000))
  })

  it('says how often the number hoped for is reached', () => {
    const recruits = { value: new Map([[2026, 1]]) }
    const plan = quietPlan({ recruits, recruitSuccess: share(0.25), target: { value: 61 } })
    expect(simulateTrajectory(plan, { runs: 8000, seed: 3 }).targetReached).toBeCloseTo(0.25, 1)
  })

  it('is wider when a probability is known between two bounds only', () => {
    const recruits = { value: new Map([[2026, 60]]) }
    const width = (low: number, high: number) => {
      const { p10, p90 } = last(quietPlan({ recruits, recruitSuccess: share(low, high) })).practitioners
      return p90 - p10
    }
    expect(width(0.5, 0.9)).toBeGreaterThan(1.5 * width(0.7, 0.7))
  })

  it('is the same for the same seed in every time zone, and another for another', () => {
    const plan = quietPlan({ departures: share(0.1), recruits: { value: new Map([[2026, 9]]) } })
    expect(last(plan, { runs: 500, seed: 2028 }).practitioners).toEqual({
      p10: 46,
      p50: 51,
      p90: 56,
      mean: 51.348,
    })
    expect(last(plan, { runs: 500, seed: 2029 }).practitioners.mean).not.toBe(51.348)
  })

  it('never has more people than it had and hired', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 20 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        (people, hired, rate, seed) => {
          const recruits = { value: new Map([[2027, hired]]) }
          const plan = quietPlan({ practitioners: { value: people }, recruits, departures: share(rate) })
          const { practitioners } = last(plan, { runs: 20, seed })
          expect(practitioners.p90).toBeLessThanOrEqual(people + hired)
          expect(practitioners.p10).toBeLessThanOrEqual(practitioners.p50)
          expect(practitioners.p50).toBeLessThanOrEqual(practitioners.p90)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('a band', () => {
  it('is made of values that some run had', () => {
    expect(bandOf([5, 1, 4, 2, 3, 9, 8, 7, 6, 10])).toEqual({ p10: 1, p50: 5, p90: 9, mean: 5.5 })
    expect(bandOf([7])).toEqual({ p10: 7, p50: 7, p90: 7, mean: 7 })
  })

  it('is of at least one value', () => {
    expect(() => bandOf([])).toThrow(RangeError)
  })
})
